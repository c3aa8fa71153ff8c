import { Refusal } from '../refusal.ts'
import type { QuantileType } from './quantile.ts'
import { rescaled, rescaledLikert } from './rescaledRule.ts'
import { consensusRule } from './rule.ts'
import type {
  ConsensusMethod,
  ConsensusRule,
  ContentValidityRule,
  DotsRule,
  MedianIqrRule,
  MoscowRule,
  PercentageRule,
  RamRule,
  RatingScale,
} from './rule.ts'
import { RULE_PRESETS } from './rulePresets.ts'
import type { UnableCounting } from './shares.ts'

/** What a rule can be given beside its method; what is left out stays as the method's first preset has it. */
export interface RuleSettings {
  quantileType?: QuantileType | undefined
  /** The share that takes an item in, a whole percentage. */
  inPercent?: number | undefined
  /** The share against it must stay below this whole percentage. */
  againstBelow?: number | undefined
  outVariant?: PercentageRule['outVariant'] | undefined
  scope?: PercentageRule['scope'] | undefined
  unable?: UnableCounting | undefined
  scale?: RatingScale | undefined
  k?: number | undefined
  medianIn?: number | undefined
  iqrAtMost?: number | undefined
  weighting?: DotsRule['weighting'] | undefined
  inCount?: number | undefined
}

/**
 * A method's rule with some settings changed. Settings that the method does not have make no difference: see
 * {@link settingsWithoutMeaning}. A setting that the method cannot take throws a Refusal that says why.
 *
 * `inPercent` and `againstBelow` hold for “out” (variant a) as well, as its mirror image. A Likert or relevance
 * percentage, and a MoSCoW majority, is `inPercent` too; a stated majority is “at least”, where the usual one is more
 * than half. `medianIn` moves the cut-off for “out” to its mirror image on the scale, as far as it stays below.
 * Another scale takes its outer thirds for low and high (see rescaledRule.ts); orders need not be complete.
 */
export function ruleBySettings(method: ConsensusMethod, settings: RuleSettings): ConsensusRule {
  const preset = RULE_PRESETS.find(({ rule }) => rule.method === method)
  if (preset === undefined) throw new Refusal('invalid-input', `There is no method “${method}”.`)
  const checked = consensusRule.safeParse(changed(preset.rule, settings))
  if (checked.success) return checked.data
  throw new Refusal('invalid-input', checked.error.issues[0]?.message ?? 'The rule cannot be as it was set.')
}

/** Those of the settings given that the rule has no use for. */
export function settingsWithoutMeaning(rule: ConsensusRule, settings: RuleSettings): (keyof RuleSettings)[] {
  const meant = new Set<keyof RuleSettings>(settingsOf(rule))
  const given = Object.keys(settings) as (keyof RuleSettings)[]
  return given.filter((name) => settings[name] !== undefined && !meant.has(name))
}

/** Definitions of quantiles count as meant for all ratings: they are reported, if not compared with. */
function settingsOf(rule: ConsensusRule): (keyof RuleSettings)[] {
  switch (rule.method) {
    case 'ram':
      return ['scale', 'quantileType', 'medianIn']
    case 'median-iqr':
      return ['scale', 'quantileType', 'medianIn', 'iqrAtMost']
    case 'percentage':
      return ['scale', 'quantileType', 'inPercent', 'againstBelow', 'outVariant', 'scope', 'unable']
    case 'likert':
      return ['scale', 'quantileType', 'inPercent', 'unable']
    case 'content-validity':
      return [
        'scale',
        'quantileType',
        'unable',
        ...(rule.answers === 'relevance' ? (['inPercent'] as const) : []),
      ]
    case 'moscow':
      return ['inPercent', 'unable']
    case 'top-k':
      return ['k', 'weighting', 'inCount']
    case 'borda':
    case 'dots':
      return ['weighting', 'inCount']
  }
}

function changed(rule: ConsensusRule, settings: RuleSettings): ConsensusRule {
  const { scale, unable, inPercent, inCount, weighting, k } = settings
  switch (rule.method) {
    case 'ram':
      return changedRam(rule, settings)
    case 'percentage':
      return changedPercentage(rule, settings)
    case 'median-iqr':
      return changedMedianIqr(rule, settings)
    case 'likert': {
      if (scale && scale.minimum !== 1) throw scaleRefused('A Likert scale starts at 1', 3, 9)
      const onScale = scale ? rescaledLikert(rule, scaleWithin(scale, 3, 9).maximum) : rule
      return { ...onScale, percent: inPercent ?? rule.percent, unable: unable ?? rule.unable }
    }
    case 'content-validity':
      return changedContentValidity(rule, settings)
    case 'moscow':
      return { ...rule, ...statedMajority(inPercent), unable: unable ?? rule.unable }
    case 'top-k':
      return {
        ...rule,
        k: k ?? rule.k,
        allowsFewer: true,
        weighting: weighting ?? rule.weighting,
        inCount: inCount ?? rule.inCount,
      }
    case 'borda':
      return { ...rule, weighting: weighting ?? rule.weighting, inCount: inCount ?? rule.inCount }
    case 'dots':
      return {
        ...rule,
        budget: null,
        capPerItem: null,
        weighting: weighting ?? rule.weighting,
        inCount: inCount ?? rule.inCount,
      }
  }
}

function changedRam(rule: RamRule, { scale, quantileType, medianIn }: RuleSettings): RamRule {
  if (scale && (scale.minimum !== 1 || scale.maximum !== 9)) {
    throw new Refusal(
      'invalid-input',
      'RAND/UCLA is worked out for the scale 1-9 only. For another scale choose percentage or median-iqr.',
    )
  }
  return {
    ...rule,
    ...(medianIn === undefined ? {} : medianCutOffs(medianIn, { minimum: 1, maximum: 9 })),
    quantileType: quantileType ?? rule.quantileType,
  }
}

function changedPercentage(rule: PercentageRule, settings: RuleSettings): PercentageRule {
  const { scale, inPercent, againstBelow, outVariant, scope, unable } = settings
  return {
    ...(scale ? rescaled(rule, anyScale(scale)) : rule),
    ...(inPercent === undefined ? {} : { inPercent, outPercent: inPercent }),
    ...(againstBelow === undefined ? {} : { inAgainstBelow: againstBelow, outAgainstBelow: againstBelow }),
    outVariant: outVariant ?? rule.outVariant,
    scope: scope ?? rule.scope,
    unable: unable ?? rule.unable,
  }
}

function changedMedianIqr(rule: MedianIqrRule, settings: RuleSettings): MedianIqrRule {
  const { scale, medianIn, iqrAtMost, quantileType } = settings
  const onScale = scale ? rescaled(rule, anyScale(scale)) : rule
  const ends = { minimum: onScale.scaleMinimum, maximum: onScale.scaleMaximum }
  return {
    ...onScale,
    ...(medianIn === undefined ? {} : medianCutOffs(medianIn, ends)),
    iqrAtMost: iqrAtMost ?? onScale.iqrAtMost,
    quantileType: quantileType ?? rule.quantileType,
  }
}

function changedContentValidity(
  rule: ContentValidityRule,
  { scale, inPercent, unable }: RuleSettings,
): ContentValidityRule {
  const ends = scale ? `${scale.minimum}-${scale.maximum}` : '1-4'
  if (ends !== '1-4' && ends !== '0-1') {
    throw new Refusal(
      'invalid-input',
      'Content validity takes the scale 1-4 (how relevant) or 0-1 (essential: no or yes).',
    )
  }
  return {
    ...rule,
    answers: ends === '1-4' ? 'relevance' : 'essential',
    inPercent: inPercent ?? rule.inPercent,
    outBelowPercent: Math.min(rule.outBelowPercent, inPercent ?? rule.inPercent),
    unable: unable ?? rule.unable,
  }
}

function statedMajority(percent: number | undefined): Partial<MoscowRule> {
  return percent === undefined ? {} : { majorityPercent: percent, comparison: 'at-least' }
}

/** “Out” mirrors “in” about the middle of the scale; where that would not lie below it, half a point below does. */
function medianCutOffs(medianIn: number, { minimum, maximum }: RatingScale) {
  if (medianIn <= minimum || medianIn > maximum) {
    throw new Refusal(
      'invalid-input',
      `The median for “in” must lie on the scale ${minimum}-${maximum}, above ${minimum}.`,
    )
  }
  const below = Math.max(minimum, medianIn - 0.5)
  return { medianIn, medianOut: Math.min(minimum + maximum - medianIn, below) }
}

function anyScale(scale: RatingScale): RatingScale {
  if (scale.minimum > 1) throw scaleRefused('A scale starts at 0 or 1', 2, 10)
  return scaleWithin(scale, 2, 10)
}

function scaleWithin(scale: RatingScale, least: number, most: number): RatingScale {
  if (scale.maximum >= least && scale.maximum <= most) return scale
  throw scaleRefused('The scale is too short or too long', least, most)
}

function scaleRefused(why: string, least: number, most: number): Refusal {
  return new Refusal('invalid-input', `${why}: the highest score is a whole number from ${least} to ${most}.`)
}
