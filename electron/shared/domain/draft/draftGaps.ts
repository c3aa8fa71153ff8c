import { z } from 'zod'
import { identifier } from '../identifier.ts'
import type { StudyIndex } from './studyIndex.ts'

const gapFacts = {
  /** Its row in the draft's table of gaps. */
  anchor: z.string(),
  /** What it is about: the card's, the stage's or the statement's own words, a statement's after its code. */
  words: z.string(),
}

/** Something that the record leaves open, and what it is about. */
export const draftGap = z.discriminatedUnion('kind', [
  /** A barrier that no training need addresses and no enabler eases. */
  z.strictObject({ kind: z.literal('open-barrier'), cardId: identifier, ...gapFacts }),
  /** A training need that no barrier asks for. */
  z.strictObject({ kind: z.literal('unasked-need'), cardId: identifier, ...gapFacts }),
  /** A stage of the pathway in which no card stands. */
  z.strictObject({ kind: z.literal('empty-stage'), columnId: identifier, ...gapFacts }),
  /** A stage that has cards, and no agreed statement. */
  z.strictObject({ kind: z.literal('stage-without-statement'), columnId: identifier, ...gapFacts }),
  /** A statement whose words are no longer those that the panel voted on. */
  z.strictObject({ kind: z.literal('reworded-since-vote'), statementId: identifier, ...gapFacts }),
  /** A statement that somebody decided to be agreed, without a vote. */
  z.strictObject({ kind: z.literal('agreed-without-vote'), statementId: identifier, ...gapFacts }),
])
export type DraftGap = z.infer<typeof draftGap>
export type DraftGapKind = DraftGap['kind']

type Found = DraftGap extends infer Gap ? (Gap extends DraftGap ? Omit<Gap, 'anchor'> : never) : never

/**
 * All gaps, kind after kind in the order above, each kind in the order of the study: stages from left to right,
 * cards in that of their stages, statements in their order. Empty for a study without cards, stages and statements.
 */
export function findDraftGaps(index: StudyIndex): DraftGap[] {
  const { stages, statements } = index
  const placeOf = (cardId: string) => {
    const position = stages.findIndex(({ id }) => id === index.stageOf(cardId)?.id)
    return position === -1 ? stages.length : position
  }
  const liveCards = index.liveCards.toSorted((first, second) => placeOf(first.id) - placeOf(second.id))
  const barriers = liveCards.filter(({ kind }) => kind === 'barrier')
  const asked = new Set(
    barriers.flatMap(({ id }) => index.linkedFrom(id, 'addressed-by').map((need) => need.id)),
  )
  const agreed = statements.filter(({ standing }) => standing.status === 'agreed')
  const isEmpty = (columnId: string) => index.cardsIn(columnId).length === 0
  const found: Found[] = [
    ...barriers
      .filter(
        ({ id }) =>
          index.linkedFrom(id, 'addressed-by').length === 0 && index.linkedFrom(id, 'eased-by').length === 0,
      )
      .map(({ id, text }) => ({ kind: 'open-barrier' as const, cardId: id, words: text })),
    ...liveCards
      .filter(({ id, kind }) => kind === 'training-need' && !asked.has(id))
      .map(({ id, text }) => ({ kind: 'unasked-need' as const, cardId: id, words: text })),
    ...stages
      .filter(({ id }) => isEmpty(id))
      .map(({ id, name }) => ({ kind: 'empty-stage' as const, columnId: id, words: name })),
    ...stages
      .filter(({ id }) => !isEmpty(id) && !agreed.some(({ stage }) => stage?.id === id))
      .map(({ id, name }) => ({ kind: 'stage-without-statement' as const, columnId: id, words: name })),
    ...statements
      .filter(({ standing }) => standing.isReworded)
      .map(({ code, statement }) => ({
        kind: 'reworded-since-vote' as const,
        statementId: statement.id,
        words: `${code} ${statement.text}`,
      })),
    ...agreed
      .filter(({ standing }) => standing.by === 'decision')
      .map(({ code, statement }) => ({
        kind: 'agreed-without-vote' as const,
        statementId: statement.id,
        words: `${code} ${statement.text}`,
      })),
  ]
  return found.map((gap, position) => ({ ...gap, anchor: `gap-${position + 1}` }))
}
