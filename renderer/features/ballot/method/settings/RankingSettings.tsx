import { MOST_ITEMS } from '#shared/domain/ballot/ballot'
import { dotsBudget, type RankingRule } from '#shared/domain/consensus/rule'
import { Checkbox } from '../../../../ui/Checkbox.tsx'
import { NumberField } from '../../../../ui/NumberField.tsx'
import { RadioGroup } from '../../../../ui/RadioGroup.tsx'
import styles from '../method.module.css'
import { countOf } from '../../../../ui/countOf.ts'
import { MoreSettings } from './MoreSettings.tsx'
import { OptionalNumber } from './OptionalNumber.tsx'
import type { SettingsProps } from './SettingsProps.ts'

/** More places than this and people lose sight of what they have placed. */
const MOST_PLACES = 20

export function RankingSettings({ rule, onChange, areAnswersFixed, itemCount }: SettingsProps<RankingRule>) {
  return (
    <>
      <div className={styles['fields']}>
        {rule.method === 'top-k' && !areAnswersFixed && (
          <NumberField
            label="How many each person chooses"
            {...(itemCount > 0 && rule.k > itemCount
              ? { description: `With ${countOf(itemCount, 'item')} people put all of them in order.` }
              : {})}
            value={rule.k}
            onChange={(k) => onChange({ ...rule, k })}
            minimum={1}
            maximum={MOST_PLACES}
          />
        )}
        {rule.method === 'dots' && !areAnswersFixed && (
          <OptionalNumber
            label="Set the number of dots yourself"
            description={`Without it one for every three items: ${dotsBudget({ ...rule, budget: null }, itemCount)} with ${countOf(itemCount, 'item')}.`}
            unit="dots each"
            value={rule.budget}
            usual={dotsBudget({ ...rule, budget: null }, itemCount)}
            onChange={(budget) => onChange({ ...rule, budget })}
            minimum={1}
            maximum={MOST_ITEMS}
          />
        )}
        <OptionalNumber
          label="Draw a line: the first so many are in"
          description="Without it items are put in order, and none is in or out."
          unit="in"
          value={rule.inCount}
          usual={Math.max(1, Math.ceil(itemCount / 3))}
          onChange={(inCount) => onChange({ ...rule, inCount })}
          minimum={1}
          maximum={MOST_ITEMS}
        />
      </div>
      <MoreSettings>
        <RadioGroup
          label="How much a group counts"
          value={rule.weighting}
          onChange={(weighting) => onChange({ ...rule, weighting })}
          options={[
            { key: 'pooled', label: 'Every person counts the same' },
            {
              key: 'equal-groups',
              label: 'Every group counts the same',
              description: 'Items are put in order within each group, and their places added up.',
            },
          ]}
        />
        {rule.method === 'top-k' && !areAnswersFixed && (
          <Checkbox
            isSelected={rule.allowsFewer}
            onChange={(allowsFewer) => onChange({ ...rule, allowsFewer })}
          >
            People may choose fewer
          </Checkbox>
        )}
        {rule.method === 'dots' && !areAnswersFixed && (
          <OptionalNumber
            label="Limit the dots for one item"
            unit="dots at most"
            value={rule.capPerItem}
            usual={3}
            onChange={(capPerItem) => onChange({ ...rule, capPerItem })}
            minimum={1}
            maximum={MOST_ITEMS}
          />
        )}
      </MoreSettings>
    </>
  )
}
