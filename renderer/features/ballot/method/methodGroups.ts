import { isRankingRule, type ConsensusRule } from '#shared/domain/consensus/rule'
import type { RulePreset } from '#shared/domain/consensus/rulePresets'

export type MethodGroup = 'score' | 'rank' | 'sort'

export const METHOD_GROUPS: readonly { key: MethodGroup; name: string; about: string }[] = [
  { key: 'score', name: 'Score each one', about: 'People look at one item at a time and give it a score.' },
  { key: 'rank', name: 'Choose and rank', about: 'People weigh all items against each other.' },
  { key: 'sort', name: 'Sort', about: 'People put each item into one of four heaps.' },
]

/** What people do with the items, whichever way their answers are counted. */
export function methodGroupOf(rule: ConsensusRule): MethodGroup {
  if (isRankingRule(rule)) return 'rank'
  return rule.method === 'moscow' ? 'sort' : 'score'
}

/** The presets of each group, in their order; groups without any are left out. */
export function inGroups(presets: readonly RulePreset[]) {
  return METHOD_GROUPS.map((group) => ({
    ...group,
    presets: presets.filter(({ rule }) => methodGroupOf(rule) === group.key),
  })).filter(({ presets: found }) => found.length > 0)
}
