import type { Board, BoardKind, Column } from '#shared/domain/board/board'
import { columnsOfBoard } from '#shared/domain/board/boardOrder'
import { makeIdentifier, type RandomBytes } from '#shared/domain/identifier'
import { comparePositions, type StudyState } from '#shared/domain/study/studyState'
import type { Person } from './scenes.ts'
import type { WireClient } from './wireClient.ts'
import { CONTRIBUTED_CARDS, DRAWN_LINKS, MERGES, THEMES } from './workshopScript.ts'

/** Who does a scene on the boards, and where its new identifiers come from. */
export interface Stagehand {
  readonly facilitator: WireClient
  readonly randomBytes: RandomBytes
}

export function boardOfKind(state: StudyState, kind: BoardKind): Board {
  const board = [...state.records.board.values()]
    .toSorted(comparePositions)
    .find((candidate) => candidate.kind === kind)
  if (!board) throw new Error(`The template has no board of the kind ${kind}`)
  return board
}

/** Silent writing: everybody adds cards that nobody else sees, until all of them are revealed at once. */
export async function writeInSilence(
  { facilitator, randomBytes }: Stagehand,
  people: readonly Person[],
): Promise<void> {
  await facilitator.call('room.configure', { isSilent: true })
  for (const [index, { kind, text }] of CONTRIBUTED_CARDS.entries()) {
    const { client } = people[(index * 5) % people.length] as Person
    const cardId = makeIdentifier(randomBytes)
    const { isHidden } = await client.call('card.contribute', { cardId, kind, text })
    if (!isHidden) throw new Error('A card that was written in silence was shown')
  }
  await facilitator.call('cards.reveal', {})
  await facilitator.call('room.configure', { isSilent: false })
}

/** What people wrote is dragged to its stage and, where it is a training need, to its level of training. */
export async function sortCards({ facilitator }: Stagehand, state: StudyState): Promise<void> {
  const pathway = boardOfKind(state, 'pathway')
  const training = boardOfKind(state, 'training')
  const move = (text: string, { boardId, id: columnId }: Column) =>
    facilitator.call('card.move', { cardId: cardSaying(state, text), boardId, columnId, beforeCardId: null })
  for (const { text, stage, level } of CONTRIBUTED_CARDS) {
    await move(text, stage === null ? parkingLot(state, pathway) : columnNamed(state, pathway, stage))
    if (level !== undefined) await move(text, columnNamed(state, training, level))
  }
}

/** Cards are put in better words and linked, duplicates merged; one is deleted, and brought back by undo. */
export async function tidyCards({ facilitator, randomBytes }: Stagehand, state: StudyState): Promise<void> {
  const rings = cardSaying(state, 'Nobody rings back after the first letter')
  const ending = cardSaying(state, 'How to plan a good ending together')
  await facilitator.call('card.edit', {
    cardId: rings,
    text: 'Nobody rings back after the first letter or call',
  })
  await facilitator.call('link.add', {
    linkId: makeIdentifier(randomBytes),
    type: 'addressed-by',
    fromCardId: rings,
    toCardId: ending,
  })
  for (const { type, from, to } of DRAWN_LINKS) {
    await facilitator.call('link.add', {
      linkId: makeIdentifier(randomBytes),
      type,
      fromCardId: cardSaying(state, from),
      toCardId: cardSaying(state, to),
    })
  }
  for (const { into, merged, reason, decidedBy } of MERGES) {
    await facilitator.call('cards.merge', {
      intoCardId: cardSaying(state, into),
      merged: [{ linkId: makeIdentifier(randomBytes), cardId: cardSaying(state, merged) }],
      reason,
      decidedBy,
    })
  }
  await facilitator.call('card.delete', { cardId: ending })
  await facilitator.call('history.undo', {})
}

/** Themes are made on the spot, each from the cards that belong together. */
export async function startThemes({ facilitator, randomBytes }: Stagehand, state: StudyState): Promise<void> {
  const { id: boardId } = boardOfKind(state, 'themes')
  for (const { name, cards } of THEMES) {
    await facilitator.call('theme.start', {
      columnId: makeIdentifier(randomBytes),
      boardId,
      name,
      cardIds: cards.map((text) => cardSaying(state, text)),
    })
  }
}

export function cardSaying(state: StudyState, text: string): string {
  const card = [...state.records.card.values()].find((candidate) => candidate.text === text)
  if (!card) throw new Error(`No card says “${text}”`)
  return card.id
}

export function columnNamed(state: StudyState, board: Board, part: string): Column {
  const column = columnsOfBoard(state, board.id).find(
    ({ role, name }) => role === 'stage' && name.includes(part),
  )
  if (!column) throw new Error(`The board “${board.name}” has no column whose name holds “${part}”`)
  return column
}

function parkingLot(state: StudyState, board: Board): Column {
  const column = columnsOfBoard(state, board.id).find(({ role }) => role === 'parking')
  if (!column) throw new Error(`The board “${board.name}” has no parking lot`)
  return column
}
