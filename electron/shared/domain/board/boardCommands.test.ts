import { beforeEach, describe, expect, it } from 'vitest'
import { Refusal, type RefusalCode } from '../refusal.ts'
import { emptyRecords } from '../study/records.ts'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import {
  addCard,
  addColumn,
  addLink,
  columnsOfBoard,
  deleteCard,
  editCard,
  editColumn,
  moveCard,
  removeLink,
} from './boardCommands.ts'

import type { Column } from './board.ts'
import type { CardKind } from './card.ts'
import { LONGEST_POSITION } from './ordering.ts'

/** One board with a tray, two stages and a parking lot, and no cards. */
let state: StudyState

beforeEach(() => {
  const records = emptyRecords()
  records.board.set('board', { id: 'board', kind: 'pathway', name: 'Pathway', position: 'a0' })
  const roles = { tray: 'tray', first: 'stage', second: 'stage', parking: 'parking' } as const
  for (const [index, [id, role]] of Object.entries(roles).entries()) column(id, role, `a${index}`)
  function column(id: string, role: Column['role'], position: string): void {
    records.column.set(id, { id, boardId: 'board', role, name: id, purpose: '', actors: [], position })
  }
  state = makeStudyState(records)
})

const at = (columnId: string, beforeCardId: string | null = null) => ({
  boardId: 'board',
  columnId,
  beforeCardId,
})
const cardsIn = (columnId: string) =>
  (state.columnOrder.get(columnId) ?? []).map((placement) => placement.cardId)

function add(
  id: string,
  columnId = 'first',
  beforeCardId: string | null = null,
  kind: CardKind = 'idea',
): void {
  const card = { id, kind, text: id, note: '', tags: [], panelGroupId: null }
  applyChanges(state, addCard(state, card, at(columnId, beforeCardId)))
}

function expectRefused(code: RefusalCode, decide: () => unknown): void {
  let refusal: unknown = null
  try {
    decide()
  } catch (error) {
    refusal = error
  }
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ code })
}

describe('adding and moving cards', () => {
  it('puts a card before another, or at the end', () => {
    add('a')
    add('b')
    add('c', 'first', 'b')
    expect(cardsIn('first')).toEqual(['a', 'c', 'b'])
  })

  it('puts it at the end where the card that it was to stand before has gone', () => {
    add('a')
    add('b', 'second')
    add('c', 'first', 'b')
    expect(cardsIn('first')).toEqual(['a', 'c'])
  })

  it('moves within a column and between columns', () => {
    for (const id of ['a', 'b', 'c']) add(id)
    applyChanges(state, moveCard(state, 'c', at('first', 'a')))
    expect(cardsIn('first')).toEqual(['c', 'a', 'b'])
    applyChanges(state, moveCard(state, 'a', at('second')))
    expect(cardsIn('first')).toEqual(['c', 'b'])
    expect(cardsIn('second')).toEqual(['a'])
    expect(state.records.placement.size).toBe(3)
  })

  it('leaves a card where it is when it is put before itself or its neighbour', () => {
    for (const id of ['a', 'b', 'c']) add(id)
    applyChanges(state, moveCard(state, 'b', at('first', 'c')))
    expect(cardsIn('first')).toEqual(['a', 'b', 'c'])
    applyChanges(state, moveCard(state, 'c', at('first', 'c')))
    expect(cardsIn('first')).toEqual(['a', 'b', 'c'])
  })

  it('numbers a column anew when positions grow long, and keeps its order', () => {
    add('first')
    add('last')
    const order = ['first', 'last']
    let renumbered = 0
    for (let count = 0; count < 600; count += 1) {
      const id = `card ${count}`
      const card = { id, kind: 'idea', text: id, note: '', tags: [], panelGroupId: null } as const
      const changes = addCard(state, { ...card, tags: [] }, at('first', order[1] ?? null))
      if (changes.length > 2) renumbered += 1
      applyChanges(state, changes)
      order.splice(1, 0, id)
    }
    expect(renumbered).toBeGreaterThan(0)
    expect(cardsIn('first')).toEqual(order)
    const lengths = [...state.records.placement.values()].map((placement) => placement.position.length)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST_POSITION)
  })

  it('finds a place between two cards that have come to the same position', () => {
    for (const id of ['a', 'b', 'c']) add(id)
    const [, b, c] = state.columnOrder.get('first') ?? []
    if (!b || !c) throw new Error('Two cards are missing.')
    applyChanges(state, [{ kind: 'placement', id: c.id, before: c, after: { ...c, position: b.position } }])
    applyChanges(state, moveCard(state, 'a', at('first', 'c')))
    expect(cardsIn('first')).toEqual(['b', 'a', 'c'])
  })

  it('is refused for a card that is there already, a column that is not, and a card that has been deleted', () => {
    add('a')
    expectRefused('conflict', () => add('a'))
    expectRefused('not-found', () => add('b', 'nowhere'))
    expectRefused('not-found', () => moveCard(state, 'a', { ...at('first'), boardId: 'another' }))
    expectRefused('not-found', () => moveCard(state, 'b', at('first')))
    applyChanges(state, deleteCard(state, 'a'))
    expectRefused('not-found', () => moveCard(state, 'a', at('second')))
    expectRefused('not-found', () => editCard(state, 'a', { text: 'x' }))
    expectRefused('not-found', () => deleteCard(state, 'a'))
    expectRefused('conflict', () => add('a'))
  })
})

describe('editing cards', () => {
  it('changes what is given and leaves the rest', () => {
    add('a')
    applyChanges(state, editCard(state, 'a', { note: 'why' }))
    applyChanges(state, editCard(state, 'a', { text: 'A' }))
    expect(state.records.card.get('a')).toMatchObject({ text: 'A', note: 'why', kind: 'idea' })
    applyChanges(state, editCard(state, 'a', { note: '' }))
    expect(state.records.card.get('a')).toMatchObject({ text: 'A', note: '' })
  })

  it('keeps a card of the kind that its links need', () => {
    add('barrier', 'first', null, 'barrier')
    add('need', 'first', null, 'training-need')
    applyChanges(
      state,
      addLink(state, { id: 'link', type: 'addressed-by', fromCardId: 'barrier', toCardId: 'need' }),
    )
    expectRefused('conflict', () => editCard(state, 'barrier', { kind: 'idea' }))
    expectRefused('conflict', () => editCard(state, 'need', { kind: 'idea' }))
    expect(editCard(state, 'barrier', { kind: 'barrier', text: 'new' })).toHaveLength(1)
    applyChanges(state, removeLink(state, 'link'))
    expect(editCard(state, 'barrier', { kind: 'idea' })).toHaveLength(1)
  })

  it('deletes without taking a card out of its place, so that undo brings all of it back', () => {
    add('a')
    add('b')
    applyChanges(state, deleteCard(state, 'a'))
    expect(state.records.card.get('a')?.isDeleted).toBe(true)
    expect(cardsIn('first')).toEqual(['a', 'b'])
  })
})

describe('linking cards', () => {
  beforeEach(() => {
    add('barrier', 'first', null, 'barrier')
    add('need', 'first', null, 'training-need')
    add('enabler', 'first', null, 'enabler')
  })
  const link = { id: 'link', type: 'addressed-by', fromCardId: 'barrier', toCardId: 'need' } as const

  it('goes from and to the kinds that the link is for', () => {
    expect(addLink(state, link)).toHaveLength(1)
    expect(addLink(state, { ...link, type: 'eased-by', toCardId: 'enabler' })).toHaveLength(1)
    expect(
      addLink(state, { ...link, type: 'duplicates', fromCardId: 'need', toCardId: 'enabler' }),
    ).toHaveLength(1)
    expectRefused('invalid-input', () => addLink(state, { ...link, toCardId: 'enabler' }))
    expectRefused('invalid-input', () => addLink(state, { ...link, fromCardId: 'need', toCardId: 'barrier' }))
    expectRefused('invalid-input', () => addLink(state, { ...link, type: 'duplicates', toCardId: 'barrier' }))
  })

  it('is refused for what is not there, and for a link that is there already', () => {
    expectRefused('not-found', () => addLink(state, { ...link, toCardId: 'nothing' }))
    applyChanges(state, addLink(state, link))
    expectRefused('conflict', () => addLink(state, { ...link, id: 'again' }))
    expectRefused('not-found', () => removeLink(state, 'again'))
    applyChanges(state, deleteCard(state, 'need'))
    expectRefused('not-found', () => addLink(state, { ...link, id: 'again' }))
  })

  it('never turns a link into another that has come with the same id', () => {
    applyChanges(state, addLink(state, link))
    expectRefused('conflict', () => addLink(state, { ...link, type: 'eased-by', toCardId: 'enabler' }))
  })
})

describe('stages', () => {
  const column = (id: string) => ({ id, boardId: 'board', name: id, purpose: '', actors: [] })
  const order = () => columnsOfBoard(state, 'board').map(({ id }) => id)

  it('go after the last one, before the parking lot', () => {
    expect(order()).toEqual(['tray', 'first', 'second', 'parking'])
    for (const id of ['third', 'fourth']) applyChanges(state, addColumn(state, column(id)))
    expect(order()).toEqual(['tray', 'first', 'second', 'third', 'fourth', 'parking'])
    expect(state.records.column.get('third')?.role).toBe('stage')
  })

  it('go to the end of a board without a parking lot', () => {
    state.records.column.delete('parking')
    applyChanges(state, addColumn(state, column('third')))
    expect(order()).toEqual(['tray', 'first', 'second', 'third'])
  })

  it('are refused on a board that is not there, and never take the place of one with the same id', () => {
    expectRefused('not-found', () => addColumn(state, { ...column('third'), boardId: 'another' }))
    expectRefused('conflict', () => addColumn(state, column('first')))
    expectRefused('conflict', () => addColumn(state, column('tray')))
  })

  it('are edited in what is given', () => {
    applyChanges(state, editColumn(state, 'first', { purpose: 'why', actors: ['GP', 'nurse'] }))
    applyChanges(state, editColumn(state, 'first', { name: 'Start' }))
    expect(state.records.column.get('first')).toMatchObject({
      name: 'Start',
      purpose: 'why',
      actors: ['GP', 'nurse'],
    })
    expectRefused('not-found', () => editColumn(state, 'nowhere', { name: 'x' }))
  })
})
