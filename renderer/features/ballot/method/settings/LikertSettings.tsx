import { rescaledLikert } from '#shared/domain/consensus/rescaledRule'
import type { LikertRule } from '#shared/domain/consensus/rule'
import { NumberField } from '../../../../ui/NumberField.tsx'
import { SegmentedControl } from '../../../../ui/SegmentedControl.tsx'
import styles from '../method.module.css'
import { UnableSetting } from './UnableSetting.tsx'
import { MoreSettings } from './MoreSettings.tsx'
import type { SettingsProps } from './SettingsProps.ts'

export function LikertSettings({ rule, onChange, areAnswersFixed }: SettingsProps<LikertRule>) {
  const points = [...new Set([5, 7, rule.scaleMaximum])]
  return (
    <>
      <div className={styles['fields']}>
        <NumberField
          label="In: how many must agree"
          description="Out when as many disagree."
          unit="%"
          value={rule.percent}
          onChange={(percent) => onChange({ ...rule, percent })}
          minimum={0}
          maximum={100}
        />
      </div>
      <MoreSettings>
        {!areAnswersFixed && (
          <SegmentedControl
            label="Points of the scale"
            value={String(rule.scaleMaximum)}
            options={points.map((count) => ({ key: String(count), label: String(count) }))}
            onChange={(key) => onChange(rescaledLikert(rule, Number(key)))}
          />
        )}
        <NumberField
          label="Agreeing begins at"
          value={rule.agreeFrom}
          onChange={(agreeFrom) => onChange({ ...rule, agreeFrom })}
          minimum={rule.disagreeTo + 1}
          maximum={rule.scaleMaximum}
        />
        <NumberField
          label="Disagreeing ends at"
          value={rule.disagreeTo}
          onChange={(disagreeTo) => onChange({ ...rule, disagreeTo })}
          minimum={1}
          maximum={rule.agreeFrom - 1}
        />
        <UnableSetting value={rule.unable} onChange={(unable) => onChange({ ...rule, unable })} />
      </MoreSettings>
    </>
  )
}
