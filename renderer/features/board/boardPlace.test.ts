import { expect, it } from 'vitest'
import { boardAddress, boardPlaceIn } from './boardPlace.ts'

it('names a board, a way of looking at it, and a card whose window is to open', () => {
  expect(boardPlaceIn('#/board/b1')).toEqual({ boardId: 'b1', view: 'columns', cardId: null })
  expect(boardPlaceIn(boardAddress('b1', 'outline'))).toEqual({
    boardId: 'b1',
    view: 'outline',
    cardId: null,
  })
  expect(boardPlaceIn('#/board/b1/columns/c1')).toEqual({ boardId: 'b1', view: 'columns', cardId: 'c1' })
})

it('is none on another screen, and the columns where the way of looking is not known', () => {
  for (const fragment of ['', '#/board', '#/boards/b1', '#/board/b1/columns/c1/more']) {
    expect(boardPlaceIn(fragment)).toBeNull()
  }
  expect(boardPlaceIn('#/board/b1/upside')?.view).toBe('columns')
})
