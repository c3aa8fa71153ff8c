import { sentencesOfRule } from '#shared/domain/consensus/describeRule'
import type { ConsensusRule } from '#shared/domain/consensus/rule'
import styles from './method.module.css'

/** A rule in plain words, a sentence a line; those that another rule does not say are marked. */
export function RuleInWords({ rule, comparedWith }: { rule: ConsensusRule; comparedWith?: ConsensusRule }) {
  const others = new Set(comparedWith ? sentencesOfRule(comparedWith) : [])
  return (
    <ul className={styles['sentences']}>
      {sentencesOfRule(rule).map((sentence) => (
        <li key={sentence}>
          {comparedWith && !others.has(sentence) ? <strong>{sentence}</strong> : sentence}
        </li>
      ))}
    </ul>
  )
}
