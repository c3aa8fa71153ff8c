import type { ConsensusRule } from '#shared/domain/consensus/rule'
import styles from '../ballot.module.css'
import { RuleInWords } from '../method/RuleInWords.tsx'

/** Two rules in plain words side by side; what only one of them says is in bold. */
export function RulesCompared({
  before,
  after,
  fromRound,
}: {
  before: ConsensusRule
  after: ConsensusRule
  fromRound: number
}) {
  return (
    <div className={styles['compared']}>
      <section>
        <h4>Before</h4>
        <RuleInWords rule={before} comparedWith={after} />
      </section>
      <section>
        <h4>From round {fromRound} on</h4>
        <RuleInWords rule={after} comparedWith={before} />
      </section>
    </div>
  )
}
