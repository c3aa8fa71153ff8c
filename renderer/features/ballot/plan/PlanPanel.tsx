import { MOST_ROUNDS, type CarryOver } from '#shared/domain/ballot/ballot'
import { isRankingRule, type ConsensusRule } from '#shared/domain/consensus/rule'
import { Panel } from '../../../ui/Page.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import styles from '../ballot.module.css'
import { CARRY_OVER_LABELS, planInWords } from './planInWords.ts'

export interface Plan {
  readonly plannedRounds: number
  readonly carryOver: CarryOver
}

const ROUNDS = Array.from({ length: MOST_ROUNDS }, (_, index) => String(index + 1))

interface PlanPanelProps {
  readonly plan: Plan
  readonly rule: ConsensusRule
  readonly onChange: (plan: Plan) => void
}

/** How many rounds there will be, and what is voted on again. */
export function PlanPanel({ plan, rule, onChange }: PlanPanelProps) {
  const { plannedRounds, carryOver } = plan
  return (
    <Panel title="Rounds">
      <SegmentedControl
        label="How many rounds"
        value={String(plannedRounds)}
        options={ROUNDS.map((key) => ({ key, label: key }))}
        onChange={(key) => onChange({ ...plan, plannedRounds: Number(key) })}
      />
      {plannedRounds > 1 && (
        <CarryOverChoice
          rule={rule}
          value={carryOver}
          onChange={(next) => onChange({ ...plan, carryOver: next })}
        />
      )}
      <p className={styles['inWords']} aria-live="polite">
        {planInWords(plannedRounds, carryOver)}
      </p>
    </Panel>
  )
}

/** An order is made anew from all items: what is left of one says little about what matters most. */
export function CarryOverChoice({
  rule,
  value,
  onChange,
}: {
  rule: ConsensusRule
  value: CarryOver
  onChange: (value: CarryOver) => void
}) {
  if (isRankingRule(rule)) {
    return <p className={styles['quiet']}>All items go on: an order is made of all of them each time.</p>
  }
  return (
    <RadioGroup
      label="Which items go on to the next round"
      value={value}
      onChange={onChange}
      options={[
        {
          key: 'all',
          label: CARRY_OVER_LABELS.all,
          description: 'People can change their minds on everything.',
        },
        {
          key: 'not-agreed',
          label: CARRY_OVER_LABELS['not-agreed'],
          description: 'What is in or out is settled. Shorter for everybody.',
        },
        {
          key: 'disputed',
          label: CARRY_OVER_LABELS.disputed,
          description:
            'Within itself, or between public contributors and everybody else. The other uncertain items stay uncertain.',
        },
      ]}
    />
  )
}
