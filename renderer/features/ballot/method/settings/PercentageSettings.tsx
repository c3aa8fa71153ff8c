import { rescaled } from '#shared/domain/consensus/rescaledRule'
import type { PercentageRule } from '#shared/domain/consensus/rule'
import { NumberField } from '../../../../ui/NumberField.tsx'
import { RadioGroup } from '../../../../ui/RadioGroup.tsx'
import styles from '../method.module.css'
import { ComparisonSetting } from './ComparisonSetting.tsx'
import { ScaleSetting } from './ScaleSetting.tsx'
import { UnableSetting } from './UnableSetting.tsx'
import { LaterRounds } from './LaterRounds.tsx'
import { MoreSettings } from './MoreSettings.tsx'
import { OptionalNumber } from './OptionalNumber.tsx'
import type { SettingsProps } from './SettingsProps.ts'

export function PercentageSettings({ rule, onChange, areAnswersFixed }: SettingsProps<PercentageRule>) {
  const { scaleMinimum, scaleMaximum, lowTo, highFrom, outVariant } = rule
  const high = `${highFrom} to ${scaleMaximum}`
  const low = `${scaleMinimum} to ${lowTo}`
  return (
    <>
      <div className={styles['fields']}>
        <NumberField
          label={`In: how many must score it ${high}`}
          unit="%"
          value={rule.inPercent}
          onChange={(inPercent) => onChange({ ...rule, inPercent })}
          minimum={0}
          maximum={100}
        />
        <OptionalNumber
          label={`… and fewer than so many may score it ${low}`}
          unit="%"
          value={rule.inAgainstBelow}
          usual={15}
          onChange={(inAgainstBelow) => onChange({ ...rule, inAgainstBelow })}
          minimum={0}
          maximum={100}
        />
      </div>
      <RadioGroup
        label="Who has to meet this"
        value={rule.scope}
        onChange={(scope) => onChange({ ...rule, scope })}
        options={[
          { key: 'pooled', label: 'Everybody together' },
          {
            key: 'every-group',
            label: 'Everybody together, and every group by itself',
            description: 'No group can be outvoted. Groups too small to be shown do not count by themselves.',
          },
        ]}
      />
      <MoreSettings>
        <RadioGroup
          label="An item is out when"
          value={outVariant}
          onChange={(next) => onChange({ ...rule, outVariant: next })}
          options={[
            { key: 'a', label: `enough people score it ${low}` },
            { key: 'b', label: `few people in each group score it ${high}` },
          ]}
        />
        {outVariant === 'a' ? (
          <>
            <NumberField
              label={`Out: how many must score it ${low}`}
              unit="%"
              value={rule.outPercent}
              onChange={(outPercent) => onChange({ ...rule, outPercent })}
              minimum={0}
              maximum={100}
            />
            <OptionalNumber
              label={`… and fewer than so many may score it ${high}`}
              unit="%"
              value={rule.outAgainstBelow}
              usual={15}
              onChange={(outAgainstBelow) => onChange({ ...rule, outAgainstBelow })}
              minimum={0}
              maximum={100}
            />
          </>
        ) : (
          <NumberField
            label={`Out: at most so many in each group score it ${high}`}
            unit="%"
            value={rule.outAtMostHigh}
            onChange={(outAtMostHigh) => onChange({ ...rule, outAtMostHigh })}
            minimum={0}
            maximum={100}
          />
        )}
        <ComparisonSetting
          value={rule.inComparison}
          onChange={(inComparison) => onChange({ ...rule, inComparison })}
        />
        <UnableSetting value={rule.unable} onChange={(unable) => onChange({ ...rule, unable })} />
        {!areAnswersFixed && (
          <ScaleSetting
            value={{ minimum: scaleMinimum, maximum: scaleMaximum }}
            onChange={(scale) => onChange(rescaled(rule, scale))}
          />
        )}
        <NumberField
          label="High scores begin at"
          value={highFrom}
          onChange={(next) => onChange({ ...rule, highFrom: next })}
          minimum={lowTo + 1}
          maximum={scaleMaximum}
        />
        <NumberField
          label="Low scores end at"
          value={lowTo}
          onChange={(next) => onChange({ ...rule, lowTo: next })}
          minimum={scaleMinimum}
          maximum={highFrom - 1}
        />
        <LaterRounds rule={rule} onChange={onChange} />
      </MoreSettings>
    </>
  )
}
