import type { Deviation } from '#shared/domain/ballot/deviation'
import { Panel } from '../../../ui/Page.tsx'
import styles from '../ballot.module.css'
import { Fingerprint } from '../lock/Fingerprint.tsx'
import { changeInWords } from './changeInWords.ts'
import { RulesCompared } from './RulesCompared.tsx'

/** What was changed after the lock, and why. It stays for good. */
export function DeviationList({ deviations }: { deviations: readonly Deviation[] }) {
  return (
    <Panel
      title="Changes of plan"
      lead="Made after the ballot was locked. They are part of the record and of the draft."
    >
      <ol className={styles['deviations']}>
        {deviations.map((deviation) => (
          <li key={deviation.id}>
            <h3 className={styles['deviationTitle']}>{changeInWords(deviation)}</h3>
            <p className={styles['quiet']}>{WHEN.format(new Date(deviation.madeAt))}</p>
            <blockquote className={styles['reason']}>{deviation.reason}</blockquote>
            {deviation.change.kind === 'rule' && (
              <details className={styles['details']}>
                <summary>The rule before and after</summary>
                <RulesCompared
                  before={deviation.change.before}
                  after={deviation.change.after}
                  fromRound={deviation.fromRound}
                />
                <p className={styles['quiet']}>Fingerprint of the new rule (SHA-256)</p>
                <Fingerprint hash={deviation.change.ruleHash} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })
