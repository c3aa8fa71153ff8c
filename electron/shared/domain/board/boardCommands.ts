import { Refusal } from '../refusal.ts'
import { setRecord, removeRecord, type RecordChange } from '../study/recordChange.ts'
import { comparePositions, type ReadonlyStudyState } from '../study/studyState.ts'
import { placementId, type Column, type Placement } from './board.ts'
import type { Card, CardKind } from './card.ts'
import { LINK_ENDS, type LinkType } from './link.ts'
import { freshPositions, LONGEST_POSITION, positionBetween } from './ordering.ts'

/*
 * Each function decides what a command changes, and throws a Refusal where it may not. Nothing is carried
 * out here: the host writes the changes down and a client draws them ahead of the host's answer, both with
 * this same code.
 */

/** Where a card goes: before another card of that column, or at its end. */
export interface Destination {
  readonly boardId: string
  readonly columnId: string
  readonly beforeCardId: string | null
}

export function addCard(
  state: ReadonlyStudyState,
  card: Omit<Card, 'isDeleted'>,
  destination: Destination,
): RecordChange[] {
  if (state.records.card.has(card.id)) throw new Refusal('conflict', 'This card is on the board already.')
  return [
    setRecord(state.records, 'card', { ...card, isDeleted: false }),
    ...place(state, card.id, destination),
  ]
}

export function editCard(
  state: ReadonlyStudyState,
  cardId: string,
  edit: { kind?: CardKind | undefined; text?: string | undefined; note?: string | undefined },
): RecordChange[] {
  const card = presentCard(state, cardId)
  const kind = edit.kind ?? card.kind
  if (kind !== card.kind) refuseLinksThatNeed(state, card)
  return [
    setRecord(state.records, 'card', {
      ...card,
      kind,
      text: edit.text ?? card.text,
      note: edit.note ?? card.note,
    }),
  ]
}

export function moveCard(
  state: ReadonlyStudyState,
  cardId: string,
  destination: Destination,
): RecordChange[] {
  presentCard(state, cardId)
  return place(state, cardId, destination)
}

/** A deleted card keeps its places and links, so that undo brings all of it back. */
export function deleteCard(state: ReadonlyStudyState, cardId: string): RecordChange[] {
  return [setRecord(state.records, 'card', { ...presentCard(state, cardId), isDeleted: true })]
}

export function addLink(
  state: ReadonlyStudyState,
  link: { id: string; type: LinkType; fromCardId: string; toCardId: string },
): RecordChange[] {
  if (state.records.link.has(link.id)) throw new Refusal('conflict', 'This link is on the board already.')
  const from = presentCard(state, link.fromCardId)
  const to = presentCard(state, link.toCardId)
  const ends = LINK_ENDS[link.type]
  if (from.id === to.id) throw new Refusal('invalid-input', 'A card cannot be linked to itself.')
  if (ends.from !== null && from.kind !== ends.from) {
    throw new Refusal('invalid-input', `This link starts at a ${ends.from} card.`)
  }
  if (ends.to !== null && to.kind !== ends.to) {
    throw new Refusal('invalid-input', `This link leads to a ${ends.to.replace('-', ' ')} card.`)
  }
  for (const other of state.records.link.values()) {
    if (other.type === link.type && other.fromCardId === from.id && other.toCardId === to.id) {
      throw new Refusal('conflict', 'These two cards are linked already.')
    }
  }
  return [setRecord(state.records, 'link', link)]
}

export function removeLink(state: ReadonlyStudyState, linkId: string): RecordChange[] {
  if (!state.records.link.has(linkId)) throw new Refusal('not-found', 'This link has been removed already.')
  return [removeRecord(state.records, 'link', linkId)]
}

/** A new stage goes after the last stage, before the parking lot. */
export function addColumn(
  state: ReadonlyStudyState,
  column: Pick<Column, 'id' | 'boardId' | 'name' | 'purpose' | 'actors'>,
): RecordChange[] {
  if (!state.records.board.has(column.boardId)) {
    throw new Refusal('not-found', 'This board is not in the study any more.')
  }
  if (state.records.column.has(column.id)) {
    throw new Refusal('conflict', 'This column is on the board already.')
  }
  const columns = columnsOfBoard(state, column.boardId)
  const parking = columns.findIndex((other) => other.role === 'parking')
  const before = columns.at(parking === -1 ? columns.length - 1 : parking - 1) ?? null
  const after = parking <= 0 ? null : (columns[parking] ?? null)
  const position = positionBetween(before?.position ?? null, after?.position ?? null)
  if (position === null) throw new Refusal('internal', 'The columns of this board have lost their order.')
  return [setRecord(state.records, 'column', { ...column, role: 'stage', position })]
}

export function editColumn(
  state: ReadonlyStudyState,
  columnId: string,
  edit: { name?: string | undefined; purpose?: string | undefined; actors?: string[] | undefined },
): RecordChange[] {
  const column = state.records.column.get(columnId)
  if (!column) throw new Refusal('not-found', 'This column is not on the board any more.')
  return [
    setRecord(state.records, 'column', {
      ...column,
      name: edit.name ?? column.name,
      purpose: edit.purpose ?? column.purpose,
      actors: edit.actors ?? column.actors,
    }),
  ]
}

/** The columns of a board from left to right: tray, stages, parking lot. */
export function columnsOfBoard(state: ReadonlyStudyState, boardId: string): Column[] {
  return [...state.records.column.values()]
    .filter((column) => column.boardId === boardId)
    .toSorted(comparePositions)
}

function presentCard(state: ReadonlyStudyState, cardId: string): Card {
  const card = state.records.card.get(cardId)
  if (!card || card.isDeleted) {
    throw new Refusal('not-found', 'This card has been deleted. Undo brings it back.')
  }
  return card
}

function refuseLinksThatNeed(state: ReadonlyStudyState, card: Card): void {
  for (const link of state.records.link.values()) {
    const ends = LINK_ENDS[link.type]
    const isTied =
      (link.fromCardId === card.id && ends.from === card.kind) ||
      (link.toCardId === card.id && ends.to === card.kind)
    if (isTied) {
      throw new Refusal('conflict', 'Remove the links of this card first: they need it to keep its kind.')
    }
  }
}

function place(state: ReadonlyStudyState, cardId: string, destination: Destination): RecordChange[] {
  const { boardId, columnId, beforeCardId } = destination
  const column = state.records.column.get(columnId)
  if (!column || column.boardId !== boardId) {
    throw new Refusal('not-found', 'This column is not on the board any more.')
  }
  const id = placementId(boardId, cardId)
  const present = state.columnOrder.get(columnId) ?? []
  const others = present.filter((placement) => placement.id !== id)
  // The card that it was to stand before may have moved away meanwhile: then the end of the column will do.
  const found =
    beforeCardId === null ? -1 : others.findIndex((placement) => placement.cardId === beforeCardId)
  const at = found === -1 ? others.length : found
  // Where it stands already, it keeps its position, which its neighbours alone do not tell.
  if (present[at]?.id === id) return []
  const position = positionBetween(others[at - 1]?.position ?? null, others[at]?.position ?? null)
  if (position !== null && position.length <= LONGEST_POSITION) {
    return [setRecord(state.records, 'placement', { id, boardId, cardId, columnId, position })]
  }
  const placed: Omit<Placement, 'position'> = { id, boardId, cardId, columnId }
  const all = [...others.slice(0, at), placed, ...others.slice(at)]
  const positions = freshPositions(all.length)
  return all.map((placement, index) =>
    setRecord(state.records, 'placement', { ...placement, position: positions[index] as string }),
  )
}
