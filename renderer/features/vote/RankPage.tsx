import { useRef, useState } from 'react'
import type { VotingPaper } from '#shared/contract/voting.contract'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { hasVotedBefore, lastTimeWords } from './lastTimeWords.ts'
import {
  answersFromOrder,
  giveNextPlace,
  moveTo,
  orderFromAnswers,
  orderFromBefore,
  takeAway,
  type RankOrder,
} from './rankOrder.ts'
import { RankedRow } from './RankedRow.tsx'
import { useFocusAfter } from './useFocusAfter.ts'
import { useRowDrag } from './useRowDrag.ts'
import { WholeFoot } from './WholeFoot.tsx'
import type { WholePageProps } from './wholePageProps.ts'

type RankTaken = Extract<VotingPaper['taken'], { kind: 'rank' }>

/** All items: a tap gives the next place, and those with a place stand on top in their order. */
export function RankPage({
  paper,
  items,
  outbox,
  taken,
  ...props
}: WholePageProps & { readonly taken: RankTaken }) {
  const { isOffline, onChange, onDone, onBack } = props
  const { count } = taken
  const order = orderFromAnswers(outbox.whole?.answers ?? [])
  const [reminder, setReminder] = useState('')
  const [said, setSaid] = useState('')
  const page = useRef<HTMLElement>(null)
  const pool = useRef<HTMLDivElement>(null)
  const focusAfter = useFocusAfter(page, outbox.whole?.version)
  const list = useRowDrag((from, to) => {
    const itemId = order[from]
    if (itemId !== undefined) move(itemId, to, null)
  })
  const byId = new Map(items.map((item) => [item.itemId, item]))
  const unplaced = items.filter(({ itemId }) => !order.includes(itemId))
  const before = orderFromBefore(items, count)
  const hasVoted = hasVotedBefore(items)
  const wordsBefore = ({ before: last }: VotingPaper['items'][number]) =>
    last && lastTimeWords(last, taken, hasVoted).join(' ')

  function change(next: RankOrder, words: string): void {
    setReminder('')
    setSaid(words)
    onChange(answersFromOrder(next))
  }

  function choose(itemId: string): void {
    const next = giveNextPlace(order, itemId, count)
    if (next === order) {
      setReminder(`You have chosen ${count} already. Take one away first.`)
      return
    }
    const index = unplaced.findIndex((item) => item.itemId === itemId)
    const after = [unplaced[index + 1], unplaced[index - 1]].flatMap((item) => item?.itemId ?? [])
    focusAfter([...after.map((id) => `pool-${id}`), `row-${itemId}`], pool.current)
    change(next, `Place ${next.length} given. ${chosen(next.length, count)}.`)
  }

  function remove(itemId: string): void {
    const index = order.indexOf(itemId)
    const near = [order[index + 1], order[index - 1]].flatMap((id) => (id === undefined ? [] : [`row-${id}`]))
    focusAfter([...near, `pool-${itemId}`], null)
    const next = takeAway(order, itemId)
    change(next, `Taken away. ${chosen(next.length, count)}.`)
  }

  function move(itemId: string, to: number, button: 'up' | 'down' | null): void {
    const next = moveTo(order, itemId, to)
    if (next === order) return
    if (button) focusAfter([`${button}-${itemId}`], null)
    change(next, `Now in place ${next.indexOf(itemId) + 1} of ${next.length}.`)
  }

  function finish(): void {
    const missing = count - order.length
    if (missing === 0 || (taken.allowsFewer && order.length > 0)) onDone()
    else if (order.length === 0) setReminder('Tap the one that matters most to you first.')
    else setReminder(`Choose ${missing} more first.`)
  }

  return (
    <section className="page vote-whole" ref={page}>
      <FocusedHeading title="Put them in order">{paper.question}</FocusedHeading>
      {before.length > 0 && order.length === 0 && (
        <button
          type="button"
          className="button button-quiet same-again"
          onClick={() => {
            focusAfter([`row-${before[0] ?? ''}`], null)
            change(before, `${chosen(before.length, count)}.`)
          }}
        >
          Start with my order from last time
        </button>
      )}
      <div className="rank-chosen">
        <h2>Your order</h2>
        <p className="rank-hint">
          {order.length === 0
            ? 'Tap what matters most to you. It gets place 1.'
            : 'Tap one to take it away. Move it with the arrows, or drag its number.'}
        </p>
        <ol className="rank-list" ref={list}>
          {order.map((itemId, index) => {
            const item = byId.get(itemId)
            return (
              item && (
                <RankedRow
                  key={itemId}
                  item={item}
                  words={wordsBefore(item)}
                  place={index + 1}
                  isLast={index === order.length - 1}
                  onRemove={() => remove(itemId)}
                  onUp={() => move(itemId, index - 1, 'up')}
                  onDown={() => move(itemId, index + 1, 'down')}
                />
              )
            )
          })}
        </ol>
      </div>
      {unplaced.length > 0 && (
        <div ref={pool}>
          <h2>{order.length < count ? 'Choose from these' : 'Not chosen'}</h2>
          <ul className="rank-list">
            {unplaced.map((item) => (
              <li key={item.itemId}>
                <button
                  type="button"
                  className="rank-pick"
                  data-focus={`pool-${item.itemId}`}
                  onClick={() => choose(item.itemId)}
                >
                  <span className="place-badge place-free" aria-hidden="true" />
                  <span>
                    {order.length < count && (
                      <span className="visually-hidden">Give place {order.length + 1}: </span>
                    )}
                    {item.wording}
                    <LastTimeLine words={wordsBefore(item)} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <WholeFoot
        status={<p className="whole-count">{chosen(order.length, count)}</p>}
        outbox={outbox}
        isOffline={isOffline}
        reminder={reminder}
        said={said}
        onBack={onBack}
        onDone={finish}
      />
    </section>
  )
}

function LastTimeLine({ words }: { readonly words: string | null }) {
  if (words === null) return null
  return (
    <>
      <span className="visually-hidden">. </span>
      <span className="rank-before">{words}</span>
    </>
  )
}

function chosen(chosenSoFar: number, count: number): string {
  return `${chosenSoFar} of ${count} chosen`
}
