import type { Figures } from '#shared/domain/ballot/figures'

/** What the room is told of an item: a verdict of the rule, with disagreement apart from mere uncertainty. */
export type Outcome = 'disputed' | 'uncertain' | 'in' | 'out' | 'no-data'

export const OUTCOMES: readonly Outcome[] = ['disputed', 'uncertain', 'in', 'out', 'no-data']

export const OUTCOME_LABELS: Record<Outcome, string> = {
  disputed: 'Disputed',
  uncertain: 'Uncertain',
  in: 'In',
  out: 'Out',
  'no-data': 'No scores',
}

export const OUTCOME_MEANINGS: Record<Outcome, string> = {
  disputed: 'The panel disagrees: the scores are spread too widely.',
  uncertain: 'The panel does not disagree, and the middle score is neither high nor low.',
  in: 'The middle score is high, and the panel does not disagree.',
  out: 'The middle score is low, and the panel does not disagree.',
  'no-data': 'Nobody gave a score.',
}

export function outcomeOf({ verdict, disagreement }: Pick<Figures, 'verdict' | 'disagreement'>): Outcome {
  return disagreement ? 'disputed' : verdict
}

/** A figure with at most one decimal, or a dash where there is none. */
export function figureInWords(figure: number | null): string {
  return figure === null ? '–' : String(Math.round(figure * 10) / 10)
}

/** "3 unable, 1 skipped"; empty where everybody gave a score. */
export function missingInWords({ unable, skipped }: Pick<Figures, 'unable' | 'skipped'>): string {
  return [unable > 0 && `${unable} unable to score`, skipped > 0 && `${skipped} skipped`]
    .filter((words) => words !== false)
    .join(', ')
}
