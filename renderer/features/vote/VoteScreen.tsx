import { useStore } from 'zustand'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { ItemPage } from './ItemPage.tsx'
import { ReviewPage } from './ReviewPage.tsx'
import { SentPage } from './SentPage.tsx'
import { StartPage } from './StartPage.tsx'
import { countUnsaved } from './outbox.ts'
import { placeAfter, placeBefore } from './votePlace.ts'
import type { VoteHistory } from './voteHistory.ts'
import type { VoteSession } from './voteSession.ts'
import './vote.css'

interface VoteScreenProps {
  readonly session: VoteSession
  readonly trail: VoteHistory
  readonly isOffline: boolean
}

/** One voter's ballot: a page that explains, a page for each item, the list of answers, and "they are in". */
export function VoteScreen({ session, trail, isOffline }: VoteScreenProps) {
  const { paper, items, outbox, place, problem } = useStore(session.store)
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
  const { page } = place
  if (page === 'start') {
    return (
      <StartPage
        paper={paper}
        hasAnswers={outbox.entries.size > 0}
        onStart={() => trail.goOn({ page: 'item', index: 0, isChange: false })}
      />
    )
  }
  if (page === 'sent') {
    return (
      <SentPage
        isFinished={outbox.isFinished}
        unsaved={countUnsaved(outbox)}
        isOffline={isOffline}
        onChange={() => trail.goBack({ page: 'review' })}
      />
    )
  }
  const item = page === 'item' ? items[place.index] : undefined
  if (page === 'item' && item) {
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
        onAnswer={(answer) => session.answer(item.itemId, answer)}
        onNext={() =>
          place.isChange ? trail.goBack({ page: 'review' }) : trail.goOn(placeAfter(place, items.length))
        }
        onBack={() => trail.goBack(placeBefore(place))}
      />
    )
  }
  return (
    <ReviewPage
      items={items}
      outbox={outbox}
      onChange={(index) => trail.goOn({ page: 'item', index, isChange: true })}
      onSend={() => {
        session.send()
        trail.goOn({ page: 'sent' })
      }}
    />
  )
}
