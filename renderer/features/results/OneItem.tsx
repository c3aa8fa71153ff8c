import { useEffect, useRef } from 'react'
import type { Figures } from '#shared/domain/ballot/figures'
import { headlineOf } from '#shared/domain/ballot/headline'
import { outcomeOf } from '#shared/domain/ballot/outcome'
import { outcomeMeaning } from '#shared/domain/ballot/outcomeMeaning'
import type { ResultEntry } from '#shared/domain/ballot/resultEntries'
import { Button } from '../../ui/Button.tsx'
import { OUTCOME_LABELS, OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { DiscussionNotes } from './DiscussionNotes.tsx'
import { FigureList } from './FigureList.tsx'
import { missingInWords, sensitivityOf } from './figureWords.ts'
import { GroupSides } from './GroupSides.tsx'
import { ItemChart } from './ItemChart.tsx'
import { SplitFlag } from './ItemList.tsx'
import styles from './results.module.css'
import { StatementsOfItem } from './StatementsOfItem.tsx'
import { stabilityInWords } from './stabilityWords.ts'
import type { ShownRound } from './shownRound.ts'
import { useTurnKeys } from './useTurnKeys.ts'

interface OneItemProps {
  readonly entry: ResultEntry
  /** From 1, among those that the filter leaves. */
  readonly number: number
  readonly count: number
  readonly shown: ShownRound
  readonly onBefore: () => void
  readonly onNext: () => void
  readonly onList: () => void
}

/* Drawn small and shown as wide as there is room, so that the figures in it grow too. */
const LARGE = { width: 260, height: 112 }

/** One item, large, for the room to talk about. */
export function OneItem(props: OneItemProps) {
  const { entry, number, count, shown, onBefore, onNext, onList } = props
  const { pooled } = entry.results
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useTurnKeys({ onBefore, onNext, onList })
  return (
    <article className={styles['one']}>
      <nav className={styles['turn']} aria-label="Items">
        <Button icon="back" variant="quiet" onPress={onList}>
          All items
        </Button>
        <p>
          {number} of {count}
        </p>
        <Button isDisabled={number === 1} onPress={onBefore}>
          Previous
        </Button>
        <Button variant="primary" isDisabled={number === count} onPress={onNext}>
          Next
        </Button>
      </nav>
      <h2 ref={heading} tabIndex={-1} className={styles['wording']}>
        {entry.wording}
      </h2>
      <div className={styles['whole']}>
        <div>
          <div className={styles['largeVerdict']}>
            <OutcomeMark outcome={entry.outcome} />
          </div>
          {entry.isDisputed && entry.outcome !== 'disputed' && <SplitFlag>The panel is split</SplitFlag>}
          <p className={styles['meaning']}>{outcomeMeaning(pooled)}</p>
          <FigureList figures={pooled} rule={shown.rule} />
          <Footnotes figures={pooled} />
        </div>
        <figure>
          <ItemChart
            figures={pooled}
            before={entry.before?.pooled ?? null}
            setting={shown.chart}
            size={LARGE}
          />
          {pooled.kind === 'rating' && !shown.chart.scale?.scoreNames && (
            <p className={styles['ends']}>
              <span>
                {pooled.scaleMinimum} {shown.ballot.lowLabel}
              </span>
              <span>
                {pooled.scaleMinimum + pooled.distribution.length - 1} {shown.ballot.highLabel}
              </span>
            </p>
          )}
          {entry.before && shown.roundBefore && (
            <figcaption className={styles['legend']}>Thin bars: round {shown.roundBefore.number}.</figcaption>
          )}
        </figure>
      </div>
      {entry.before && <BeforeAndNow entry={entry} before={entry.before.pooled} shown={shown} />}
      <GroupSides entry={entry} shown={shown} />
      {!shown.ballot.isPractice && (
        <StatementsOfItem itemId={entry.itemId} isAgreed={entry.outcome === 'in'} />
      )}
      <DiscussionNotes itemId={entry.itemId} round={shown.round} />
      <p className={styles['hint']}>
        Arrow keys or Page Up and Page Down turn to the previous and the next item. Escape leads back to all
        items.
      </p>
    </article>
  )
}

function Footnotes({ figures }: { figures: Figures }) {
  const missing = missingInWords(figures)
  const sensitivity = sensitivityOf(figures)
  return (
    <>
      {missing !== '' && <p className={styles['quiet']}>{missing}</p>}
      {sensitivity && (
        <p className={styles['quiet']}>
          With “unable” counted in: {OUTCOME_LABELS[sensitivity].toLowerCase()}
        </p>
      )}
      {figures.lowBase && figures.n > 0 && (
        <p className={styles['quiet']}>Fewer than 5 answers: read it with care.</p>
      )}
    </>
  )
}

/** The round before, and this one, in a line. */
function BeforeAndNow({ entry, before, shown }: { entry: ResultEntry; before: Figures; shown: ShownRound }) {
  const { pooled } = entry.results
  const stability = shown.stability.find(({ itemId }) => itemId === entry.itemId)
  const rounds = [
    { name: `Round ${shown.roundBefore?.number ?? ''}`, figures: before },
    { name: `Round ${shown.round.number}`, figures: pooled },
  ]
  return (
    <section>
      <h3>{entry.hasChanged ? 'What has changed' : 'Before and now'}</h3>
      <ol className={styles['steps']}>
        {rounds.map(({ name, figures }) => {
          const headline = headlineOf(figures, shown.rule)
          return (
            <li key={name}>
              <span className={styles['quiet']}>{name}</span>
              {outcomeOf(figures) !== 'ranked' && <OutcomeMark outcome={outcomeOf(figures)} />}
              <span>
                {headline.name} <b>{headline.value}</b>, n {figures.n}
              </span>
            </li>
          )
        })}
      </ol>
      {stability && <p className={styles['steadiness']}>{stabilityInWords(stability).join(' ')}</p>}
    </section>
  )
}
