import type { ReadonlyStudyState } from '../study/studyState.ts'
import { boardOrder } from './boardOrder.ts'
import type { Column } from './board.ts'
import type { Card } from './card.ts'
import { findMerges } from './merges.ts'

/** What the boards leave open. Lists are in the order in which the cards were made, stages from left to right. */
export interface Coverage {
  readonly barriers: number
  readonly trainingNeeds: number
  /** Barriers that no training need addresses and no enabler eases. */
  readonly openBarriers: readonly Card[]
  /** Training needs that no barrier asks for. */
  readonly unaskedTrainingNeeds: readonly Card[]
  readonly stages: number
  /** Stages of the pathway board without a card. */
  readonly emptyStages: readonly Column[]
}

/**
 * Finds the gaps of a study's boards. A merged card's links count for the card that stands for it; deleted,
 * merged and still hidden cards are neither asked about nor do they answer.
 */
export function findCoverage(state: ReadonlyStudyState): Coverage {
  const { records } = state
  const merges = findMerges(records)
  const counts = (card: Card | undefined): card is Card =>
    card !== undefined && !card.isDeleted && !card.isHidden && !merges.isMerged(card.id)
  const answered = new Set<string>()
  const asked = new Set<string>()
  for (const { type, fromCardId, toCardId } of records.link.values()) {
    if (type === 'duplicates') continue
    const from = records.card.get(merges.survivorOf(fromCardId))
    const to = records.card.get(merges.survivorOf(toCardId))
    if (!counts(from) || !counts(to)) continue
    answered.add(from.id)
    if (type === 'addressed-by') asked.add(to.id)
  }
  const cards = [...records.card.values()].filter(counts)
  const barriers = cards.filter(({ kind }) => kind === 'barrier')
  const trainingNeeds = cards.filter(({ kind }) => kind === 'training-need')
  const pathways = [...records.board.values()].filter(
    (board) => board.kind === 'pathway' && !board.isArchived,
  )
  const stages = pathways.flatMap((board) => {
    const { columns, cardIds } = boardOrder(state, board.id, merges)
    return columns
      .filter(({ role }) => role === 'stage')
      .map((column) => ({ column, cards: cardIds.get(column.id)?.length ?? 0 }))
  })
  return {
    barriers: barriers.length,
    trainingNeeds: trainingNeeds.length,
    openBarriers: barriers.filter(({ id }) => !answered.has(id)),
    unaskedTrainingNeeds: trainingNeeds.filter(({ id }) => !asked.has(id)),
    stages: stages.length,
    emptyStages: stages.filter((stage) => stage.cards === 0).map(({ column }) => column),
  }
}
