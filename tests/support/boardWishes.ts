import fc from 'fast-check'
import { boardContract } from '#shared/contract/board.contract'
import { contract, type InputOf, type ParsedInputOf, type ProcedureName } from '#shared/contract/contract'
import type { Board, Column } from '#shared/domain/board/board'
import { cardKind } from '#shared/domain/board/card'
import { linkType } from '#shared/domain/board/link'
import { makeIdentifier, type RandomBytes } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import type { RecordChange } from '#shared/domain/study/recordChange'
import type { ReadonlyStudyState } from '#shared/domain/study/studyState'
import { foresee } from '../../renderer/api/foresee.ts'

export type BoardCommand = keyof typeof boardContract
export const BOARD_COMMANDS = Object.keys(boardContract) as BoardCommand[]

/** What somebody at a board wishes; the numbers choose among whatever is there, or what is not. */
export interface Wish {
  readonly command: BoardCommand
  readonly numbers: readonly [number, number, number, number]
}

/** A wish as it is sent. */
export type Call = { [N in ProcedureName]: { readonly name: N; readonly input: InputOf<N> } }[ProcedureName]

/** Commands that meet others most come oftener. */
const OFTEN: readonly BoardCommand[] = [
  'card.add',
  'card.edit',
  'card.move',
  'cards.move',
  'card.delete',
  'cards.restore',
  'link.add',
  'link.remove',
  'cards.merge',
]

export const anyWish: fc.Arbitrary<Wish> = fc.record({
  command: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...BOARD_COMMANDS) },
    { weight: 3, arbitrary: fc.constantFrom(...OFTEN) },
  ),
  numbers: fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()),
})

/** Identifiers that are the same in every run, and different for each name. */
export function identifiersFrom(name: number): () => string {
  let count = 0
  const bytes: RandomBytes = (length) => {
    const made = new Uint8Array(length)
    const view = new DataView(made.buffer)
    view.setUint32(0, name)
    view.setUint32(4, (count += 1))
    return made
  }
  return () => makeIdentifier(bytes)
}

/** One in so many choices falls on something that is not there. */
const STRANGER_EVERY = 17

/** Turns a wish into a call: its targets are mostly there, sometimes deleted, put away, locked or never heard of. */
export function asCall(state: ReadonlyStudyState, { command, numbers }: Wish, newId: () => string): Call {
  const { board: boards, column: columns, card: cards, link: links } = state.records
  const [a, b, c, d] = numbers
  const pick = (ids: Iterable<string>, number: number): string => {
    const all = [...ids]
    if (all.length === 0 || number % STRANGER_EVERY === STRANGER_EVERY - 1) return newId()
    return all[number % all.length] ?? ''
  }
  const boardId = pick(boards.keys(), a)
  const columnId = pick(columnsOf(columns.values(), boardId), b)
  const cardId = pick(cards.keys(), c)
  const beforeCardId = d % 3 === 0 ? null : pick(cardsIn(state, columnId), d)
  const destination = { boardId, columnId, beforeCardId }
  const someCards = (number: number) =>
    Array.from({ length: 1 + (number % 4) }, (_, index) => pick(cards.keys(), number + index * 7))
  const kind = cardKind.options[d % cardKind.options.length] ?? 'idea'
  const text = `Text ${c % 1_000}`
  const flags = {
    ...(b % 2 === 0 ? { isLocked: c % 3 === 0 } : {}),
    ...(c % 2 === 0 ? { isHidden: d % 2 === 0 } : {}),
    ...(d % 2 === 0 ? { isArchived: b % 3 === 0 } : {}),
  }
  const cardKinds = cardKind.options.filter((_, index) => ((c >> index) & 1) === 1 || index === d % 5)
  switch (command) {
    case 'card.add':
      return { name: command, input: { cardId: newId(), kind, text, ...destination } }
    case 'cards.add': {
      const made = Array.from({ length: 1 + (c % 4) }, (_, index) => ({
        cardId: newId(),
        kind,
        text: `${text} ${index}`,
      }))
      return { name: command, input: { cards: made, destination } }
    }
    case 'card.edit':
      return {
        name: command,
        input: {
          cardId,
          ...(a % 2 === 0 ? { text } : {}),
          ...(b % 2 === 0 ? { note: `Note ${b % 9}` } : {}),
          ...(d % 3 === 0 ? { kind } : {}),
          ...(d % 2 === 0 ? { tags: [`tag ${d % 5}`, `tag ${a % 5}`] } : {}),
        },
      }
    case 'card.duplicate':
      return { name: command, input: { cardId, copyId: newId(), boardId } }
    case 'card.move':
      return { name: command, input: { cardId, ...destination } }
    case 'cards.move':
      return { name: command, input: { cardIds: someCards(c), destination } }
    case 'cards.tag':
      return { name: command, input: { cardIds: someCards(c), add: tagsFrom(a), remove: tagsFrom(b) } }
    case 'card.delete':
      return { name: command, input: { cardId } }
    case 'cards.delete':
      return { name: command, input: { cardIds: someCards(d) } }
    case 'cards.restore':
      return { name: command, input: { cardIds: someCards(d) } }
    case 'cards.reveal':
      return { name: command, input: {} }
    case 'cards.merge': {
      const mates = [...cards.values()].filter((card) => card.kind === cards.get(cardId)?.kind)
      const merged = Array.from({ length: 1 + (d % 2) }, (_, index) => ({
        linkId: newId(),
        cardId: pick(a % 5 === 0 ? cards.keys() : mates.map(({ id }) => id), d + index),
      }))
      return { name: command, input: { intoCardId: cardId, merged, reason: text, decidedBy: 'The room' } }
    }
    case 'card.split': {
      const merged = [...links.values()].filter(({ type }) => type === 'duplicates')
      return {
        name: command,
        input: {
          cardId: pick(
            merged.map(({ fromCardId }) => fromCardId),
            c,
          ),
        },
      }
    }
    case 'link.add': {
      const type = linkType.exclude(['duplicates']).options[a % 2] ?? 'eased-by'
      const wanted = type === 'eased-by' ? 'enabler' : 'training-need'
      const ofKind = (kind: string) =>
        [...cards.values()].filter((card) => b % 5 === 0 || card.kind === kind).map(({ id }) => id)
      return {
        name: command,
        input: {
          linkId: newId(),
          type,
          fromCardId: pick(ofKind('barrier'), c),
          toCardId: pick(ofKind(wanted), d),
        },
      }
    }
    case 'link.remove':
      return { name: command, input: { linkId: pick(links.keys(), c) } }
    case 'column.add':
      return { name: command, input: { columnId: newId(), boardId, name: `Column ${c % 100}` } }
    case 'column.edit':
      return {
        name: command,
        input: {
          columnId,
          ...(c % 2 === 0 ? { name: text } : {}),
          ...(d % 2 === 0 ? { actors: ['GP'] } : { purpose: text }),
        },
      }
    case 'column.move': {
      const next = d % 4 === 0 ? null : pick(columnsOf(columns.values(), boardId), d)
      return { name: command, input: { columnId, beforeColumnId: next } }
    }
    case 'column.configure':
      return { name: command, input: { columnId, ...flags } }
    case 'theme.start':
      return { name: command, input: { columnId: newId(), boardId, name: text, cardIds: someCards(c) } }
    case 'board.add': {
      const made = Array.from({ length: c % 3 }, (_, index) => ({
        columnId: newId(),
        name: `Column ${index}`,
      }))
      const boardKind = (['themes', 'custom', 'training', 'pathway'] as const)[d % 4] ?? 'custom'
      return {
        name: command,
        input: {
          boardId: a % 7 === 0 ? boardId : newId(),
          kind: boardKind,
          name: text,
          cardKinds,
          trayId: newId(),
          parkingId: newId(),
          columns: made,
        },
      }
    }
    case 'board.edit':
      return {
        name: command,
        input: {
          boardId,
          ...(b % 2 === 0 ? { name: text } : { cardKinds }),
          ...(d % 2 === 0 ? { showsGroups: c % 2 === 0 } : {}),
        },
      }
    case 'board.configure':
      return { name: command, input: { boardId, ...flags } }
  }
}

/** What a call changes on this state, by the code that the pages foresee with; the refusal where it has one. */
export function decide(state: ReadonlyStudyState, { name, input }: Call): RecordChange[] | Refusal {
  try {
    const parsed = contract[name].input.parse(input) as ParsedInputOf<typeof name>
    return foresee(name, state, parsed)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function* columnsOf(columns: Iterable<Column>, boardId: Board['id']): Iterable<string> {
  for (const column of columns) if (column.boardId === boardId) yield column.id
}

function* cardsIn(state: ReadonlyStudyState, columnId: string): Iterable<string> {
  for (const { cardId } of state.columnOrder.get(columnId) ?? []) yield cardId
}

function tagsFrom(number: number): string[] {
  return Array.from({ length: number % 6 }, (_, index) => `tag ${(number + index * 3) % 23}`)
}
