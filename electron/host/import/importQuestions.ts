import type { CardChoices } from '#shared/domain/exchange/cardImport'
import type { CardPlan, CardSurroundings } from '#shared/domain/exchange/planCards'
import type { RatingPlan, RatingSurroundings } from '#shared/domain/exchange/planRatings'
import type { StudyPlan } from '#shared/domain/exchange/planStudy'
import type { RatingReading } from '#shared/domain/exchange/ratingImport'
import type { RefusalCode } from '#shared/domain/refusal'

/** What can be asked of a reader about the file that it holds. */
export interface ImportQuestions {
  cards: { ask: { choices: CardChoices; surroundings: CardSurroundings }; answer: CardPlan }
  ratings: { ask: { reading: RatingReading; surroundings: RatingSurroundings }; answer: RatingPlan }
  study: { ask: null; answer: StudyPlan }
}
export type QuestionName = keyof ImportQuestions

export type ToReader =
  | { readonly type: 'part'; readonly bytes: Uint8Array }
  | {
      [Q in QuestionName]: {
        readonly type: 'ask'
        readonly id: number
        readonly question: Q
        readonly ask: ImportQuestions[Q]['ask']
      }
    }[QuestionName]

export type FromReader =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | { readonly id: number; readonly ok: false; readonly code: RefusalCode; readonly message: string }
