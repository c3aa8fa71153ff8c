import type { PictureShowing } from '#shared/domain/screen/screenPicture'
import { countOf } from '../../ui/countOf.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { LargeResult } from './LargeResult.tsx'
import { ResultRows } from './ResultRows.tsx'
import styles from './screen.module.css'

type Results = Extract<PictureShowing, { name: 'results' }>

/** What the room said: all items that the facilitator looks at, or one of them large. */
export function ResultsLayout({ results }: { results: Results }) {
  const { title, round, isPractice, responses, counts, large } = results
  return (
    <div className={styles['board']}>
      <div className={styles['boardTop']}>
        <h1>
          {title}
          {round > 1 && ` · round ${round}`}
          {isPractice && ' · practice'}
        </h1>
        <p>
          {large ? `${large.number} of ${large.of}` : `${countOf(responses, 'person', 'people')} answered`}
        </p>
      </div>
      {large ? (
        <LargeResult key={large.id} results={results} large={large} />
      ) : (
        <div className={styles['results']}>
          <ul className={styles['outcomes']} aria-label="Outcomes">
            {counts.map(({ outcome, count }) => (
              <li key={outcome}>
                <OutcomeMark outcome={outcome} /> <b>{count}</b>
              </li>
            ))}
          </ul>
          {results.rows.length === 0 ? (
            <p className={styles['empty']}>Nothing found.</p>
          ) : (
            <ResultRows results={results} />
          )}
        </div>
      )}
    </div>
  )
}
