import { useState } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useStore } from 'zustand'
import { SCREEN_ZOOMS } from '#shared/domain/screen/screenView'
import { useClient } from '../../api/ClientContext.tsx'
import { useScreenFollower } from '../../api/screenFollower.ts'
import { useAction } from '../../api/useAction.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Switch.tsx'
import styles from './BigScreenControl.module.css'

/** Opens the big screen, holds it still, and sets how large it draws. */
export function BigScreenControl() {
  const { store } = useScreenFollower()
  const isPaused = useStore(store, (state) => state.isPaused)
  return (
    <DialogTrigger>
      <span className={styles['trigger']} data-paused={isPaused || undefined}>
        <IconButton icon="screen" label={isPaused ? 'Big screen (held still)' : 'Big screen'} />
      </span>
      <Popover className={styles['popover'] ?? ''} offset={6} placement="bottom end">
        <Dialog className={styles['panel'] ?? ''} aria-label="Big screen">
          <Panel />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Panel() {
  const client = useClient()
  const { store, setPaused, setZoom } = useScreenFollower()
  const { zoom, isPaused } = useStore(store)
  const [address, setAddress] = useState<string | null>(null)
  const open = useAction(async () => {
    const { address: opened } = await client.call('screen.open', {})
    setAddress(opened)
    if (opened !== null) window.open(opened, '_blank', 'noopener,popup,width=1280,height=720')
  })
  const step = SCREEN_ZOOMS.findIndex((one) => one === zoom)
  const [smaller, larger] = [SCREEN_ZOOMS[step - 1], SCREEN_ZOOMS[step + 1]]
  const percent = `${Math.round(zoom * 100)} %`
  return (
    <>
      <h2 className={styles['heading']}>Big screen</h2>
      <p className={styles['lead']}>
        It shows the room what you look at, without names, groups or hidden cards.
      </p>
      <Button variant="primary" icon="screen" isPending={open.isRunning} onPress={() => void open.run()}>
        Open the big screen
      </Button>
      <div role="status">
        {open.error && <p className={styles['lead']}>{open.error.message}</p>}
        {address !== null && (
          <p className={styles['lead']}>
            Drag the new window to the projector, and press F11 to fill it. No new window?{' '}
            <a href={address} target="_blank" rel="noopener noreferrer">
              Open it in a tab
            </a>
            .
          </p>
        )}
      </div>
      <Switch isSelected={isPaused} onChange={setPaused}>
        Hold it still while I look elsewhere
      </Switch>
      <div className={styles['zoom']} role="group" aria-label="Size on the big screen">
        <span>Size</span>
        <IconButton
          icon="minus"
          label="Smaller"
          isDisabled={smaller === undefined}
          onPress={() => smaller !== undefined && setZoom(smaller)}
        />
        <output className={styles['percent']}>{percent}</output>
        <IconButton
          icon="add"
          label="Larger"
          isDisabled={larger === undefined}
          onPress={() => larger !== undefined && setZoom(larger)}
        />
      </div>
    </>
  )
}
