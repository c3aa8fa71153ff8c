import { beforeEach, describe, expect, it } from 'vitest'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import { addBoard, configureBoard } from './boardCommands.ts'
import type { CardKind } from './card.ts'
import { addCards, deleteCards, moveCards } from './cardCommands.ts'
import { configureColumn } from './columnCommands.ts'
import { findCoverage } from './coverage.ts'
import { addLink, mergeCards } from './linkCommands.ts'
import { newCard } from './newCard.ts'

let state: StudyState

beforeEach(() => {
  state = makeStudyState()
  for (const kind of ['pathway', 'themes'] as const) {
    const columns = ['one', 'two'].map((name) => ({ id: `${kind} ${name}`, name: `${kind} ${name}` }))
    const fixed = { trayId: `${kind} tray`, parkingId: `${kind} parking` }
    const board = { id: kind, kind, name: kind, cardKinds: ['barrier' as const], columns, ...fixed }
    applyChanges(state, addBoard(state, board))
  }
  const kinds: Record<string, CardKind> = { b1: 'barrier', b2: 'barrier', b3: 'barrier', n1: 'training-need' }
  for (const [id, kind] of Object.entries({
    ...kinds,
    n2: 'training-need' as const,
    e1: 'enabler' as const,
  })) {
    applyChanges(state, addCards(state, [newCard({ id, kind, text: id })], null))
  }
})

function link(fromCardId: string, toCardId: string): void {
  const type = toCardId.startsWith('n') ? 'addressed-by' : 'eased-by'
  const id = `${fromCardId} ${toCardId}`
  applyChanges(state, addLink(state, { id, type, fromCardId, toCardId }))
}

/** Coverage with ids in the place of records. */
function found() {
  const { openBarriers, unaskedTrainingNeeds, emptyStages, ...counts } = findCoverage(state)
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)
  return {
    ...counts,
    open: ids(openBarriers),
    unasked: ids(unaskedTrainingNeeds),
    empty: ids(emptyStages),
  }
}

describe('coverage', () => {
  it('finds barriers that nothing addresses or eases, and training needs that no barrier asks for', () => {
    expect(found()).toMatchObject({
      barriers: 3,
      trainingNeeds: 2,
      open: ['b1', 'b2', 'b3'],
      unasked: ['n1', 'n2'],
    })
    link('b1', 'n1')
    link('b2', 'e1')
    expect(found()).toMatchObject({ open: ['b3'], unasked: ['n2'] })
  })

  it('finds the stages of the pathway that hold nothing that counts', () => {
    const place = (cardId: string, columnId: string) =>
      applyChanges(
        state,
        moveCards(state, [cardId], { boardId: columnId.split(' ')[0] ?? '', columnId, beforeCardId: null }),
      )
    expect(found()).toMatchObject({ stages: 2, empty: ['pathway one', 'pathway two'] })
    place('b1', 'themes one')
    place('b2', 'pathway one')
    expect(found().empty).toEqual(['pathway two'])
    applyChanges(state, deleteCards(state, ['b2']))
    expect(found().empty).toEqual(['pathway one', 'pathway two'])
    applyChanges(state, configureColumn(state, 'pathway two', { isArchived: true }))
    expect(found()).toMatchObject({ stages: 1, empty: ['pathway one'] })
  })

  it('lets the card that stands for a merged one have its links', () => {
    link('b1', 'n1')
    const merged = [{ linkId: 'm', cardId: 'b1' }]
    applyChanges(state, mergeCards(state, 'b2', merged, { reason: '', decidedBy: '' }))
    expect(found()).toMatchObject({ barriers: 2, open: ['b3'], unasked: ['n2'] })
  })

  it('takes no answer from deleted or hidden cards, nor asks about them', () => {
    link('b1', 'n1')
    link('b2', 'n2')
    applyChanges(state, deleteCards(state, ['n1']))
    expect(found()).toMatchObject({ trainingNeeds: 1, open: ['b1', 'b3'], unasked: [] })
    const hidden = newCard({ id: 'b4', kind: 'barrier', text: 'b4', isHidden: true })
    applyChanges(state, addCards(state, [hidden], null))
    link('b4', 'n2')
    applyChanges(state, deleteCards(state, ['b2']))
    expect(found()).toMatchObject({ barriers: 2, open: ['b1', 'b3'], unasked: ['n2'] })
  })

  it('asks nothing of an empty study, nor of a pathway that is put away', () => {
    applyChanges(
      state,
      addBoard(state, {
        id: 'second',
        kind: 'pathway',
        name: 'Second',
        cardKinds: ['step'],
        columns: [],
        trayId: 'second tray',
        parkingId: 'second parking',
      }),
    )
    applyChanges(state, configureBoard(state, 'pathway', { isArchived: true }))
    expect(found()).toMatchObject({ stages: 0, empty: [] })
    state = makeStudyState()
    expect(found()).toEqual({ barriers: 0, trainingNeeds: 0, stages: 0, open: [], unasked: [], empty: [] })
  })
})
