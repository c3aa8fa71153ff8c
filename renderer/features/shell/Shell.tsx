import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useClient } from '../../api/ClientContext.tsx'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudy } from '../../api/StudyContext.tsx'
import { selectStudy } from '../../api/studySelectors.ts'
import { useRoomStatus } from '../../api/useRoomStatus.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import { AppearanceMenu } from './AppearanceMenu.tsx'
import { BigScreenControl } from './BigScreenControl.tsx'
import { Brand } from '../../ui/Brand.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { HistoryButtons } from './HistoryButtons.tsx'
import styles from './Shell.module.css'

export interface ShellScreen {
  readonly key: string
  readonly label: string
  readonly icon: IconName
  /** The screen that this one belongs to and is reached from; it has no place of its own among the others. */
  readonly partOf?: string
}

/** What stands round every screen of an open study. */
export function Shell({
  screens,
  current,
  children,
}: {
  screens: readonly ShellScreen[]
  current: string
  children: ReactNode
}) {
  const title = useStudy((state) => selectStudy(state)?.title ?? '')
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  const shown = screens.find((screen) => screen.key === current)

  useEffect(() => {
    document.title = `${shown?.label ?? ''} – ${title} – Linkboard`
  }, [shown, title])

  // A screen that replaces another one takes the focus, so that a keyboard does not start from the top again.
  useEffect(() => {
    if (!isFirst.current) main.current?.focus()
    isFirst.current = false
  }, [current])

  return (
    <div className={styles['shell']}>
      <header className={styles['bar']}>
        <a
          className={styles['skip']}
          href={`#/${current}`}
          onClick={(event) => {
            event.preventDefault()
            main.current?.focus()
          }}
        >
          Skip to the page
        </a>
        <Brand size="1.9rem" />
        <p className={styles['studyTitle']} title={title}>
          {title}
        </p>
        <div className={styles['tools']}>
          <HistoryButtons />
          <BigScreenControl />
          <AppearanceMenu />
          <CloseStudyButton />
        </div>
      </header>
      <nav className={styles['rail']} aria-label="Screens">
        <ul>
          {screens
            .filter(({ partOf }) => partOf === undefined)
            .map((screen) => (
              <li key={screen.key}>
                <a
                  href={`#/${screen.key}`}
                  className={styles['link']}
                  aria-current={
                    screen.key === current ? 'page' : screen.key === shown?.partOf ? true : undefined
                  }
                >
                  <Icon name={screen.icon} size="1.5rem" />
                  <span>{screen.label}</span>
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <main className={styles['main']} ref={main} tabIndex={-1}>
        <ConnectionBanner />
        <div className={styles['content']}>{children}</div>
      </main>
    </div>
  )
}

/** Back to the list of studies. The room goes with its study, so people in it are asked about first. */
function CloseStudyButton() {
  const client = useClient()
  const room = useRoomStatus()
  const [isAsking, setIsAsking] = useState(false)
  const people = room?.isOpen === true ? room.seats : 0
  async function close(): Promise<void> {
    try {
      await client.call('study.close', {})
      history.replaceState(null, '', location.pathname)
    } catch (error) {
      showToast(refusalOf(error).message, { tone: 'danger' })
    }
  }
  function leave(): void {
    if (people > 0) setIsAsking(true)
    else void close()
  }
  return (
    <>
      <span className={styles['wideOnly']}>
        <Button variant="quiet" icon="folder" onPress={leave}>
          All studies
        </Button>
      </span>
      <span className={styles['narrowOnly']}>
        <IconButton icon="folder" label="All studies" onPress={leave} />
      </span>
      <Dialog
        title="Leave this study?"
        size="small"
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        footer={
          <>
            <Button onPress={() => setIsAsking(false)}>Stay</Button>
            <Button
              variant="danger"
              onPress={() => {
                setIsAsking(false)
                void close()
              }}
            >
              Close the room and leave
            </Button>
          </>
        }
      >
        <p>
          {people === 1 ? '1 person is' : `${people} people are`} in the room. Leaving closes it for{' '}
          {people === 1 ? 'that person' : 'them'}.
        </p>
      </Dialog>
    </>
  )
}
