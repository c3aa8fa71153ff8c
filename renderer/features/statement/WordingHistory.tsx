import { useState } from 'react'
import type { Statement, StatementWording } from '#shared/domain/statement/statement'
import { wordingsOf } from '#shared/domain/statement/statementCommands'
import { useStudyList } from '../../api/StudyContext.tsx'
import { Panel } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { Comparison } from './Comparison.tsx'
import styles from './statements.module.css'
import { dayOf } from './statementWords.ts'

/** Every wording with why it was changed, and any two of them side by side in one sentence. */
export function WordingHistory({ statement }: { statement: Statement }) {
  const wordings = useStudyList((state) => wordingsOf(state, statement.id))
  const latestFirst = wordings.toReversed()
  return (
    <Panel title="Wordings">
      {wordings.length > 1 && <CompareTwo wordings={wordings} />}
      <ol className={styles['wordings']} reversed>
        {latestFirst.map(({ id, number, text, reason, writtenAt }) => (
          <li key={id}>
            <p className={styles['quiet']}>
              Wording {number}, {dayOf(writtenAt)}
              {number === wordings.length && wordings.length > 1 && ', as it reads now'}
            </p>
            <p>{text}</p>
            {reason !== '' && (
              <p className={styles['reason']}>
                <b>Why:</b> {reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function CompareTwo({ wordings }: { wordings: readonly StatementWording[] }) {
  const [chosen, setChosen] = useState<{ before: string | null; after: string | null }>(LAST_TWO)
  const before = wordings.find(({ id }) => id === chosen.before) ?? wordings.at(-2)
  const after = wordings.find(({ id }) => id === chosen.after) ?? wordings.at(-1)
  if (!before || !after) return null
  const options = wordings.map(({ id, number }) => ({ key: id, label: `Wording ${number}` }))
  return (
    <section className={styles['compare']} aria-label="Compare two wordings">
      <div className={styles['pair']}>
        <Select
          label="From"
          options={options}
          value={before.id}
          onChange={(id) => setChosen({ ...chosen, before: id })}
        />
        <Select
          label="To"
          options={options}
          value={after.id}
          onChange={(id) => setChosen({ ...chosen, after: id })}
        />
      </div>
      <p>
        <Comparison before={before.text} after={after.text} />
      </p>
      {before.text === after.text && <p className={styles['quiet']}>The two read the same.</p>}
    </section>
  )
}

const LAST_TWO = { before: null, after: null }
