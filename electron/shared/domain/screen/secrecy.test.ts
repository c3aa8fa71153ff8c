import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placementId, type Board, type Column } from '../board/board.ts'
import { cardKind } from '../board/card.ts'
import { linkType } from '../board/link.ts'
import { emptyRecords, type StudyRecords } from '../study/records.ts'
import { makeStudyState } from '../study/studyState.ts'
import { drawPicture } from './drawPicture.ts'
import { screenPicture } from './screenPicture.ts'
import { screenView, type ScreenView } from './screenView.ts'

/*
 * Random studies: whatever stands where, is hidden, archived, merged or linked, and whatever the facilitator looks
 * at, no word that is kept back and no panel group is in the picture.
 */

const BOARDS = 3
const COLUMNS = 4
const CARDS = 8
const GROUPS = 2

const numbered = (range: number, number: number) => String(range * 1_000 + number).padStart(26, '0')
const boardIdOf = (board: number) => numbered(1, board)
const columnIdOf = (board: number, column: number) => numbered(2, board * COLUMNS + column)
const cardIdOf = (card: number) => numbered(3, card)
const groupIdOf = (group: number) => numbered(4, group)
const textOf = (card: number) => `text<${card}>`
const noteOf = (card: number) => `note<${card}>`
const groupNameOf = (group: number) => `group<${group}>`

const seldom = fc.integer({ min: 0, max: 7 }).map((number) => number === 0)
const cardNumber = fc.nat(CARDS - 1)
const ROLES: readonly Column['role'][] = ['tray', 'stage', 'stage', 'parking']
const KINDS: readonly Board['kind'][] = ['pathway', 'themes', 'custom']

const anyStudy = fc.record({
  boards: fc.array(
    fc.record({
      isHidden: seldom,
      isArchived: seldom,
      cardKinds: fc.subarray([...cardKind.options], { minLength: 1 }),
      columns: fc.array(fc.record({ isHidden: seldom, isArchived: seldom }), {
        minLength: COLUMNS,
        maxLength: COLUMNS,
      }),
    }),
    { minLength: BOARDS, maxLength: BOARDS },
  ),
  cards: fc.array(
    fc.record({
      kind: fc.constantFrom(...cardKind.options),
      isHidden: seldom,
      isDeleted: seldom,
      group: fc.option(fc.nat(GROUPS - 1)),
      /** The column on each board; null where it has no place. */
      places: fc.array(fc.option(fc.integer({ min: 1, max: COLUMNS - 1 })), {
        minLength: BOARDS,
        maxLength: BOARDS,
      }),
    }),
    { minLength: CARDS, maxLength: CARDS },
  ),
  links: fc.array(
    fc.record({ type: fc.constantFrom(...linkType.options), from: cardNumber, to: cardNumber }),
    { maxLength: 12 },
  ),
})
type AnyStudy = typeof anyStudy extends fc.Arbitrary<infer T> ? T : never

const anyView: fc.Arbitrary<ScreenView['showing']> = fc.oneof(
  fc.record({
    name: fc.constant('board' as const),
    boardId: fc.nat(BOARDS - 1).map(boardIdOf),
    firstColumnId: fc.option(
      fc.tuple(fc.nat(BOARDS - 1), fc.nat(COLUMNS - 1)).map(([board, column]) => columnIdOf(board, column)),
    ),
    firstCardIds: fc.dictionary(
      fc.tuple(fc.nat(BOARDS - 1), fc.nat(COLUMNS - 1)).map(([board, column]) => columnIdOf(board, column)),
      cardNumber.map(cardIdOf),
      { maxKeys: 4 },
    ),
    filter: fc.record({
      words: fc.oneof(fc.constant(''), fc.constant('text'), cardNumber.map(textOf)),
      kinds: fc.subarray([...cardKind.options], { maxLength: 2 }),
      tags: fc.constant<string[]>([]),
    }),
    spotlightCardId: fc.option(cardNumber.map(cardIdOf)),
  }),
  fc.record({ name: fc.constant('matrix' as const), boardId: fc.nat(BOARDS - 1).map(boardIdOf) }),
  fc.constant({ name: 'coverage' as const }),
)

function makeRecords({ boards, cards, links }: AnyStudy): StudyRecords {
  const records = emptyRecords()
  for (let group = 0; group < GROUPS; group += 1) {
    const name = groupNameOf(group)
    records.panelGroup.set(groupIdOf(group), {
      id: groupIdOf(group),
      name,
      shortName: name,
      isPublic: group === 0,
      usualMinimum: null,
      usualMaximum: null,
      position: `a${group}`,
    })
  }
  boards.forEach(({ columns, ...board }, boardNumber) => {
    const boardId = boardIdOf(boardNumber)
    records.board.set(boardId, {
      id: boardId,
      kind: KINDS[boardNumber] ?? 'custom',
      name: `board ${boardNumber}`,
      position: `a${boardNumber}`,
      isLocked: false,
      showsGroups: true,
      ...board,
    })
    columns.forEach((column, columnNumber) => {
      const id = columnIdOf(boardNumber, columnNumber)
      const role = ROLES[columnNumber] ?? 'stage'
      const position = `a${columnNumber}`
      const words = { name: `column ${columnNumber}`, purpose: '', actors: [] }
      records.column.set(id, { id, boardId, role, position, isLocked: false, ...words, ...column })
    })
  })
  cards.forEach(({ places, group, ...card }, number) => {
    const cardId = cardIdOf(number)
    records.card.set(cardId, {
      id: cardId,
      text: textOf(number),
      note: noteOf(number),
      tags: [],
      panelGroupId: group === null ? null : groupIdOf(group),
      workshopId: null,
      ...card,
    })
    places.forEach((column, board) => {
      if (column === null) return
      const boardId = boardIdOf(board)
      const id = placementId(boardId, cardId)
      records.placement.set(id, {
        id,
        boardId,
        cardId,
        columnId: columnIdOf(board, column),
        position: `a${number}`,
      })
    })
  })
  links.forEach(({ type, from, to }, number) => {
    if (from === to) return
    const id = numbered(5, number)
    const merge = type === 'duplicates' ? { reason: '', decidedBy: groupNameOf(0) } : null
    records.link.set(id, { id, type, fromCardId: cardIdOf(from), toCardId: cardIdOf(to), merge })
  })
  return records
}

/** Said anew, from the study's description alone: which cards no word may be seen of. */
function isSecret({ boards, cards }: AnyStudy, number: number): boolean {
  const card = cards[number]
  if (!card) return false
  if (card.isHidden || card.isDeleted) return true
  return boards.some((board, boardNumber) => {
    if (board.isArchived) return false
    const place = card.places[boardNumber] ?? null
    const column = place === null ? undefined : board.columns[place]
    if (column && !column.isArchived) return column.isHidden
    const tray = board.columns[0]
    return tray?.isArchived === false && tray.isHidden && board.cardKinds.includes(card.kind)
  })
}

describe('the picture of any study', () => {
  it('has no word of a card that is kept back, no note but of the card shown large, and no panel group', () => {
    let cardsSeen = 0
    fc.assert(
      fc.property(anyStudy, anyView, (study, showing) => {
        const view: ScreenView = { zoom: 1, showing }
        expect(screenView.parse(view)).toEqual(view)
        const picture = drawPicture(makeStudyState(makeRecords(study)), view, {
          room: () => null,
          turnout: () => null,
          results: () => null,
        })
        expect(screenPicture.parse(picture)).toEqual(picture)
        const said = JSON.stringify(picture)
        const large = picture.showing.name === 'board' ? (picture.showing.spotlight?.card.id ?? null) : null
        for (let number = 0; number < CARDS; number += 1) {
          if (said.includes(textOf(number))) cardsSeen += 1
          if (isSecret(study, number)) {
            expect(said).not.toContain(textOf(number))
            expect(said).not.toContain(cardIdOf(number))
          }
          if (large !== cardIdOf(number)) expect(said).not.toContain(noteOf(number))
        }
        for (let group = 0; group < GROUPS; group += 1) {
          expect(said).not.toContain(groupIdOf(group))
          expect(said).not.toContain(groupNameOf(group))
        }
      }),
      { numRuns: 600 },
    )
    // Or it would be easy to keep secrets.
    expect(cardsSeen).toBeGreaterThan(200)
  }, 30_000)
})
