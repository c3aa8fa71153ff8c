import type { RulePreset } from '#shared/domain/consensus/rulePresets'
import { Icon } from '../../../ui/Icon.tsx'
import { inGroups } from './methodGroups.ts'
import styles from './method.module.css'

/** All the ways to vote, each with what it is for, to choose one from. */
export function MethodPicker({
  presets,
  chosenKey,
  onChoose,
}: {
  presets: readonly RulePreset[]
  chosenKey: string | null
  onChoose: (preset: RulePreset) => void
}) {
  return (
    <div className={styles['picker']}>
      {inGroups(presets).map((group) => (
        <section key={group.key} aria-labelledby={`method-group-${group.key}`}>
          <h3 id={`method-group-${group.key}`} className={styles['groupName']}>
            {group.name}
          </h3>
          <p className={styles['groupAbout']}>{group.about}</p>
          <ul className={styles['methods']}>
            {group.presets.map((preset) => (
              <li key={preset.key}>
                <button
                  type="button"
                  className={styles['method']}
                  aria-pressed={preset.key === chosenKey}
                  onClick={() => onChoose(preset)}
                >
                  <span className={styles['methodName']}>
                    {preset.name}
                    {preset.key === chosenKey && <Icon name="check" />}
                  </span>
                  <span>{preset.about}</span>
                  <span className={styles['methodFacts']}>
                    {preset.answers} · {preset.guideline}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
