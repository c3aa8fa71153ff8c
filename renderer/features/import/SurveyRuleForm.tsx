import { sentencesOfRule } from '#shared/domain/consensus/describeRule'
import { RULE_PRESETS, type RulePreset } from '#shared/domain/consensus/rulePresets'
import { NumberField } from '../../ui/NumberField.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './import.module.css'
import { percentOf, ruleOfSurvey, settingsOf, type SurveyRule } from './surveyRule.ts'

const PRESETS = RULE_PRESETS.map(({ key, name }) => ({ key, label: name }))

/** How the survey was answered and judged, and what that means in words. */
export function SurveyRuleForm({
  value,
  onChange,
}: {
  value: SurveyRule
  onChange: (value: SurveyRule) => void
}) {
  const { scales, hasPercent, hasRanked, hasDots } = settingsOf(value.presetKey)
  const preset = RULE_PRESETS.find(({ key }) => key === value.presetKey)
  return (
    <>
      <div className={styles['pair']}>
        <Select
          label="Method and rule"
          description={preset ? aboutPreset(preset, scales.length > 0) : ''}
          options={PRESETS}
          value={value.presetKey}
          onChange={(presetKey) => {
            const offered = settingsOf(presetKey).scales
            const isOffered = offered.some(({ maximum }) => maximum === value.scale.maximum)
            onChange({
              ...value,
              presetKey,
              percent: percentOf(presetKey),
              scale: isOffered ? value.scale : (offered[0] ?? value.scale),
            })
          }}
        />
        {scales.length > 0 && (
          <Select
            label="Scale"
            description="What is low and high follows from it."
            options={scales.map((scale) => ({
              key: `${scale.minimum}-${scale.maximum}`,
              label: `${scale.minimum} to ${scale.maximum}`,
            }))}
            value={`${value.scale.minimum}-${value.scale.maximum}`}
            onChange={(key) => {
              const scale = scales.find((one) => `${one.minimum}-${one.maximum}` === key)
              if (scale) onChange({ ...value, scale })
            }}
          />
        )}
        {hasPercent && (
          <NumberField
            label="Share that takes an item in"
            description="As it was set for the survey."
            unit="%"
            minimum={1}
            maximum={100}
            value={value.percent}
            onChange={(percent) => onChange({ ...value, percent })}
          />
        )}
        {hasRanked && (
          <NumberField
            label="Items that each voter put in order"
            minimum={1}
            maximum={200}
            value={value.ranked}
            onChange={(ranked) => onChange({ ...value, ranked })}
          />
        )}
        {hasDots && (
          <NumberField
            label="Dots that each voter had"
            minimum={1}
            maximum={200}
            value={value.dots}
            onChange={(dots) => onChange({ ...value, dots })}
          />
        )}
      </div>
      <ul className={styles['sentences']} aria-label="The rule in words">
        {sentencesOfRule(ruleOfSurvey(value)).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

/** How it is answered is said by the scale, where there is one to choose. */
function aboutPreset({ answers, guideline }: RulePreset, hasScales: boolean): string {
  return hasScales ? guideline : `${answers}. ${guideline}`
}
