import { useRef } from 'react'
import { useClient } from '../../api/ClientContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel, Stack } from '../../ui/Page.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { CardsFromPhones } from './CardsFromPhones.tsx'
import { JoinCard } from './JoinCard.tsx'
import type { OpenRoomStatus } from './openRoomStatus.ts'
import { PrivacyNote } from './PrivacyNote.tsx'
import styles from './room.module.css'
import { Turnout } from './Turnout.tsx'

export function OpenRoom({ room }: { room: OpenRoomStatus }) {
  const client = useClient()
  const configure = useAction((settings: { admitsNewSeats: boolean }) =>
    client.call('room.configure', settings),
  )
  const bigScreen = useRef<HTMLDialogElement>(null)
  const isOnlyHere = room.addresses.every((address) => new URL(address).hostname === '127.0.0.1')

  return (
    <div className={styles['columns']}>
      <Stack gap={5}>
        <Panel
          actions={<Button onPress={() => bigScreen.current?.showModal()}>Fill the screen</Button>}
          title="How to join"
        >
          {isOnlyHere && (
            <Notice tone="warning" title="This computer is on no network">
              <p>Phones cannot reach it. Join a Wi-Fi, then close the room and open it again.</p>
            </Notice>
          )}
          <JoinCard room={room} />
          {room.addresses.length > 1 && (
            <details className={styles['privacy']}>
              <summary>The page does not open on a phone</summary>
              <p>
                Check that the phone is on the same Wi-Fi as this computer. Then try one of these addresses:
              </p>
              <ul>
                {room.addresses.slice(1).map((address) => (
                  <li key={address}>{address}</li>
                ))}
              </ul>
            </details>
          )}
        </Panel>
        <Panel title="At the door">
          {configure.error && (
            <Notice tone="danger">
              <p>{configure.error.message}</p>
            </Notice>
          )}
          <Switch
            isSelected={room.admitsNewSeats}
            onChange={(admitsNewSeats) => void configure.run({ admitsNewSeats })}
            description="Off: those who are in stay in, and nobody else can join."
          >
            Let new people in
          </Switch>
          <PrivacyNote />
        </Panel>
      </Stack>
      <Stack gap={5}>
        <CardsFromPhones room={room} />
        <Turnout room={room} />
      </Stack>
      <dialog ref={bigScreen} className={styles['bigScreen']} aria-label="How to join, for the big screen">
        <JoinCard room={room} isLarge />
        <p className={styles['bigCount']}>
          {room.seats === 1 ? '1 person is in' : `${room.seats} people are in`}
        </p>
        <Button icon="close" onPress={() => bigScreen.current?.close()}>
          Back to Linkboard
        </Button>
      </dialog>
    </div>
  )
}
