import { useId, useState, type KeyboardEvent } from 'react'
import type { VotingPaper } from '#shared/contract/voting.contract'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { countOf } from '../../ui/countOf.ts'
import { DrawnDots } from './DrawnDots.tsx'
import {
  addDot,
  answersFromDots,
  countDots,
  dotsFromAnswers,
  dotsFromBefore,
  takeDot,
  whyNoMore,
  type DotSpending,
  type DotsTaken,
} from './dotSpending.ts'
import { hasVotedBefore, lastTimeWords } from './lastTimeWords.ts'
import { WholeFoot } from './WholeFoot.tsx'
import type { WholePageProps } from './wholePageProps.ts'

/** All items with − and +, and the dots that are left. */
export function DotsPage({
  paper,
  items,
  outbox,
  taken,
  ...props
}: WholePageProps & { readonly taken: DotsTaken }) {
  const { isOffline, onChange, onDone, onBack } = props
  const spending = dotsFromAnswers(outbox.whole?.answers ?? [])
  const left = taken.budget - countDots(spending)
  const [reminder, setReminder] = useState('')
  const [said, setSaid] = useState('')
  const hasVoted = hasVotedBefore(items)
  const before = dotsFromBefore(items, taken)

  function change(next: DotSpending, itemId: string | null): void {
    setReminder('')
    const rest = taken.budget - countDots(next)
    setSaid(
      `${itemId === null ? '' : `${countOf(next.get(itemId) ?? 0, 'dot')}. `}${rest} of ${taken.budget} left.`,
    )
    onChange(answersFromDots(next))
  }

  function giveMore(itemId: string): void {
    const why = whyNoMore(spending, itemId, taken)
    if (why === null) change(addDot(spending, itemId, taken), itemId)
    else setReminder(whyInWords(why, taken))
  }

  return (
    <section className="page vote-whole">
      <FocusedHeading title={`Give your ${countOf(taken.budget, 'dot')}`}>{paper.question}</FocusedHeading>
      <p>Press + to give a dot, and − to take it back. More dots mean that it matters more to you.</p>
      {before.size > 0 && spending.size === 0 && (
        <button type="button" className="button button-quiet same-again" onClick={() => change(before, null)}>
          Start with my dots from last time
        </button>
      )}
      <ul className="dots-list">
        {items.map((item) => (
          <DotsRow
            key={item.itemId}
            item={item}
            words={item.before && lastTimeWords(item.before, paper.taken, hasVoted).join(' ')}
            dots={spending.get(item.itemId) ?? 0}
            why={whyNoMore(spending, item.itemId, taken)}
            taken={taken}
            onMore={() => giveMore(item.itemId)}
            onLess={() => change(takeDot(spending, item.itemId), item.itemId)}
          />
        ))}
      </ul>
      <WholeFoot
        status={
          <p className="whole-count">
            {left} of {countOf(taken.budget, 'dot')} left{' '}
            <DrawnDots count={left} empty={taken.budget - left} />
          </p>
        }
        outbox={outbox}
        isOffline={isOffline}
        reminder={reminder}
        said={said}
        onBack={onBack}
        onDone={() =>
          spending.size > 0 ? onDone() : setReminder('Give a dot first: press + beside an item.')
        }
      />
    </section>
  )
}

interface DotsRowProps {
  readonly item: VotingPaper['items'][number]
  readonly words: string | null
  readonly dots: number
  readonly why: ReturnType<typeof whyNoMore>
  readonly taken: DotsTaken
  readonly onMore: () => void
  readonly onLess: () => void
}

function DotsRow({ item, words, dots, why, taken, onMore, onLess }: DotsRowProps) {
  const id = useId()

  /** As in a number field: up and right for more, down and left for less. */
  function step(event: KeyboardEvent): void {
    const isMore = event.key === 'ArrowUp' || event.key === 'ArrowRight'
    const isLess = event.key === 'ArrowDown' || event.key === 'ArrowLeft'
    if (!isMore && !isLess) return
    event.preventDefault()
    if (isMore) onMore()
    else onLess()
  }

  return (
    <li data-has-dots={dots > 0}>
      <p className="dots-wording" id={id}>
        {item.wording}
      </p>
      {words !== null && <p className="dots-before">{words}</p>}
      <div className="dots-stepper" role="group" aria-labelledby={id}>
        <button
          type="button"
          className="button dots-step"
          aria-label="One dot less"
          aria-disabled={dots === 0}
          onClick={onLess}
          onKeyDown={step}
        >
          −
        </button>
        <p className="dots-given">
          <DrawnDots count={dots} />
          <span>{dots === 0 ? 'No dots' : countOf(dots, 'dot')}</span>
        </p>
        <button
          type="button"
          className="button dots-step"
          aria-label="One dot more"
          aria-disabled={why !== null}
          aria-describedby={why === null ? undefined : `${id}-why`}
          onClick={onMore}
          onKeyDown={step}
        >
          +
        </button>
        {why !== null && (
          <p className={why === 'cap' ? 'dots-why' : 'visually-hidden'} id={`${id}-why`}>
            {whyInWords(why, taken)}
          </p>
        )}
      </div>
    </li>
  )
}

function whyInWords(why: 'none-left' | 'cap', { capPerItem }: DotsTaken): string {
  if (why === 'cap') return `One item can have ${countOf(capPerItem ?? 0, 'dot')} at most.`
  return 'You have no dots left. Take one back from another item first.'
}
