import { surveyFacts, type SurveyFacts } from '#shared/domain/exchange/ratingImport'
import type { TypedFacts } from './SurveyFactsForm.tsx'

/** What was typed, read; or the fields that still have to be filled in. */
export function readFacts(typed: TypedFacts): { facts: SurveyFacts } | { missing: Set<keyof TypedFacts> } {
  const invited = typed.invited.trim()
  const read = surveyFacts.safeParse({ ...typed, invited: invited === '' ? null : Number(invited) })
  if (read.success) return { facts: read.data }
  return { missing: new Set(read.error.issues.map(({ path }) => String(path[0]) as keyof TypedFacts)) }
}
