import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { VotingPaper } from '#shared/contract/voting.contract'
import { isAnsweredAsWhole } from '#shared/domain/ballot/answersTaken'
import { shuffleForVoter } from '#shared/domain/ballot/voterOrder'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { ItemPage } from './ItemPage.tsx'
import { hasVotedBefore } from './lastTimeWords.ts'
import { Practice } from './Practice.tsx'
import { ReviewPage } from './ReviewPage.tsx'
import { SentPage } from './SentPage.tsx'
import { StartPage } from './StartPage.tsx'
import { countAnswers, countUnsaved } from './outbox.ts'
import { firstPlace, placeAfter, placeAfterStart, placeBefore } from './votePlace.ts'
import type { VoteHistory } from './voteHistory.ts'
import type { VoteSession, VoteState } from './voteSession.ts'
import { WholePage } from './WholePage.tsx'
import { WholeReviewPage } from './WholeReviewPage.tsx'
import './vote.css'
import './lastTime.css'
import './whole.css'

export interface VoteScreenProps {
  readonly session: VoteSession
  readonly trail: VoteHistory
  readonly isOffline: boolean
}

/** One voter's ballot: a page that explains, a page for each item, the list of answers, and "they are in". */
export function VoteScreen({ session, trail, isOffline }: VoteScreenProps) {
  const { paper, voterToken, outbox, place, problem } = useStore(session.store)
  const items = useMemo(() => inVotersOrder(paper?.items ?? [], voterToken), [paper, voterToken])
  if (problem) {
    return (
      <section className="page" role="alert">
        <FocusedHeading key="problem">Something is in the way</FocusedHeading>
        <p>{problem.message}</p>
        <p>Your answers are safe on this phone.</p>
        <button type="button" className="button button-main" onClick={session.send}>
          Try again
        </button>
      </section>
    )
  }
  if (!paper) {
    return (
      <section className="page">
        <FocusedHeading key="loading">Getting the questions…</FocusedHeading>
      </section>
    )
  }
  return (
    <>
      {paper.isPractice && <Practice />}
      <VotePage
        session={session}
        trail={trail}
        isOffline={isOffline}
        state={{ paper, items, outbox, place }}
      />
    </>
  )
}

interface VotePageProps extends VoteScreenProps {
  readonly state: Pick<VoteState, 'outbox' | 'place'> & {
    readonly paper: VotingPaper
    /** In this voter's own order. */
    readonly items: VotingPaper['items']
  }
}

function VotePage({ session, trail, isOffline, state: { paper, items, outbox, place } }: VotePageProps) {
  const isWhole = isAnsweredAsWhole(paper.taken)
  if (place.page === 'start') {
    return (
      <StartPage
        paper={paper}
        hasAnswers={countAnswers(outbox) > 0}
        onStart={() => trail.goOn(placeAfterStart(isWhole))}
      />
    )
  }
  if (place.page === 'sent') {
    return (
      <SentPage
        taken={paper.taken}
        isPractice={paper.isPractice}
        isFinished={outbox.isFinished}
        unsaved={countUnsaved(outbox)}
        isOffline={isOffline}
        onChange={() => trail.goBack({ page: 'review' })}
      />
    )
  }
  if (place.page === 'whole') {
    return (
      <WholePage
        paper={paper}
        items={items}
        outbox={outbox}
        isOffline={isOffline}
        onChange={session.answerWhole}
        onDone={() => (place.isChange ? trail.goBack({ page: 'review' }) : trail.goOn({ page: 'review' }))}
        onBack={() => trail.goBack(place.isChange ? { page: 'review' } : firstPlace())}
      />
    )
  }
  const item = place.page === 'item' ? items[place.index] : undefined
  if (place.page === 'item' && item) {
    return (
      <ItemPage
        key={item.itemId}
        paper={paper}
        item={item}
        number={place.index + 1}
        count={items.length}
        entry={outbox.entries.get(item.itemId)}
        isChange={place.isChange}
        isOffline={isOffline}
        hasVotedBefore={hasVotedBefore(items)}
        onAnswer={(answer) => session.answer(item.itemId, answer)}
        onNext={() =>
          place.isChange ? trail.goBack({ page: 'review' }) : trail.goOn(placeAfter(place, items.length))
        }
        onBack={() => trail.goBack(placeBefore(place))}
      />
    )
  }
  const review = { paper, items, outbox }
  function finish(): void {
    session.send()
    trail.goOn({ page: 'sent' })
  }
  if (isWhole) {
    return (
      <WholeReviewPage
        {...review}
        onChange={() => trail.goOn({ page: 'whole', isChange: true })}
        onSend={finish}
      />
    )
  }
  return (
    <ReviewPage
      {...review}
      onChange={(index) => trail.goOn({ page: 'item', index, isChange: true })}
      onSend={finish}
    />
  )
}

function inVotersOrder(items: VotingPaper['items'], voterToken: string): VotingPaper['items'] {
  const byId = new Map(items.map((item) => [item.itemId, item]))
  return shuffleForVoter([...byId.keys()], voterToken).flatMap((id) => byId.get(id) ?? [])
}
