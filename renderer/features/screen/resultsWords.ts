import type { PictureView, ResultsPicture } from '#shared/domain/screen/resultsPicture'
import { OUTCOME_LABELS } from '../../ui/OutcomeMark.tsx'

/** "Judged by the rule changed on 12 March 2026"; empty where it is the rule that was locked. */
export function ruleWords({ ruleChangedAt }: Pick<ResultsPicture, 'ruleChangedAt'>): string {
  if (ruleChangedAt === null) return ''
  const day = new Date(ruleChangedAt).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  return `Judged by the rule changed on ${day}`
}

/** "Uncertain, median 6"; where an order has no verdicts, "place 3". */
export function viewInWords({ outcome, headline: { name, value } }: PictureView): string {
  // Abbreviations such as CVR stay as they are.
  const figure = `${/^[A-Z][a-z]/.test(name) ? name.toLowerCase() : name} ${value}`
  return outcome === 'ranked' ? figure : `${OUTCOME_LABELS[outcome]}, ${figure}`
}
