import { useRef, useState, type ReactNode } from 'react'
import { consensusRule, type ConsensusRule } from '#shared/domain/consensus/rule'
import { RULE_PRESETS, type RulePreset } from '#shared/domain/consensus/rulePresets'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { MethodPicker } from './MethodPicker.tsx'
import styles from './method.module.css'
import { nearestPreset } from './nearestPreset.ts'
import { RuleInWords } from './RuleInWords.tsx'
import { MethodSettings } from './settings/MethodSettings.tsx'
import { takesSameAnswers } from './takesSameAnswers.ts'
import { WorkedExample } from './WorkedExample.tsx'

interface RuleEditorProps {
  readonly rule: ConsensusRule
  readonly onChange: (rule: ConsensusRule) => void
  readonly itemCount: number
  /** People have answered already: only rules that can count their answers are offered. */
  readonly areAnswersFixed?: boolean
  /** Stands in the place of the rule in plain words. */
  readonly preview?: ReactNode
}

/** The method, its settings, and what they come to in plain words. */
export function RuleEditor({ rule, onChange, itemCount, areAnswersFixed = false, preview }: RuleEditorProps) {
  const [isChoosing, setIsChoosing] = useState(false)
  const chosen = useRef<HTMLDivElement>(null)
  const presets = areAnswersFixed
    ? RULE_PRESETS.filter((preset) => takesSameAnswers(preset.rule, rule))
    : RULE_PRESETS
  const nearest = nearestPreset(rule, RULE_PRESETS)
  const problem = consensusRule.safeParse(rule).error?.issues[0]?.message ?? null

  function choose(preset: RulePreset): void {
    onChange(preset.rule)
    setIsChoosing(false)
    // The list has gone, and the button that was pressed with it.
    requestAnimationFrame(() => chosen.current?.focus())
  }

  if (isChoosing) {
    return (
      <>
        <MethodPicker presets={presets} chosenKey={nearest?.preset.key ?? null} onChoose={choose} />
        <div>
          <Button onPress={() => setIsChoosing(false)}>Keep the method as it is</Button>
        </div>
      </>
    )
  }
  return (
    <>
      <div className={styles['chosen']} ref={chosen} tabIndex={-1} role="group" aria-label="Chosen method">
        {nearest && (
          <div className={styles['chosenWords']}>
            <h3 className={styles['chosenName']}>{nearest.preset.name}</h3>
            <p>{nearest.preset.about}</p>
            <p className={styles['methodFacts']}>
              {nearest.preset.answers} · {nearest.preset.guideline}
              {nearest.changes > 0 && ' · with your changes'}
            </p>
          </div>
        )}
        <div className={styles['chosenActions']}>
          {presets.length > 1 && <Button onPress={() => setIsChoosing(true)}>Choose another method</Button>}
          {nearest !== null && nearest.changes > 0 && presets.includes(nearest.preset) && (
            <Button variant="quiet" icon="undo" onPress={() => onChange(nearest.preset.rule)}>
              Undo the changes
            </Button>
          )}
        </div>
      </div>
      <MethodSettings
        rule={rule}
        onChange={onChange}
        areAnswersFixed={areAnswersFixed}
        itemCount={itemCount}
      />
      {problem === null ? (
        <div className={styles['preview']} role="group" aria-label="The rule in plain words">
          <div aria-live="polite">{preview ?? <RuleInWords rule={rule} />}</div>
          <WorkedExample rule={rule} />
        </div>
      ) : (
        <Notice tone="danger" title="This rule cannot be used yet">
          <p>{problem}</p>
        </Notice>
      )}
    </>
  )
}
