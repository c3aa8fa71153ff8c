import type { RamRule } from '#shared/domain/consensus/rule'
import { Select } from '../../../../ui/Select.tsx'
import styles from '../method.module.css'
import { medianOptions } from './medianOptions.ts'
import { QuantileSetting } from './QuantileSetting.tsx'
import { MoreSettings } from './MoreSettings.tsx'
import type { SettingsProps } from './SettingsProps.ts'

export function RamSettings({ rule, onChange }: SettingsProps<RamRule>) {
  return (
    <>
      <div className={styles['fields']}>
        <Select
          label="In, when the median is"
          value={String(rule.medianIn)}
          options={medianOptions(5, 9, 'or more')}
          onChange={(key) => onChange({ ...rule, medianIn: Number(key) })}
        />
        <Select
          label="Out, when the median is"
          value={String(rule.medianOut)}
          options={medianOptions(1, 5, 'or less')}
          onChange={(key) => onChange({ ...rule, medianOut: Number(key) })}
        />
      </div>
      <MoreSettings>
        <QuantileSetting
          value={rule.quantileType}
          onChange={(quantileType) => onChange({ ...rule, quantileType })}
        />
      </MoreSettings>
    </>
  )
}
