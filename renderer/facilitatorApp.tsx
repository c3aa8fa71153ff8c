import { lazy, StrictMode, Suspense, type ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { ClientProvider, useClientStatus } from './api/ClientContext.tsx'
import { findDesktopBridge, openIpcLink } from './api/ipcLink.ts'
import { openSocketLink, socketUrl } from './api/socketLink.ts'
import { StudyProvider, useStudyView } from './api/StudyContext.tsx'
import { createStudyStore } from './api/studyStore.ts'
import { createFacilitatorClient } from './api/facilitatorClient.ts'
import { BoardScreen } from './features/board/BoardScreen.tsx'
import { keyInFragment, takeFacilitatorKey } from './features/shell/facilitatorKey.ts'
import { useScreen } from './features/shell/route.ts'
import { Shell, type ShellScreen } from './features/shell/Shell.tsx'
import { StoppedScreen, WaitingScreen } from './features/shell/StoppedScreen.tsx'
import { StartScreen } from './features/start/StartScreen.tsx'
import { StudyScreen } from './features/study/StudyScreen.tsx'
import { startAppearance } from './ui/appearance.ts'
import './ui/theme.css'
import { ToastRegion } from './ui/ToastRegion.tsx'

type ScreenKey =
  | 'study'
  | 'bring-in'
  | 'board'
  | 'room'
  | 'seat-cards'
  | 'ballots'
  | 'paper'
  | 'results'
  | 'statements'
  | 'draft'

/* The screens of the later part of a workshop come when they are first looked at. */
const SCREENS: readonly (ShellScreen & { key: ScreenKey; Component: ComponentType })[] = [
  { key: 'study', label: 'Study', icon: 'document', Component: StudyScreen },
  {
    key: 'bring-in',
    label: 'Bring in',
    icon: 'document',
    partOf: 'study',
    Component: lazy(async () => ({
      default: (await import('./features/import/BringInScreen.tsx')).BringInScreen,
    })),
  },
  { key: 'board', label: 'Board', icon: 'board', Component: BoardScreen },
  {
    key: 'room',
    label: 'Room',
    icon: 'people',
    Component: lazy(async () => ({ default: (await import('./features/room/RoomScreen.tsx')).RoomScreen })),
  },
  {
    key: 'seat-cards',
    label: 'Seat cards',
    icon: 'people',
    partOf: 'room',
    Component: lazy(async () => ({
      default: (await import('./features/seatCards/SeatCardsScreen.tsx')).SeatCardsScreen,
    })),
  },
  {
    key: 'ballots',
    label: 'Ballots',
    icon: 'vote',
    Component: lazy(async () => ({
      default: (await import('./features/ballot/BallotScreen.tsx')).BallotScreen,
    })),
  },
  {
    key: 'paper',
    label: 'Paper ballots',
    icon: 'vote',
    partOf: 'ballots',
    Component: lazy(async () => ({
      default: (await import('./features/paper/PaperScreen.tsx')).PaperScreen,
    })),
  },
  {
    key: 'results',
    label: 'Results',
    icon: 'chart',
    Component: lazy(async () => ({
      default: (await import('./features/results/ResultsScreen.tsx')).ResultsScreen,
    })),
  },
  {
    key: 'statements',
    label: 'Statements',
    icon: 'list',
    Component: lazy(async () => ({
      default: (await import('./features/statement/StatementScreen.tsx')).StatementScreen,
    })),
  },
  {
    key: 'draft',
    label: 'Draft',
    icon: 'edit',
    Component: lazy(async () => ({
      default: (await import('./features/draft/DraftScreen.tsx')).DraftScreen,
    })),
  },
]
const SCREEN_KEYS = SCREENS.map(({ key }) => key)

const StudyImport = lazy(async () => ({
  default: (await import('./features/import/StudyImport.tsx')).StudyImport,
}))

function FacilitatorApp() {
  const status = useClientStatus()
  const phase = useStudyView((view) => view.phase)
  const hasStudy = useStudyView((view) => view.studyId !== null)
  if (status.name === 'refused') return <StoppedScreen error={status.error} />
  if (phase === 'none') {
    return (
      <StartScreen
        also={
          <Suspense fallback={null}>
            <StudyImport />
          </Suspense>
        }
      />
    )
  }
  if (!hasStudy) return <WaitingScreen />
  return <StudyScreens />
}

function StudyScreens() {
  const current = useScreen(SCREEN_KEYS, 'board')
  const screen = SCREENS.find(({ key }) => key === current)
  return (
    <Shell screens={SCREENS} current={current}>
      <Suspense fallback={null}>{screen && <screen.Component />}</Suspense>
    </Shell>
  )
}

function connect() {
  const bridge = findDesktopBridge()
  if (bridge) return createFacilitatorClient(openIpcLink(bridge), { kind: 'none' })
  const key = takeFacilitatorKey()
  // A new address with a new key, opened in a tab that is here already, changes the fragment only.
  window.addEventListener('hashchange', () => {
    if (keyInFragment(location.hash) !== null) location.reload()
  })
  return createFacilitatorClient(openSocketLink({ url: socketUrl(location) }), { kind: 'facilitator', key })
}

startAppearance()
const client = connect()
const store = createStudyStore(client)
const place = document.getElementById('app')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <ClientProvider client={client}>
        <StudyProvider store={store}>
          <FacilitatorApp />
          <ToastRegion />
        </StudyProvider>
      </ClientProvider>
    </StrictMode>,
  )
}
