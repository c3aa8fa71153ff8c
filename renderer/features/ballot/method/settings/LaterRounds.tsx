import { MOST_ROUNDS } from '#shared/domain/ballot/ballot'
import type { PercentageRule } from '#shared/domain/consensus/rule'
import { Button } from '../../../../ui/Button.tsx'
import { NumberField } from '../../../../ui/NumberField.tsx'
import styles from '../method.module.css'
import { OptionalNumber } from './OptionalNumber.tsx'

type LaterRound = PercentageRule['laterRounds'][number]

/** Other percentages from a later round on: some studies ask for more agreement each time. */
export function LaterRounds({
  rule,
  onChange,
}: {
  rule: PercentageRule
  onChange: (rule: PercentageRule) => void
}) {
  const { laterRounds } = rule
  const last = laterRounds.at(-1)
  const next = (last?.fromRound ?? 1) + 1
  const replace = (index: number, later: LaterRound) =>
    onChange({ ...rule, laterRounds: laterRounds.with(index, later) })
  return (
    <div className={styles['laterRounds']} role="group" aria-label="Other percentages in later rounds">
      <p className={styles['groupLabel']}>Other percentages in later rounds</p>
      {laterRounds.map((later, index) => (
        <div key={later.fromRound} className={styles['laterRound']}>
          <p className={styles['roundName']}>From round {later.fromRound}</p>
          <NumberField
            label={`In, from round ${later.fromRound}`}
            unit="%"
            value={later.inPercent}
            onChange={(inPercent) => replace(index, { ...later, inPercent })}
            minimum={0}
            maximum={100}
          />
          <OptionalNumber
            label={`Fewer than so many against it, from round ${later.fromRound}`}
            unit="%"
            value={later.inAgainstBelow}
            usual={15}
            onChange={(inAgainstBelow) => replace(index, { ...later, inAgainstBelow })}
            minimum={0}
            maximum={100}
          />
          {rule.outVariant === 'a' ? (
            <NumberField
              label={`Out, from round ${later.fromRound}`}
              unit="%"
              value={later.outPercent}
              onChange={(outPercent) => replace(index, { ...later, outPercent })}
              minimum={0}
              maximum={100}
            />
          ) : (
            <NumberField
              label={`Out: at most so many for it, from round ${later.fromRound}`}
              unit="%"
              value={later.outAtMostHigh}
              onChange={(outAtMostHigh) => replace(index, { ...later, outAtMostHigh })}
              minimum={0}
              maximum={100}
            />
          )}
          <Button
            variant="quiet"
            icon="trash"
            onPress={() => onChange({ ...rule, laterRounds: laterRounds.toSpliced(index, 1) })}
          >
            The same as before
          </Button>
        </div>
      ))}
      {next <= MOST_ROUNDS && (
        <Button
          icon="add"
          onPress={() => onChange({ ...rule, laterRounds: [...laterRounds, copyFor(next, last ?? rule)] })}
        >
          From round {next}, other percentages
        </Button>
      )}
    </div>
  )
}

function copyFor(fromRound: number, before: Omit<LaterRound, 'fromRound'>): LaterRound {
  const { inPercent, inComparison, inAgainstBelow, outPercent, outAgainstBelow, outAtMostHigh } = before
  return { fromRound, inPercent, inComparison, inAgainstBelow, outPercent, outAgainstBelow, outAtMostHigh }
}
