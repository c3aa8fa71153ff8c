import { lazy, Suspense, useEffect, useMemo, useRef } from 'react'
import type { Board } from '#shared/domain/board/board'
import { useStudy, useStudyList, useStudyStore } from '../../api/StudyContext.tsx'
import { selectBoards } from '../../api/studySelectors.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { BoardDialogs } from './BoardDialogs.tsx'
import { BoardHeader } from './BoardHeader.tsx'
import { BoardOnScreen } from './BoardOnScreen.tsx'
import { boardAddress, useBoardPlace, type BoardView } from './boardPlace.ts'
import { BoardUiContext, createBoardUi } from './boardUi.ts'
import { orderOf } from './boardView.ts'
import styles from './BoardScreen.module.css'
import { CardMenu } from './CardMenu.tsx'
import { Column } from './Column.tsx'
import { columnWords } from './columnWords.ts'
import { DragArea } from './DragArea.tsx'
import { SelectionBar } from './cards/SelectionBar.tsx'
import { LinkLayer } from './links/LinkLayer.tsx'

/** Columns that draw their cards at once, before it is known what is in sight. */
const NEAR_AT_FIRST = 7

/* The other ways of looking at the boards come when they are first asked for. */
const OutlineView = lazy(async () => ({ default: (await import('./outline/OutlineView.tsx')).OutlineView }))
const MatrixView = lazy(async () => ({ default: (await import('./themes/MatrixView.tsx')).MatrixView }))
const CoverageView = lazy(async () => ({
  default: (await import('./gaps/CoverageView.tsx')).CoverageView,
}))

export function BoardScreen() {
  const boards = useStudyList(selectBoards)
  const place = useBoardPlace()
  const board = boards.find(({ id }) => id === place.boardId) ?? boards[0]
  const lastBoardId = useRef(board?.id)

  // A board that replaces another one is drawn anew, header and all: the focus stays with its name.
  useEffect(() => {
    if (board?.id === lastBoardId.current) return
    lastBoardId.current = board?.id
    if (document.activeElement !== document.body) return
    document.querySelector<HTMLElement>('nav[aria-label="Boards"] [aria-current]')?.focus()
  }, [board?.id])

  if (!board) {
    return (
      <EmptyState icon="board" title="This study has no board">
        Start a new study to get one.
      </EmptyState>
    )
  }
  return <OneBoard key={board.id} board={board} view={place.view} cardId={place.cardId} />
}

function OneBoard({ board, view, cardId }: { board: Board; view: BoardView; cardId: string | null }) {
  const study = useStudyStore()
  const ui = useMemo(() => {
    const { columns, cardIds } = orderOf(study.view.getState().state, board.id)
    const empty = columns.filter(({ id, role }) => role !== 'stage' && cardIds.get(id)?.length === 0)
    return createBoardUi(board.id, {
      foldedColumnIds: new Set(empty.map(({ id }) => id)),
      composerKind: board.cardKinds.includes('idea') ? 'idea' : (board.cardKinds[0] ?? 'idea'),
    })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what changes on the board later keeps its folds and filters
  }, [study, board.id])

  useEffect(() => {
    if (cardId === null) return
    ui.store.setState({ dialog: { name: 'card', cardId } })
    // The window can be closed, and is not to open again when somebody comes back here.
    history.replaceState(history.state, '', boardAddress(board.id, view))
  }, [cardId, ui, board.id, view])

  // The card that the address leads to is opened once: whoever closes it has the board.
  useEffect(() => {
    if (cardId === null) return
    history.replaceState(null, '', boardAddress(board.id, view))
    if (study.view.getState().state.records.card.get(cardId)?.isDeleted === false) {
      ui.store.setState({ dialog: { name: 'card', cardId } })
    }
  }, [study, ui, board.id, view, cardId])

  return (
    <BoardUiContext value={ui}>
      <div className={styles['screen']}>
        <BoardHeader board={board} view={view} />
        <Suspense fallback={null}>
          <View board={board} view={view} />
        </Suspense>
        {(view === 'columns' || view === 'outline') && <SelectionBar view={view} />}
      </div>
      <BoardOnScreen view={view} />
      <CardMenu />
      <BoardDialogs />
    </BoardUiContext>
  )
}

function View({ board, view }: { board: Board; view: BoardView }) {
  switch (view) {
    case 'columns':
      return <ColumnsView board={board} />
    case 'outline':
      return <OutlineView />
    case 'matrix':
      return <MatrixView />
    case 'coverage':
      return <CoverageView />
  }
}

function ColumnsView({ board }: { board: Board }) {
  const ids = useStudyList((state) => orderOf(state, board.id).columns.map(({ id }) => id))
  const hasStages = useStudy((state) => orderOf(state, board.id).columns.some(({ role }) => role === 'stage'))
  return (
    <DragArea className={styles['board'] ?? ''}>
      {ids.map((id, index) => (
        <Column key={id} columnId={id} isNearAtFirst={index < NEAR_AT_FIRST || index === ids.length - 1} />
      ))}
      {!hasStages && !board.isLocked && <p className={styles['start']}>{startWords(board.kind)}</p>}
      <LinkLayer />
    </DragArea>
  )
}

/** How to begin on a board that has nothing between its tray and its parking lot. */
function startWords(kind: Board['kind']): string {
  return kind === 'themes'
    ? 'Drag one card onto another, and they start a theme. Or choose “Add a theme”, and move cards there.'
    : `Choose “Add a ${columnWords(kind).one}” to begin.`
}
