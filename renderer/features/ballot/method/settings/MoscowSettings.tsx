import type { MoscowRule } from '#shared/domain/consensus/rule'
import { NumberField } from '../../../../ui/NumberField.tsx'
import { RadioGroup } from '../../../../ui/RadioGroup.tsx'
import styles from '../method.module.css'
import { ComparisonSetting } from './ComparisonSetting.tsx'
import { UnableSetting } from './UnableSetting.tsx'
import { MoreSettings } from './MoreSettings.tsx'
import type { SettingsProps } from './SettingsProps.ts'

export function MoscowSettings({ rule, onChange }: SettingsProps<MoscowRule>) {
  return (
    <>
      <div className={styles['fields']}>
        <NumberField
          label="The majority that is needed"
          description="Of “must” to be in, of “won’t” to be out."
          unit="%"
          value={rule.majorityPercent}
          onChange={(majorityPercent) => onChange({ ...rule, majorityPercent })}
          minimum={0}
          maximum={100}
        />
      </div>
      <MoreSettings>
        <RadioGroup
          label="What counts towards “in”"
          value={rule.inCounts}
          onChange={(inCounts) => onChange({ ...rule, inCounts })}
          options={[
            { key: 'must', label: '“Must” alone' },
            { key: 'must-or-should', label: '“Must” and “should” together' },
          ]}
        />
        <ComparisonSetting
          value={rule.comparison}
          onChange={(comparison) => onChange({ ...rule, comparison })}
        />
        <UnableSetting value={rule.unable} onChange={(unable) => onChange({ ...rule, unable })} />
      </MoreSettings>
    </>
  )
}
