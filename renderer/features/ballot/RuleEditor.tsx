import { sentencesOfRule } from '#shared/domain/consensus/describeRule'
import type { ConsensusRule } from '#shared/domain/consensus/rule'
import { Panel } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './ballot.module.css'

const IN = [6, 6.5, 7, 7.5, 8].map((value) => ({ key: String(value), label: `${value} or more` }))
const OUT = [2, 2.5, 3, 3.5, 4].map((value) => ({ key: String(value), label: `${value} or less` }))
const PERCENTILES = [
  { key: '7', label: 'As R and Excel do (type 7)' },
  { key: '6', label: 'As SPSS does (type 6)' },
]

interface RuleEditorProps {
  readonly rule: ConsensusRule
  readonly onChange: (rule: ConsensusRule) => void
}

/** When an item counts as in or out: set before anybody has voted, and frozen with the ballot. */
export function RuleEditor({ rule, onChange }: RuleEditorProps) {
  return (
    <Panel
      title="When do we agree?"
      lead="RAND/UCLA appropriateness method. The rule is set before the vote, so that nobody can bend it afterwards."
    >
      <div className={styles['pair']}>
        <Select
          label="In, when the median is"
          value={String(rule.medianIn)}
          options={withValue(IN, rule.medianIn, 'or more')}
          onChange={(key) => onChange({ ...rule, medianIn: Number(key) })}
        />
        <Select
          label="Out, when the median is"
          value={String(rule.medianOut)}
          options={withValue(OUT, rule.medianOut, 'or less')}
          onChange={(key) => onChange({ ...rule, medianOut: Number(key) })}
        />
        <Select
          label="Percentiles are worked out"
          value={String(rule.quantileType)}
          options={PERCENTILES}
          onChange={(key) => onChange({ ...rule, quantileType: key === '6' ? 6 : 7 })}
        />
      </div>
      <RuleInWords rule={rule} />
    </Panel>
  )
}

export function RuleInWords({ rule }: { rule: ConsensusRule }) {
  return (
    <ul className={styles['rule']}>
      {sentencesOfRule(rule).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

/** A cut-off from an imported rule that is not among the usual ones is offered too. */
function withValue(options: readonly { key: string; label: string }[], value: number, words: string) {
  const key = String(value)
  if (options.some((option) => option.key === key)) return options
  return [...options, { key, label: `${value} ${words}` }]
}
