import { rescaled } from '#shared/domain/consensus/rescaledRule'
import type { MedianIqrRule } from '#shared/domain/consensus/rule'
import { NumberField } from '../../../../ui/NumberField.tsx'
import { Select } from '../../../../ui/Select.tsx'
import styles from '../method.module.css'
import { medianOptions } from './medianOptions.ts'
import { QuantileSetting } from './QuantileSetting.tsx'
import { ScaleSetting } from './ScaleSetting.tsx'
import { MoreSettings } from './MoreSettings.tsx'
import type { SettingsProps } from './SettingsProps.ts'

export function MedianIqrSettings({ rule, onChange, areAnswersFixed }: SettingsProps<MedianIqrRule>) {
  const { scaleMinimum, scaleMaximum } = rule
  return (
    <>
      <div className={styles['fields']}>
        <Select
          label="In, when the median is"
          value={String(rule.medianIn)}
          options={medianOptions(scaleMinimum, scaleMaximum, 'or more')}
          onChange={(key) => onChange({ ...rule, medianIn: Number(key) })}
        />
        <Select
          label="Out, when the median is"
          value={String(rule.medianOut)}
          options={medianOptions(scaleMinimum, scaleMaximum, 'or less')}
          onChange={(key) => onChange({ ...rule, medianOut: Number(key) })}
        />
        <NumberField
          label="The middle half spans at most"
          unit="points"
          value={rule.iqrAtMost}
          onChange={(iqrAtMost) => onChange({ ...rule, iqrAtMost })}
          minimum={0}
          maximum={scaleMaximum - scaleMinimum}
          step={0.25}
        />
      </div>
      <MoreSettings>
        {!areAnswersFixed && (
          <ScaleSetting
            value={{ minimum: scaleMinimum, maximum: scaleMaximum }}
            onChange={(scale) => onChange(rescaled(rule, scale))}
          />
        )}
        <QuantileSetting
          value={rule.quantileType}
          onChange={(quantileType) => onChange({ ...rule, quantileType })}
        />
      </MoreSettings>
    </>
  )
}
