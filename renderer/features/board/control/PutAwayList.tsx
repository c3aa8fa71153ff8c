import { useRef } from 'react'
import type { Board, Column } from '#shared/domain/board/board'
import { comparePositions, type StudyState } from '#shared/domain/study/studyState'
import { useStudy, useStudyList, useStudyStore } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { capitalised, columnWords } from '../columnWords.ts'
import { useBoardActions } from '../useBoardActions.ts'
import styles from './control.module.css'
import { useRowFocus } from './useRowFocus.ts'

/** Boards that were put away, and columns of the boards that are in use. */
export function PutAwayList() {
  const actions = useBoardActions()
  const study = useStudyStore()
  const box = useRef<HTMLDivElement>(null)
  const away = useStudyList(selectPutAway)
  const { list, leave } = useRowFocus(
    away.map(({ id }) => id),
    () => box.current,
  )

  function bringBack(one: Board | Column): void {
    leave(one.id)
    if ('kind' in one) {
      void actions.actThenSay(
        'board.configure',
        { boardId: one.id, isArchived: false },
        `The board “${one.name}” is back.`,
      )
      return
    }
    const board = study.view.getState().state.records.board.get(one.boardId)
    const where = board ? ` on “${board.name}”` : ''
    void actions.actThenSay(
      'column.configure',
      // It may have been locked in a state of the boards that was restored; here is no other way to unlock it.
      { columnId: one.id, isArchived: false, ...(one.isLocked ? { isLocked: false } : {}) },
      `“${one.name}” is back${where}, with its cards.`,
    )
  }

  return (
    <div ref={box} tabIndex={-1} className={styles['part']}>
      {away.length === 0 ? (
        <EmptyState icon="folder" title="Nothing has been put away">
          Boards and columns that you put away wait here, with all that is on them.
        </EmptyState>
      ) : (
        <ul ref={list} className={styles['list']}>
          {away.map((one) => (
            <li key={one.id} className={styles['row']}>
              <div className={styles['rowWords']}>
                <strong>{one.name}</strong>
                {'kind' in one ? <BoardFacts board={one} /> : <ColumnFacts column={one} />}
              </div>
              <span data-row-action>
                <Button
                  size="small"
                  icon="undo"
                  aria-label={`Bring back: ${one.name}`}
                  onPress={() => bringBack(one)}
                >
                  Bring back
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function BoardFacts({ board }: { board: Board }) {
  const placed = useStudy((state) => {
    let count = 0
    for (const { boardId, cardId } of state.records.placement.values()) {
      if (boardId === board.id && state.records.card.get(cardId)?.isDeleted === false) count++
    }
    return count
  })
  return <span className={styles['facts']}>{`Board with ${countOf(placed, 'placed card')}`}</span>
}

function ColumnFacts({ column }: { column: Column }) {
  const board = useStudy((state) => state.records.board.get(column.boardId))
  const count = useStudy(
    (state) =>
      (state.columnOrder.get(column.id) ?? []).filter(
        ({ cardId }) => state.records.card.get(cardId)?.isDeleted === false,
      ).length,
  )
  if (!board) return null
  const word = capitalised(columnWords(board.kind).one)
  return (
    <span className={styles['facts']}>{`${word} of “${board.name}” with ${countOf(count, 'card')}`}</span>
  )
}

function selectPutAway({ records }: StudyState): (Board | Column)[] {
  const boards = [...records.board.values()].filter(({ isArchived }) => isArchived)
  const columns = [...records.column.values()].filter(
    ({ isArchived, boardId }) => isArchived && records.board.get(boardId)?.isArchived === false,
  )
  return [...boards.toSorted(comparePositions), ...columns.toSorted(comparePositions)]
}
