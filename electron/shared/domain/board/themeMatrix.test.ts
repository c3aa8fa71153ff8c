import { beforeEach, describe, expect, it } from 'vitest'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import { addBoard } from './boardCommands.ts'
import { addCards, deleteCards, moveCards } from './cardCommands.ts'
import { configureColumn } from './columnCommands.ts'
import { newCard } from './newCard.ts'
import { themeMatrix } from './themeMatrix.ts'

let state: StudyState

beforeEach(() => {
  state = makeStudyState()
  for (const kind of ['pathway', 'themes'] as const) {
    const columns = ['one', 'two'].map((name) => ({ id: `${kind} ${name}`, name }))
    const fixed = { trayId: `${kind} tray`, parkingId: `${kind} parking` }
    const cardKinds = kind === 'themes' ? (['idea'] as const) : (['idea', 'step'] as const)
    const board = { id: kind, kind, name: kind, cardKinds: [...cardKinds], columns, ...fixed }
    applyChanges(state, addBoard(state, board))
  }
  const cards = ['a', 'b', 'c', 'd'].map((id) => newCard({ id, kind: 'idea', text: id }))
  applyChanges(state, addCards(state, [...cards, newCard({ id: 's', kind: 'step', text: 's' })], null))
})

function place(cardIds: string[], columnId: string): void {
  const destination = { boardId: columnId.split(' ')[0] ?? '', columnId, beforeCardId: null }
  applyChanges(state, moveCards(state, cardIds, destination))
}

const matrix = () => themeMatrix(state, { themesBoardId: 'themes', pathwayBoardId: 'pathway' })
/** The cells that hold something, as `theme × stage: cards`. */
function cells(): string[] {
  const { themes, stages, cells: rows } = matrix()
  return rows.flatMap((row, at) =>
    row.flatMap((ids, stage) =>
      ids.length === 0 ? [] : [`${themes[at]?.id} × ${stages[stage]?.id}: ${ids.join(' ')}`],
    ),
  )
}

describe('the matrix of themes and stages', () => {
  it('has the themes and stages in their order, and what has none last', () => {
    const { themes, stages, cells: rows } = matrix()
    expect(themes.map(({ id }) => id)).toEqual(['themes one', 'themes two', 'themes tray', 'themes parking'])
    expect(stages.map(({ id }) => id)).toEqual([
      'pathway one',
      'pathway two',
      'pathway tray',
      'pathway parking',
    ])
    expect(rows.map((row) => row.length)).toEqual([4, 4, 4, 4])
  })

  it('counts every card once that shows on both boards, in the order of its theme', () => {
    place(['b', 'a'], 'themes two')
    place(['a', 'b', 'c'], 'pathway one')
    place(['d'], 'pathway parking')
    expect(cells()).toEqual([
      'themes two × pathway one: b a',
      'themes tray × pathway one: c',
      'themes tray × pathway parking: d',
    ])
    // A step shows on the themes board only once it has been placed there.
    place(['s'], 'themes one')
    expect(cells()[0]).toBe('themes one × pathway tray: s')
  })

  it('leaves out deleted cards, and columns that are put away', () => {
    place(['a', 'b'], 'themes one')
    place(['b', 'c'], 'pathway two')
    applyChanges(state, deleteCards(state, ['a']))
    applyChanges(state, configureColumn(state, 'themes one', { isArchived: true }))
    expect(matrix().themes).toHaveLength(3)
    expect(cells()).toEqual(['themes tray × pathway two: b c', 'themes tray × pathway tray: d'])
  })

  it('is empty for boards that are not there', () => {
    expect(themeMatrix(state, { themesBoardId: 'x', pathwayBoardId: 'y' })).toEqual({
      themes: [],
      stages: [],
      cells: [],
    })
  })
})
