import { DistributionChart } from './DistributionChart.tsx'
import styles from './results.module.css'
import type { ItemView } from './itemView.ts'
import { figureInWords, missingInWords } from './verdictWords.ts'
import { VerdictMark } from './VerdictMark.tsx'

/* Drawn small and shown larger, so that the figures in it can be read from a few steps away. */
const CHART = { width: 150, height: 50 }

interface ItemListProps {
  readonly items: readonly ItemView[]
  readonly onOpen: (itemId: string) => void
}

export function ItemList({ items, onOpen }: ItemListProps) {
  return (
    <div className={styles['tableRoom']}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>
          Choose an item to talk about it by itself. IQR is the interquartile range: the middle half of the
          scores.
        </caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Verdict</th>
            <th scope="col">Scores 1 to 9</th>
            <th scope="col">n</th>
            <th scope="col">Median</th>
            <th scope="col">IQR</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ wording, results, outcome }) => {
            const { pooled, publicVersusRest } = results
            const missing = missingInWords(pooled)
            return (
              <tr key={results.itemId}>
                <th scope="row">
                  <button type="button" className={styles['itemLink']} onClick={() => onOpen(results.itemId)}>
                    {wording}
                  </button>
                  {publicVersusRest?.flagged === true && <SplitFlag />}
                  {missing !== '' && <span className={styles['quiet']}>{missing}</span>}
                </th>
                <td>
                  <VerdictMark outcome={outcome} />
                </td>
                <td>
                  <DistributionChart figures={pooled} size={CHART} />
                </td>
                <td>
                  {pooled.n}
                  {pooled.lowBase && <small>few</small>}
                </td>
                <td>{figureInWords(pooled.median)}</td>
                <td>
                  {figureInWords(pooled.iqr)}
                  {pooled.q1 !== null && (
                    <small>
                      {figureInWords(pooled.q1)}–{figureInWords(pooled.q3)}
                    </small>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Stands wherever a pooled verdict hides that public contributors and everybody else see it differently. */
export function SplitFlag() {
  return (
    <span className={styles['split']}>
      <svg viewBox="0 0 20 20" width="1.1em" height="1.1em" aria-hidden="true">
        <path d="M4 3v15M4 4h12l-3 3.500L16 11H4" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      Public contributors differ
    </span>
  )
}
