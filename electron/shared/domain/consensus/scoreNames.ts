import type { RatingRule } from './rule.ts'

/** What the scores of a rule's scale are called, from the lowest, where numbers would not do; else null. */
export function scoreNamesOf(rule: RatingRule): string[] | null {
  return rule.method === 'content-validity' && rule.answers === 'essential' ? ['No', 'Yes'] : null
}
