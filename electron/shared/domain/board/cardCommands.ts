import { Refusal } from '../refusal.ts'
import { currentWorkshop } from '../study/currentWorkshop.ts'
import { setRecord, type RecordChange } from '../study/recordChange.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'
import { placementId } from './board.ts'
import { TAGS_LIMIT, type Card, type CardKind } from './card.ts'
import { LINK_ENDS } from './link.ts'
import { openBoard, refuseLockedCard } from './locks.ts'
import { placeCards, type Destination } from './placing.ts'

/*
 * Each function decides what a command changes, and throws a Refusal where it may not. Nothing is carried
 * out here: the host writes the changes down and a client draws them ahead of the host's answer, both with
 * this same code.
 */

/** What is known of a card before it is in the study. */
export type NewCard = Omit<Card, 'isDeleted'>

/**
 * New cards next to each other at a place; with `null`, they wait in the tray of each board for their kind. They belong to
 * the workshop that is going on, unless another one, or none, is given.
 */
export function addCards(
  state: ReadonlyStudyState,
  cards: readonly NewCard[],
  destination: Destination | null,
  workshopId: string | null = currentWorkshop(state.records)?.id ?? null,
): RecordChange[] {
  const ids = cards.map(({ id }) => id)
  if (new Set(ids).size < ids.length || ids.some((id) => state.records.card.has(id))) {
    throw new Refusal('conflict', 'This card is on the board already.')
  }
  const created = cards.map((card) =>
    setRecord(state.records, 'card', { ...card, workshopId, isDeleted: false }),
  )
  return destination === null ? created : [...created, ...placeCards(state, ids, destination)]
}

export function editCard(
  state: ReadonlyStudyState,
  cardId: string,
  edit: {
    kind?: CardKind | undefined
    text?: string | undefined
    note?: string | undefined
    tags?: string[] | undefined
  },
): RecordChange[] {
  const card = presentCard(state, cardId)
  refuseLockedCard(state, cardId)
  const kind = edit.kind ?? card.kind
  if (kind !== card.kind) refuseLinksThatNeed(state, card)
  return [
    setRecord(state.records, 'card', {
      ...card,
      kind,
      text: edit.text ?? card.text,
      note: edit.note ?? card.note,
      tags: edit.tags === undefined ? card.tags : [...new Set(edit.tags)],
    }),
  ]
}

/**
 * A copy with the same words, kind, note, tags and group, without links, right after the first on this board. That
 * of a card which waits in the tray, as those of a column that was put away do, waits there too.
 */
export function duplicateCard(
  state: ReadonlyStudyState,
  cardId: string,
  copy: { id: string; boardId: string },
): RecordChange[] {
  const card = presentCard(state, cardId)
  const created = addCards(state, [{ ...card, id: copy.id }], null)
  const placement = state.records.placement.get(placementId(copy.boardId, cardId))
  if (!placement || state.records.column.get(placement.columnId)?.isArchived === true) {
    openBoard(state, copy.boardId)
    return created
  }
  const order = state.columnOrder.get(placement.columnId) ?? []
  const next = order[order.findIndex((other) => other.id === placement.id) + 1]
  const destination = {
    boardId: copy.boardId,
    columnId: placement.columnId,
    beforeCardId: next?.cardId ?? null,
  }
  return [...created, ...placeCards(state, [copy.id], destination)]
}

export function moveCards(
  state: ReadonlyStudyState,
  cardIds: readonly string[],
  destination: Destination,
): RecordChange[] {
  for (const cardId of cardIds) presentCard(state, cardId)
  return placeCards(state, [...new Set(cardIds)], destination)
}

/** Deleted cards keep their places and links, so that undo and the recycle bin bring all of it back. */
export function deleteCards(state: ReadonlyStudyState, cardIds: readonly string[]): RecordChange[] {
  return [...new Set(cardIds)].map((cardId) => {
    const card = presentCard(state, cardId)
    refuseLockedCard(state, cardId)
    return setRecord(state.records, 'card', { ...card, isDeleted: true })
  })
}

/**
 * Out of the recycle bin; what has been brought back already stays as it is. Refused for a card that would
 * be back in a locked column.
 */
export function restoreCards(state: ReadonlyStudyState, cardIds: readonly string[]): RecordChange[] {
  return [...new Set(cardIds)].map((cardId) => {
    const card = state.records.card.get(cardId)
    if (!card) throw new Refusal('not-found', 'This card is not in the study any more.')
    if (card.isDeleted) refuseLockedCard(state, cardId)
    return setRecord(state.records, 'card', { ...card, isDeleted: false })
  })
}

/** Adds and takes tags on several cards at once; unknown ones are simply not there to be taken. */
export function tagCards(
  state: ReadonlyStudyState,
  cardIds: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): RecordChange[] {
  return [...new Set(cardIds)].flatMap((cardId) => {
    const card = presentCard(state, cardId)
    const tags = [...new Set([...card.tags.filter((tag) => !remove.includes(tag)), ...add])]
    if (tags.length > TAGS_LIMIT) {
      throw new Refusal(
        'invalid-input',
        `A card holds at most ${TAGS_LIMIT} tags, and one of these would have more. Take some off first.`,
      )
    }
    return editCard(state, cardId, { tags })
  })
}

/** Shows what was written in silence. */
export function revealCards(state: ReadonlyStudyState): RecordChange[] {
  return [...state.records.card.values()]
    .filter((card) => card.isHidden)
    .map((card) => setRecord(state.records, 'card', { ...card, isHidden: false }))
}

export function presentCard(state: ReadonlyStudyState, cardId: string): Card {
  const card = state.records.card.get(cardId)
  if (!card || card.isDeleted) {
    throw new Refusal('not-found', 'This card has been deleted. Undo brings it back.')
  }
  return card
}

function refuseLinksThatNeed(state: ReadonlyStudyState, card: Card): void {
  for (const link of state.records.link.values()) {
    if (link.fromCardId !== card.id && link.toCardId !== card.id) continue
    if (link.type === 'duplicates') {
      throw new Refusal(
        'conflict',
        'Split this card from those it was merged with first: they are of one kind.',
      )
    }
    const ends = LINK_ENDS[link.type]
    const isTied =
      (link.fromCardId === card.id && ends.from === card.kind) ||
      (link.toCardId === card.id && ends.to === card.kind)
    if (isTied) {
      throw new Refusal('conflict', 'Remove the links of this card first: they need it to keep its kind.')
    }
  }
}
