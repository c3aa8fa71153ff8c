import { canonicalJson, type JsonValue } from '#shared/domain/consensus/canonicalJson'
import type { ConsensusRule } from '#shared/domain/consensus/rule'
import type { RulePreset } from '#shared/domain/consensus/rulePresets'

export interface NearestPreset {
  readonly preset: RulePreset
  /** How many of the preset's settings the rule has otherwise. */
  readonly changes: number
}

/**
 * The preset that a rule comes from, as far as that can be seen: of those with its method the one that it differs from
 * in the fewest settings, the first of several. Null where no preset has its method.
 */
export function nearestPreset(rule: ConsensusRule, presets: readonly RulePreset[]): NearestPreset | null {
  let nearest: NearestPreset | null = null
  for (const preset of presets) {
    if (preset.rule.method !== rule.method) continue
    const changes = countChanges(preset.rule, rule)
    if (nearest === null || changes < nearest.changes) nearest = { preset, changes }
  }
  return nearest
}

type Settings = Readonly<Record<string, JsonValue>>

function countChanges(preset: Settings, rule: Settings): number {
  return Object.entries(preset).filter(
    ([name, value]) => canonicalJson(value) !== canonicalJson(rule[name] ?? null),
  ).length
}
