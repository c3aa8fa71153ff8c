import { Fragment, type ReactNode } from 'react'
import { publicDiffers, type ResultEntry } from '#shared/domain/ballot/resultEntries'
import { headlineOf } from '#shared/domain/ballot/headline'
import { outcomeOf } from '#shared/domain/ballot/outcome'
import type { Figures } from '#shared/domain/ballot/figures'
import { isRankingRule } from '#shared/domain/consensus/rule'
import { useStudyList } from '../../api/StudyContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { OUTCOME_LABELS, OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { missingInWords, sensitivityOf, whyHidden } from './figureWords.ts'
import { ItemChart } from './ItemChart.tsx'
import { columnsExplained, PLACES_ADDED, resultColumns } from './resultColumns.ts'
import styles from './results.module.css'
import { isTied, type ShownRound } from './shownRound.ts'

/* Drawn small and shown larger, so that the figures in it can be read from a few steps away. */
const CHART = { width: 150, height: 50 }

interface ItemListProps {
  readonly shown: ShownRound
  /** Those to list. */
  readonly entries: readonly ResultEntry[]
  readonly onOpen: (itemId: string) => void
}

export function ItemList({ shown, entries, onOpen }: ItemListProps) {
  const { rule, results, roundBefore, chart } = shown
  const hasSums = shown.entries.some(
    ({ results: { pooled } }) => pooled.kind === 'ranking' && pooled.positionSum !== null,
  )
  const columns = resultColumns(rule).filter(({ name }) => name !== PLACES_ADDED || hasSums)
  const isOrder = chart.order !== null
  const isAdded = isRankingRule(rule) && rule.weighting === 'equal-groups'
  // Without a line in it an order has no verdicts.
  const hasVerdicts = shown.entries.some(({ outcome }) => outcome !== 'ranked' && outcome !== 'no-data')
  const hasSides = results.publicVersusRest === 'shown'
  const noted = useStudyList((state) =>
    [...state.records.discussionNote.values()].flatMap((note) =>
      note.roundId === shown.round.id ? [note.itemId] : [],
    ),
  )
  const lastIn = entries.findLastIndex(({ outcome }) => outcome === 'in')
  const width = 3 + columns.length + (hasVerdicts && isOrder ? 1 : 0) + (hasSides ? 1 : 0)
  return (
    <div className={styles['tableRoom']}>
      <table className={styles['table']} data-order={isOrder || undefined}>
        <caption className={styles['caption']}>
          Choose an item to talk about it by itself. {columnsExplained(rule)}{' '}
          {isAdded && !hasSums && 'They are not shown here, as they would give a small group’s order away. '}
          {roundBefore && `Thin bars and “was” are from round ${roundBefore.number}.`}
        </caption>
        <thead>
          <tr>
            {isOrder && (
              <th scope="col" data-column="place">
                Place
              </th>
            )}
            <th scope="col">Item</th>
            {(hasVerdicts || !isOrder) && (
              <th scope="col" data-column="verdict">
                Verdict
              </th>
            )}
            <th scope="col" data-column="chart">
              {chartHeading(shown)}
            </th>
            {columns.map(({ name, width: columnWidth }) => (
              <th
                key={name}
                scope="col"
                data-column="figure"
                data-narrow={columnWidth === 'narrow' || undefined}
                data-wide={columnWidth === 'wide' || undefined}
              >
                {name}
              </th>
            ))}
            {hasSides && (
              <th scope="col" data-column="sides">
                Public and others
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => {
            const { itemId, wording, results: item, before, outcome } = entry
            const { pooled } = item
            return (
              <Fragment key={itemId}>
                <tr>
                  {isOrder && pooled.kind === 'ranking' && (
                    <td data-column="place" data-name="Place">
                      <b>
                        {pooled.place ?? '–'}
                        {isTied(shown.entries, pooled.place) && (
                          <>
                            <span aria-hidden="true">=</span>
                            <VisuallyHidden>, tied</VisuallyHidden>
                          </>
                        )}
                      </b>
                      <Was shown={shown} now={pooled} before={before?.pooled ?? null} />
                    </td>
                  )}
                  <th scope="row">
                    <button type="button" className={styles['itemLink']} onClick={() => onOpen(itemId)}>
                      {wording}
                    </button>
                    <Flags entry={entry} hasNote={noted.includes(itemId)} />
                  </th>
                  {(hasVerdicts || !isOrder) && (
                    <td data-column="verdict">
                      <OutcomeMark outcome={outcome} />
                      {!isOrder && <Was shown={shown} now={pooled} before={before?.pooled ?? null} />}
                    </td>
                  )}
                  <td data-column="chart">
                    <ItemChart
                      figures={pooled}
                      before={before?.pooled ?? null}
                      setting={chart}
                      size={CHART}
                    />
                  </td>
                  {columns.map(({ name, cell }) => {
                    const { value, note } = cell(pooled)
                    return (
                      <td key={name} data-column="figure" data-name={name}>
                        {value}
                        {note !== undefined && <small>{note}</small>}
                      </td>
                    )
                  })}
                  {hasSides && (
                    <td data-column="sides">
                      <Sides shown={shown} entry={entry} />
                    </td>
                  )}
                </tr>
                {isOrder && index === lastIn && index < entries.length - 1 && (
                  <tr className={styles['line']}>
                    <td colSpan={width}>Here “in” ends</td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function chartHeading({ rule, results, chart }: ShownRound): string {
  const [first] = results.items
  if (chart.order) return chart.order.unit === 'dots' ? 'Dots' : 'Points'
  if (rule.method === 'moscow' || first?.pooled.kind !== 'rating') return 'Must, should, could, won’t'
  if (chart.scale?.scoreNames) return 'Essential?'
  const { scaleMinimum, distribution } = first.pooled
  return `Scores ${scaleMinimum} to ${scaleMinimum + distribution.length - 1}`
}

/** "was Uncertain, 6": only what is different now. */
function Was({ shown, now, before }: { shown: ShownRound; now: Figures; before: Figures | null }) {
  if (!before) return null
  const [then, current] = [headlineOf(before, shown.rule), headlineOf(now, shown.rule)]
  const hasOtherOutcome = outcomeOf(before) !== outcomeOf(now)
  if (!hasOtherOutcome && then.value === current.value) return <small>as before</small>
  const isOrder = now.kind === 'ranking'
  return (
    <small>
      was {hasOtherOutcome && !isOrder && `${OUTCOME_LABELS[outcomeOf(before)]}, `}
      {then.value}
    </small>
  )
}

function Flags({ entry, hasNote }: { entry: ResultEntry; hasNote: boolean }) {
  const { pooled } = entry.results
  const missing = missingInWords(pooled)
  const sensitivity = sensitivityOf(pooled)
  return (
    <>
      {publicDiffers(entry) && <SplitFlag>Public contributors differ</SplitFlag>}
      {entry.isDisputed && entry.outcome !== 'disputed' && <SplitFlag>The panel is split</SplitFlag>}
      {missing !== '' && <span className={styles['quiet']}>{missing}</span>}
      {sensitivity && (
        <span className={styles['quiet']}>
          With “unable” counted in: {OUTCOME_LABELS[sensitivity].toLowerCase()}
        </span>
      )}
      {hasNote && (
        <span className={styles['noted']}>
          <Icon name="note" size="1em" /> Noted
        </span>
      )}
    </>
  )
}

/** Stands wherever a pooled verdict hides that people see it differently. */
export function SplitFlag({ children }: { children: ReactNode }) {
  return (
    <span className={styles['split']}>
      <svg viewBox="0 0 20 20" width="1.1em" height="1.1em" aria-hidden="true">
        <path d="M4 3v15M4 4h12l-3 3.500L16 11H4" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      {children}
    </span>
  )
}

/** A small pair of marks: public contributors, and everybody else. */
function Sides({ shown, entry }: { shown: ShownRound; entry: ResultEntry }) {
  const { publicVersusRest } = entry.results
  if (!publicVersusRest) {
    return <small>{whyHidden('too-few', shown.results.smallGroupThreshold)}</small>
  }
  const sides = [
    { name: 'Public', figures: publicVersusRest.public },
    { name: 'Others', figures: publicVersusRest.rest },
  ]
  return (
    <ul className={styles['pair']} data-differs={publicVersusRest.flagged || undefined}>
      {sides.map(({ name, figures }) => (
        <li key={name}>
          {name} <OutcomeMark outcome={outcomeOf(figures)} isLabelShown={false} />{' '}
          <b>{headlineOf(figures, shown.rule).value}</b>
        </li>
      ))}
    </ul>
  )
}
