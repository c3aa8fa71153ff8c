import { useMemo } from 'react'
import type { Board } from '#shared/domain/board/board'
import { useStudy, useStudyList, useStudyStore } from '../../api/StudyContext.tsx'
import { selectColumns, selectPathwayBoard } from '../../api/studySelectors.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { KindMark, KINDS } from '../../ui/KindMark.tsx'
import { BoardDialogs } from './BoardDialogs.tsx'
import { countKinds, selectCardIds } from './boardSelectors.ts'
import { BoardUiContext, createBoardUi, useBoardUi } from './boardUi.ts'
import styles from './BoardScreen.module.css'
import { CardMenu } from './CardMenu.tsx'
import { Column } from './Column.tsx'
import { DragArea } from './DragArea.tsx'

/** Columns that draw their cards at once, before it is known what is in sight. */
const NEAR_AT_FIRST = 7

export function BoardScreen() {
  const board = useStudy(selectPathwayBoard)
  if (!board) {
    return (
      <EmptyState icon="board" title="This study has no pathway board">
        Start a new study to get one.
      </EmptyState>
    )
  }
  return <PathwayBoard key={board.id} board={board} />
}

function PathwayBoard({ board }: { board: Board }) {
  const study = useStudyStore()
  const ui = useMemo(() => {
    const { state } = study.view.getState()
    const empty = selectColumns(state, board.id).filter(
      ({ id, role }) => role !== 'stage' && selectCardIds(state, id).length === 0,
    )
    return createBoardUi(board.id, new Set(empty.map(({ id }) => id)))
  }, [study, board.id])

  return (
    <BoardUiContext value={ui}>
      <div className={styles['screen']}>
        <BoardHeader board={board} />
        <DragArea className={styles['board'] ?? ''}>
          <Columns boardId={board.id} />
        </DragArea>
      </div>
      <CardMenu />
      <BoardDialogs />
    </BoardUiContext>
  )
}

function Columns({ boardId }: { boardId: string }) {
  const ids = useStudyList((state) => selectColumns(state, boardId).map(({ id }) => id))
  return ids.map((id, index) => (
    <Column key={id} columnId={id} isNearAtFirst={index < NEAR_AT_FIRST || index === ids.length - 1} />
  ))
}

function BoardHeader({ board }: { board: Board }) {
  const ui = useBoardUi()
  return (
    <header className={styles['header']}>
      <h1 className={styles['title']}>{board.name}</h1>
      <Legend boardId={board.id} />
      <Button icon="add" onPress={() => ui.store.setState({ dialog: { name: 'new-column' } })}>
        Add a stage
      </Button>
    </header>
  )
}

function Legend({ boardId }: { boardId: string }) {
  const counts = useStudyList((state) => {
    const byKind = countKinds(state, boardId)
    return KINDS.map((kind) => byKind[kind])
  })
  return (
    <ul className={styles['legend']} aria-label="Cards on this board by kind">
      {KINDS.map((kind, index) => (
        <li key={kind}>
          <KindMark kind={kind} />
          <span className={styles['legendCount']}>{counts[index]}</span>
        </li>
      ))}
    </ul>
  )
}
