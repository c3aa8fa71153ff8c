import { placementId } from '#shared/domain/board/board'
import { boardOrder, type BoardOrder } from '#shared/domain/board/boardOrder'
import type { CardKind } from '#shared/domain/board/card'
import {
  countWishes,
  matchesFilter,
  type CardFilter,
  type VerdictWish,
} from '#shared/domain/board/cardFilter'
import { findMerges, type Merges } from '#shared/domain/board/merges'
import type { StudyState } from '#shared/domain/study/studyState'

/*
 * What the board's screens draw from, made once for each state and shared by all columns: a state's maps are
 * replaced when they change, so that looking at them tells whether an answer still holds.
 */

/** The verdict of each card that has been voted on in a counted round. */
export type Verdicts = ReadonlyMap<string, VerdictWish>

type Inputs = readonly unknown[]

/** Keeps the last answer for each key, as long as the things that it was made from are the same. */
function remember<T>() {
  const kept = new Map<string, { inputs: Inputs; answer: T }>()
  return (key: string, inputs: Inputs, make: () => T): T => {
    const known = kept.get(key)
    if (known && known.inputs.every((input, index) => input === inputs[index])) return known.answer
    const answer = make()
    kept.set(key, { inputs, answer })
    return answer
  }
}

const rememberMerges = remember<Merges>()
const rememberOrder = remember<BoardOrder>()
const rememberStages = remember<ReadonlyMap<string, string>>()
const rememberKinds = remember<Readonly<Record<CardKind | 'hidden', number>>>()
const rememberTags = remember<readonly string[]>()
const rememberShown = new WeakMap<
  CardFilter,
  ReturnType<typeof remember<ReadonlyMap<string, readonly string[]>>>
>()

export function mergesOf({ records }: StudyState): Merges {
  return rememberMerges('', [records.card, records.link], () => findMerges(records))
}

export function orderOf(state: StudyState, boardId: string): BoardOrder {
  const { card, link, column, board, placement } = state.records
  return rememberOrder(boardId, [card, link, column, board, placement], () =>
    boardOrder(state, boardId, mergesOf(state)),
  )
}

/** The pathway's column that each card stands in. */
export function stagesOf(state: StudyState): ReadonlyMap<string, string> {
  const { card, link, column, board, placement } = state.records
  return rememberStages('', [card, link, column, board, placement], () => {
    const stages = new Map<string, string>()
    for (const { id, kind, isArchived } of board.values()) {
      if (kind !== 'pathway' || isArchived) continue
      for (const [columnId, ids] of orderOf(state, id).cardIds) {
        for (const cardId of ids) stages.set(cardId, columnId)
      }
    }
    return stages
  })
}

const NO_CARDS: readonly string[] = []

/** How many cards of each kind show on a board; hidden ones count without their kind. */
export function kindsOf(state: StudyState, boardId: string): Readonly<Record<CardKind | 'hidden', number>> {
  const order = orderOf(state, boardId)
  const { card: cards } = state.records
  return rememberKinds(boardId, [order, cards], () => {
    const counts = { step: 0, barrier: 0, enabler: 0, 'training-need': 0, idea: 0, hidden: 0 }
    for (const ids of order.cardIds.values()) {
      for (const cardId of ids) {
        const card = cards.get(cardId)
        if (card) counts[card.isHidden ? 'hidden' : card.kind]++
      }
    }
    return counts
  })
}

/** The cards that a filter leaves of each column, in their order. */
export function shownByColumn(
  state: StudyState,
  boardId: string,
  filter: CardFilter,
  verdicts: Verdicts,
): ReadonlyMap<string, readonly string[]> {
  const order = orderOf(state, boardId)
  if (countWishes(filter) === 0) return order.cardIds
  // Columns draw by the filter before this one until they have followed it: each filter keeps its own answer.
  const remembered = rememberShown.get(filter) ?? remember()
  rememberShown.set(filter, remembered)
  return remembered(boardId, [order, state.records.card, verdicts], () => {
    const stages = stagesOf(state)
    const matches = (cardId: string) => {
      const card = state.records.card.get(cardId)
      const facts = { stageId: stages.get(cardId) ?? null, verdict: verdicts.get(cardId) ?? 'none' }
      return card !== undefined && matchesFilter(card, filter, facts)
    }
    return new Map([...order.cardIds].map(([id, ids]) => [id, ids.filter(matches)]))
  })
}

/** The cards of a column that a filter leaves, in their order. */
export function shownIds(
  state: StudyState,
  boardId: string,
  columnId: string,
  filter: CardFilter,
  verdicts: Verdicts,
): readonly string[] {
  return shownByColumn(state, boardId, filter, verdicts).get(columnId) ?? NO_CARDS
}

/** The column of a board that a card shows in; null where it does not show there. */
export function columnOf(state: StudyState, boardId: string, cardId: string): string | null {
  const placed = state.records.placement.get(placementId(boardId, cardId))?.columnId
  const { columns, cardIds } = orderOf(state, boardId)
  const isShown = placed !== undefined && columns.some(({ id, role }) => id === placed && role !== 'tray')
  if (isShown) return placed
  const tray = columns.find(({ role }) => role === 'tray')
  return tray && cardIds.get(tray.id)?.includes(cardId) === true ? tray.id : null
}

/** Tags that every study begins with. */
const FIRST_TAGS = ['complex needs', 'long-term']

/** The study's tags for choosing from: the first ones, and those of its cards by name. */
export function tagsInUse({ records }: StudyState): readonly string[] {
  return rememberTags('', [records.card], () => {
    const found = new Set<string>()
    for (const card of records.card.values()) {
      // What is written in silence is not told by its tags either.
      if (!card.isDeleted && !card.isHidden) for (const tag of card.tags) found.add(tag)
    }
    for (const tag of FIRST_TAGS) found.delete(tag)
    return [...FIRST_TAGS, ...[...found].toSorted((a, b) => a.localeCompare(b, 'en-GB'))]
  })
}
