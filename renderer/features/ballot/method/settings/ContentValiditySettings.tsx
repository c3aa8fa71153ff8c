import type { ContentValidityRule } from '#shared/domain/consensus/rule'
import { NumberField } from '../../../../ui/NumberField.tsx'
import styles from '../method.module.css'
import { UnableSetting } from './UnableSetting.tsx'
import { MoreSettings } from './MoreSettings.tsx'
import type { SettingsProps } from './SettingsProps.ts'

/** Whether an item is essential has no numbers to set: how many must say so follows from how many answer. */
export function ContentValiditySettings({ rule, onChange }: SettingsProps<ContentValidityRule>) {
  const isRelevance = rule.answers === 'relevance'
  return (
    <>
      {isRelevance && (
        <div className={styles['fields']}>
          <NumberField
            label="In: how many must find it relevant"
            unit="%"
            value={rule.inPercent}
            onChange={(inPercent) => onChange({ ...rule, inPercent })}
            minimum={rule.outBelowPercent}
            maximum={100}
          />
        </div>
      )}
      <MoreSettings>
        {isRelevance && (
          <NumberField
            label="Out: fewer than so many find it relevant"
            unit="%"
            value={rule.outBelowPercent}
            onChange={(outBelowPercent) => onChange({ ...rule, outBelowPercent })}
            minimum={0}
            maximum={rule.inPercent}
          />
        )}
        <UnableSetting value={rule.unable} onChange={(unable) => onChange({ ...rule, unable })} />
      </MoreSettings>
    </>
  )
}
