import { StrictMode, useEffect } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from './api/client.ts'
import { openPageMemory, type PageMemory } from './api/pageMemory.ts'
import { openSocketLink, socketUrl } from './api/socketLink.ts'
import { createSeatClient } from './api/seatClient.ts'
import { createCardSession, type CardSession } from './features/join/cardSession.ts'
import { ConnectionBanner } from './features/join/ConnectionBanner.tsx'
import { createJoinSession, type JoinSession, type JoinStep } from './features/join/joinSession.ts'
import { JoinScreen } from './features/join/JoinScreen.tsx'
import { scannedInFragment, type Scanned } from './features/join/roomKey.ts'
import { readTabletMark } from './features/join/tabletMark.ts'
import { WaitingScreen } from './features/join/WaitingScreen.tsx'
import { afterVoteWords } from './features/vote/afterVoteWords.ts'
import { fetchVoteScreen, LateVoteScreen } from './features/vote/lateVoteScreen.tsx'
import { createVoteHistory, type VoteHistory } from './features/vote/voteHistory.ts'
import { createVoteSession, type VoteSession } from './features/vote/voteSession.ts'
import type { openTablet } from './tabletApp.tsx'
import { startAppearance } from './ui/appearance.ts'
import { FocusedHeading } from './ui/FocusedHeading.tsx'
import './features/join/join.css'

interface JoinAppProps {
  readonly session: JoinSession
  readonly cards: CardSession
  readonly votes: ReturnType<typeof followVotes>
}

function JoinApp({ session, cards, votes }: JoinAppProps) {
  const step = useStore(session.store, (state) => state.step)
  const connection = useStore(session.store, (state) => state.connection)
  const isOffline = connection === 'reconnecting' || connection === 'connecting'
  const state = step.name === 'seated' ? step.state : null
  const activity = state?.activity
  const { vote, trail } = useStore(votes)

  const acceptsCards = state?.acceptsCards === true

  useEffect(() => {
    if (connection === 'connected' && acceptsCards) void cards.work()
  }, [cards, connection, acceptsCards])

  const isSeated = step.name === 'seated'
  useEffect(() => {
    // Where it fails it is asked for again once there is a vote.
    if (isSeated) fetchVoteScreen().catch(() => undefined)
  }, [isSeated])

  // With each new state of the seat: the host says by one that cards have been shown.
  useEffect(() => {
    if (connection === 'connected' && state) void cards.look()
  }, [cards, connection, state])

  return (
    <main className="join">
      <ConnectionBanner
        isOffline={isOffline}
        reassurance={
          vote
            ? 'Your answers are kept on this phone and will be sent by themselves.'
            : 'This page comes back by itself. Please keep it open.'
        }
      />
      {step.name !== 'seated' ? (
        <JoinScreen session={session} />
      ) : vote && trail && activity?.name === 'voting' ? (
        <LateVoteScreen key={vote.roundId} session={vote} trail={trail} isOffline={isOffline} />
      ) : (
        <Waiting step={step} cards={cards} vote={vote} onLeave={session.leaveSeat} />
      )}
    </main>
  )
}

function Waiting({
  step,
  cards,
  vote,
  onLeave,
}: {
  step: Extract<JoinStep, { name: 'seated' }>
  cards: CardSession
  vote: VoteSession | null
  onLeave: () => void
}) {
  const { seat, state } = step
  const { studyTitle, acceptsCards, isSilent } = state
  const shared = { seat, cards, studyTitle, acceptsCards, isSilent, onLeave }
  return vote ? <AfterVote {...shared} vote={vote} /> : <WaitingScreen {...shared} lastVote={null} />
}

function AfterVote({
  vote,
  ...shared
}: { vote: VoteSession } & Omit<Parameters<typeof WaitingScreen>[0], 'lastVote'>) {
  return <WaitingScreen {...shared} lastVote={useStore(vote.store, afterVoteWords)} />
}

interface CurrentVote {
  readonly vote: VoteSession | null
  readonly trail: VoteHistory | null
}

/** The vote that is going on, or the one that has just ended; null before the first. */
function followVotes(client: Client, memory: PageMemory, session: JoinSession): StoreApi<CurrentVote> {
  const votes = createStore<CurrentVote>(() => ({ vote: null, trail: null }))
  session.store.subscribe(({ step }) => {
    const { vote, trail } = votes.getState()
    const activity = step.name === 'seated' ? step.state.activity : null
    const isSame = activity?.name === 'voting' && vote?.roundId === activity.roundId && !hasEnded(vote)
    if (isSame) return
    vote?.end()
    trail?.end()
    if (activity?.name !== 'voting') return
    const next = createVoteSession(client, memory, activity)
    votes.setState({ vote: next, trail: createVoteHistory(next) })
  })
  return votes
}

function hasEnded(vote: VoteSession): boolean {
  return vote.store.getState().isOver
}

/** How long to wait before the shared tablet's pages are asked for again, in milliseconds. */
const PAUSE = 1_500

/** The shared tablet's pages are a file of their own: phones never need them. */
async function showTablet(root: Root, options: Parameters<typeof openTablet>[0]): Promise<void> {
  for (;;) {
    try {
      const { openTablet } = await import('./tabletApp.tsx')
      root.render(<StrictMode>{openTablet(options)}</StrictMode>)
      return
    } catch {
      root.render(<TabletIsLate />)
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }
}

function TabletIsLate() {
  return (
    <main className="join">
      <section className="page">
        <FocusedHeading>Getting the tablet ready…</FocusedHeading>
        <p>The page has not come yet. This goes on trying.</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          Load the page again
        </button>
      </section>
    </main>
  )
}

function showPhone(root: Root, client: Client, scanned: Scanned | null): void {
  const memory = openPageMemory()
  const session = createJoinSession(client, memory, scanned)
  const cards = createCardSession(client, memory)
  const votes = followVotes(client, memory, session)
  root.render(
    <StrictMode>
      <JoinApp session={session} cards={cards} votes={votes} />
    </StrictMode>,
  )
}

startAppearance()
const scanned = scannedInFragment(location.hash)
// Out of the address bar, so that it is not read over a shoulder or shared with a picture of the screen.
if (location.hash !== '') history.replaceState(null, '', location.pathname)
const client = createSeatClient(openSocketLink({ url: socketUrl(location) }), { kind: 'none' })
const tabletKey = readTabletMark()
const place = document.getElementById('app')
if (place) {
  const root = createRoot(place)
  if (tabletKey) {
    const key = scanned ? { kind: 'secret' as const, secret: scanned.secret } : tabletKey
    void showTablet(root, { client, key, scannedCard: scanned?.cardCode ?? null })
  } else showPhone(root, client, scanned)
}
