import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import { rescaled, rescaledLikert } from '#shared/domain/consensus/rescaledRule'
import type { ConsensusRule, RatingScale } from '#shared/domain/consensus/rule'

/** How an earlier survey was answered and judged: a preset, and what surveys differ in. */
export interface SurveyRule {
  readonly presetKey: string
  readonly scale: RatingScale
  /** The share that takes an item in, where the rule has one: a whole percentage. */
  readonly percent: number
  /** How many items each voter put in order. */
  readonly ranked: number
  /** How many dots each voter had. */
  readonly dots: number
}

export const SURVEY_SCALES: readonly RatingScale[] = [
  { minimum: 1, maximum: 9 },
  { minimum: 1, maximum: 7 },
  { minimum: 1, maximum: 5 },
  { minimum: 0, maximum: 10 },
]

export const FIRST_SURVEY_RULE: SurveyRule = {
  presetKey: 'comet',
  scale: { minimum: 1, maximum: 9 },
  percent: 70,
  ranked: 5,
  dots: 5,
}

/** Which of the settings make a difference to a preset. */
export function settingsOf(presetKey: string): {
  scales: readonly RatingScale[]
  hasPercent: boolean
  hasRanked: boolean
  hasDots: boolean
} {
  const { method } = presetRule(presetKey)
  return {
    scales:
      method === 'percentage' || method === 'median-iqr'
        ? SURVEY_SCALES
        : method === 'likert'
          ? SURVEY_SCALES.filter(({ minimum }) => minimum === 1)
          : [],
    hasPercent: method === 'percentage' || method === 'likert',
    hasRanked: method === 'top-k',
    hasDots: method === 'dots',
  }
}

/** The share that a preset asks for, to begin with; 70 where it has none. */
export function percentOf(presetKey: string): number {
  const rule = presetRule(presetKey)
  return rule.method === 'percentage' ? rule.inPercent : rule.method === 'likert' ? rule.percent : 70
}

/** The whole rule. Other scales take their outer thirds for low and high; orders need not be complete. */
export function ruleOfSurvey({ presetKey, scale, percent, ranked, dots }: SurveyRule): ConsensusRule {
  const rule = presetRule(presetKey)
  switch (rule.method) {
    case 'percentage':
      return { ...rescaled(rule, scale), inPercent: percent, outPercent: percent }
    case 'median-iqr':
      return rescaled(rule, scale)
    case 'likert':
      return { ...rescaledLikert(rule, scale.minimum === 1 ? scale.maximum : 5), percent }
    case 'top-k':
      return { ...rule, k: ranked, allowsFewer: true }
    case 'dots':
      return { ...rule, budget: dots, capPerItem: null }
    case 'ram':
    case 'moscow':
    case 'borda':
    case 'content-validity':
      return rule
  }
}

function presetRule(presetKey: string): ConsensusRule {
  const preset = RULE_PRESETS.find(({ key }) => key === presetKey) ?? RULE_PRESETS[0]
  if (!preset) throw new Error('There are no rules to choose from.')
  return preset.rule
}
