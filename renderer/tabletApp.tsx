import { useEffect, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { isAnsweredAsWhole } from '#shared/domain/ballot/answersTaken'
import type { Client } from './api/client.ts'
import { openPageMemory, openTurnMemory } from './api/pageMemory.ts'
import { ConnectionBanner } from './features/join/ConnectionBanner.tsx'
import type { RoomKey } from './features/join/roomKey.ts'
import { keepSeat } from './features/join/seatMemory.ts'
import { holdHistory } from './features/join/tablet/holdHistory.ts'
import { RestPage } from './features/join/tablet/RestPage.tsx'
import { SealedPage, StopPage } from './features/join/tablet/TabletPages.tsx'
import {
  createTabletSession,
  type TabletSession,
  type TurnVote,
} from './features/join/tablet/tabletSession.ts'
import type { TurnClock } from './features/join/tablet/turnClock.ts'
import {
  DonePage,
  OverPage,
  ProblemPage,
  SendingPage,
  StillTherePage,
} from './features/join/tablet/TurnPages.tsx'
import { watchTouches } from './features/join/tablet/watchTouches.ts'
import { afterVoteWords } from './features/vote/afterVoteWords.ts'
import { countUnsaved } from './features/vote/outbox.ts'
import { placeBehind } from './features/vote/votePlace.ts'
import { VoteScreen } from './features/vote/VoteScreen.tsx'
import { createVoteSession, type VoteSession } from './features/vote/voteSession.ts'
import { DeviceName } from './ui/DeviceName.ts'
import { FocusedHeading } from './ui/FocusedHeading.tsx'
import './features/join/tablet/tablet.css'

/** One turn's vote, and whether its card had finished it before. */
interface Ballot extends TurnVote {
  readonly session: VoteSession
  wasDoneBefore(): boolean
}

function startBallot(...given: Parameters<typeof createVoteSession>): Ballot {
  const session = createVoteSession(...given)
  const { store, goTo, end } = session
  let wasDoneBefore = false
  const stop = store.subscribe(({ paper, outbox }) => {
    if (!paper) return
    stop()
    wasDoneBefore = outbox.isFinished
    if (wasDoneBefore) goTo({ page: 'sent' })
  })
  // From then on it is this turn that has finished it.
  store.subscribe(({ outbox }) => {
    if (!outbox.isFinished) wasDoneBefore = false
  })
  return {
    session,
    wasDoneBefore: () => wasDoneBefore,
    standing: () => {
      const { outbox, place, isOver, problem } = store.getState()
      const owes = countUnsaved(outbox) > 0 || outbox.wantsFinish
      return { owes, isAtEnd: place.page === 'sent', isOver, problem }
    },
    onChange: store.subscribe,
    goBack: () => {
      const { paper, place } = store.getState()
      if (paper) goTo(placeBehind(place, paper.items.length, isAnsweredAsWhole(paper.taken)))
    },
    end,
  }
}

/** Makes this page a shared tablet of the room, and gives what it shows. */
export function openTablet(given: {
  readonly client: Client
  readonly key: RoomKey
  readonly scannedCard: string | null
}): ReactNode {
  const session = createTabletSession({
    ...given,
    memory: openTurnMemory(),
    startVote: startBallot,
    now: Date.now,
    onStopped: () => {
      // Whoever typed the room's code need not type it again to come in.
      keepSeat(openPageMemory(), given.key, null)
      location.reload()
    },
  })
  holdHistory(() => {
    const { step } = session.store.getState()
    if (step.name === 'turn') step.vote.goBack()
    else if (step.name === 'stopping') session.backToRest()
  })
  return <TabletApp session={session} />
}

function TabletApp({ session }: { session: TabletSession<Ballot> }) {
  const { step, connection } = useStore(session.store)
  const isOffline = connection === 'reconnecting' || connection === 'connecting'
  return (
    <main className="join">
      <ConnectionBanner
        isOffline={isOffline}
        reassurance={
          step.name === 'turn'
            ? 'Your answers are kept on this tablet and will be sent by themselves.'
            : 'This tablet comes back by itself. Please keep the page open.'
        }
      />
      <TabletPage session={session} isOffline={isOffline} />
    </main>
  )
}

function TabletPage({ session, isOffline }: { session: TabletSession<Ballot>; isOffline: boolean }) {
  const { step, isVoteOpen } = useStore(session.store)
  switch (step.name) {
    case 'rest':
      return (
        <RestPage
          lastTurn={step.lastTurn}
          problem={step.problem?.message ?? null}
          isChecking={step.isChecking}
          isVoteOpen={isVoteOpen}
          onTake={session.takeTurn}
          onStop={session.askToStop}
        />
      )
    case 'turn':
      return <Turn {...step} isOffline={isOffline} onEnd={session.endTurn} />
    case 'sealed':
      return <SealedPage problem={step.problem?.message ?? null} onGiveUp={session.giveUp} />
    case 'stopping':
      return (
        <StopPage
          problem={step.problem?.message ?? null}
          isChecking={step.isChecking}
          onStop={session.stopSharing}
          onBack={session.backToRest}
        />
      )
    case 'closed':
      return (
        <section className="page page-centred">
          <FocusedHeading key="closed">The room is closed</FocusedHeading>
          <p>Thank you. This tablet is clear, and it is not shared any more.</p>
          <p>
            If the room opens again, scan the code on the big screen once more, and share the tablet anew.
          </p>
        </section>
      )
    case 'outdated':
      return (
        <section className="page page-centred" role="alert">
          <FocusedHeading key="outdated">This page needs to load again</FocusedHeading>
          <p>{step.message}</p>
          <button type="button" className="button button-main" onClick={() => location.reload()}>
            Load again
          </button>
        </section>
      )
  }
}

interface TurnProps {
  readonly vote: Ballot
  readonly clock: TurnClock
  readonly groupName: string
  readonly isOffline: boolean
  readonly onEnd: () => void
}

function Turn({ vote, clock, groupName, isOffline, onEnd }: TurnProps) {
  const { session } = vote
  const state = useStore(session.store)
  const { stage, isAsking } = useStore(clock.store)
  // It makes no history: nothing of this turn is left to go back to.
  const [trail] = useState(() => ({ goOn: session.goTo, goBack: session.goTo, end: () => undefined }))
  useEffect(() => watchTouches(clock), [clock])
  const look = () => session.goTo({ page: 'review' })

  if (isAsking) return <StillTherePage clock={clock} onEnd={onEnd} />
  if (state.isOver) return <OverPage clock={clock} words={afterVoteWords(state, 'tablet')} onEnd={onEnd} />
  if (state.problem) {
    return <ProblemPage message={state.problem.message} onRetry={session.send} onEnd={onEnd} />
  }
  if (stage === 'leaving') {
    const isPractice = state.paper?.isPractice === true
    const wasDoneBefore = vote.wasDoneBefore()
    return <DonePage {...{ clock, isPractice, wasDoneBefore, onEnd }} onLook={look} />
  }
  if (state.place.page === 'sent') return <SendingPage isOffline={isOffline} onLook={look} />
  return (
    <DeviceName value="tablet">
      <div className="turn-bar">
        <p>{groupName}</p>
        <button type="button" className="button button-quiet" onClick={onEnd}>
          Stop and clear
        </button>
      </div>
      <VoteScreen session={session} trail={trail} isOffline={isOffline} />
    </DeviceName>
  )
}
