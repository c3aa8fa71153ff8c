import type { ItemResults } from '#shared/domain/ballot/ballotResults'
import type { Outcome } from './verdictWords.ts'

/** An item's results beside the words that were voted on. */
export interface ItemView {
  readonly wording: string
  readonly results: ItemResults
  readonly outcome: Outcome
}
