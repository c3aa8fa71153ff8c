import { z } from 'zod'
import type { ItemResults } from './ballotResults.ts'
import { isDisputed } from './figures.ts'
import type { Figures } from './figures.ts'
import { outcome, outcomeOf } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { sortByVerdict } from './sortByVerdict.ts'

/** An item's results as they are looked at: with its words, and beside the round before. */
export interface ResultEntry {
  readonly itemId: string
  readonly wording: string
  readonly results: ItemResults
  readonly outcome: Outcome
  readonly isDisputed: boolean
  /** The same item one round earlier; null in the first round, or where it was not in that one. */
  readonly before: ItemResults | null
  /** Whether it has another outcome than in the round before, or another place in the order. */
  readonly hasChanged: boolean
}

/** The items of a round in the order in which a room wants to talk about them (see sortByVerdict.ts). */
export function resultEntries(
  items: readonly ItemResults[],
  itemsBefore: readonly ItemResults[],
  wordings: ReadonlyMap<string, { readonly wording: string }>,
): ResultEntry[] {
  const earlier = new Map(itemsBefore.map((item) => [item.itemId, item]))
  return sortByVerdict(items).map((results) => {
    const { itemId, pooled } = results
    const before = earlier.get(itemId) ?? null
    return {
      itemId,
      wording: wordings.get(itemId)?.wording ?? '',
      results,
      outcome: outcomeOf(pooled),
      isDisputed: isDisputed(pooled),
      before,
      hasChanged: before !== null && isOther(before.pooled, pooled),
    }
  })
}

function isOther(before: Figures, now: Figures): boolean {
  if (outcomeOf(before) !== outcomeOf(now) || isDisputed(before) !== isDisputed(now)) return true
  return before.kind === 'ranking' && now.kind === 'ranking' && before.place !== now.place
}

/** Which items of a round are looked for. What is empty or false asks for nothing in particular. */
export const resultsFilter = z.strictObject({
  /** At least one of these; `disputed` finds whatever the panel is split over. */
  outcomes: z.array(outcome).max(outcome.options.length),
  /** Public contributors see it differently. */
  differs: z.boolean(),
  /** Another outcome or place than in the round before. */
  changed: z.boolean(),
  /** Each of them in the item's words. */
  words: z.string().max(200),
})
export type ResultsFilter = z.infer<typeof resultsFilter>

export const NO_RESULTS_FILTER: ResultsFilter = { outcomes: [], differs: false, changed: false, words: '' }

export function isFiltering({ outcomes, differs, changed, words }: ResultsFilter): boolean {
  return outcomes.length > 0 || differs || changed || words.trim() !== ''
}

export function matchesResultsFilter(entry: ResultEntry, filter: ResultsFilter): boolean {
  const wording = entry.wording.toLowerCase()
  return (
    (filter.outcomes.length === 0 || filter.outcomes.some((wished) => hasOutcome(entry, wished))) &&
    (!filter.differs || publicDiffers(entry)) &&
    (!filter.changed || entry.hasChanged) &&
    filter.words
      .toLowerCase()
      .split(/\s+/u)
      .every((word) => wording.includes(word))
  )
}

export function hasOutcome(entry: ResultEntry, wished: Outcome): boolean {
  return wished === 'disputed' ? entry.isDisputed : entry.outcome === wished
}

/** Whether public contributors are shown to see it differently from everybody else. */
export function publicDiffers({ results }: Pick<ResultEntry, 'results'>): boolean {
  return results.publicVersusRest?.flagged === true
}

/** The highest score of a round and the one before it, so that all bars have one scale; 0 for no order, or no votes. */
export function mostPoints(entries: readonly ResultEntry[]): number {
  const scoreOf = (item: ItemResults | null) => (item?.pooled.kind === 'ranking' ? item.pooled.score : 0)
  return Math.max(0, ...entries.flatMap(({ results, before }) => [scoreOf(results), scoreOf(before)]))
}
