import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { countWishes } from '#shared/domain/board/cardFilter'
import type { StudyState } from '#shared/domain/study/studyState'
import { useStudyStore } from '../../../api/StudyContext.tsx'
import { useBoardUi, useBoardUiState, type BoardUi } from '../boardUi.ts'
import { orderOf } from '../boardView.ts'

/** A board with more cards than this opens as its headings alone; else only an empty tray or parking lot is folded. */
const UNFOLDED_UP_TO = 400

/** What is folded in the outline of one board: apart from the columns view, where folding makes strips. */
export interface OutlineState {
  /** Columns that are folded while the whole board shows. */
  readonly foldedIds: ReadonlySet<string>
  /** Columns that are folded while something is looked for: nothing at first, so that what is found shows. */
  readonly foldedWhileFinding: ReadonlySet<string>
  readonly areDetailsOpenAtFirst: boolean
  /** Cards whose details are not as they were at first. */
  readonly toggledIds: ReadonlySet<string>
}

/** Kept as long as the board is on the screen, in whichever way it is looked at. */
const stores = new WeakMap<BoardUi, StoreApi<OutlineState>>()

export function useOutlineStore(): StoreApi<OutlineState> {
  const study = useStudyStore()
  const ui = useBoardUi()
  return storeOf(ui, study.view.getState().state)
}

function storeOf(ui: BoardUi, state: StudyState): StoreApi<OutlineState> {
  const known = stores.get(ui)
  if (known) return known
  const { columns, cardIds } = orderOf(state, ui.boardId)
  const cards = [...cardIds.values()].reduce((sum, ids) => sum + ids.length, 0)
  const isLarge = cards > UNFOLDED_UP_TO
  const folded = columns.filter(
    ({ id, role }) => isLarge || (role !== 'stage' && cardIds.get(id)?.length === 0),
  )
  const store = createStore<OutlineState>(() => ({
    foldedIds: new Set(folded.map(({ id }) => id)),
    foldedWhileFinding: new Set(),
    areDetailsOpenAtFirst: !isLarge,
    toggledIds: new Set(),
  }))
  stores.set(ui, store)
  return store
}

export function useIsFolded(columnId: string): boolean {
  const isFinding = useBoardUiState(({ filter }) => countWishes(filter) > 0)
  return useStore(useOutlineStore(), (state) => foldedOf(state, isFinding).has(columnId))
}

export function useAreDetailsOpen(cardId: string): boolean {
  return useStore(useOutlineStore(), (state) => areDetailsOpen(state, cardId))
}

export function areDetailsOpen({ areDetailsOpenAtFirst, toggledIds }: OutlineState, cardId: string): boolean {
  return areDetailsOpenAtFirst !== toggledIds.has(cardId)
}

export function toggleDetails(outline: StoreApi<OutlineState>, cardId: string): void {
  const toggledIds = new Set(outline.getState().toggledIds)
  if (!toggledIds.delete(cardId)) toggledIds.add(cardId)
  outline.setState({ toggledIds })
}

export function isColumnFolded(outline: StoreApi<OutlineState>, ui: BoardUi, columnId: string): boolean {
  return foldedOf(outline.getState(), isFindingIn(ui)).has(columnId)
}

/** Folds columns, or opens them again. */
export function foldColumns(
  outline: StoreApi<OutlineState>,
  ui: BoardUi,
  columnIds: readonly string[],
  isFolded: boolean,
): void {
  const isFinding = isFindingIn(ui)
  const folded = new Set(foldedOf(outline.getState(), isFinding))
  for (const columnId of columnIds) {
    if (isFolded) folded.add(columnId)
    else folded.delete(columnId)
  }
  outline.setState(isFinding ? { foldedWhileFinding: folded } : { foldedIds: folded })
}

function foldedOf(state: OutlineState, isFinding: boolean): ReadonlySet<string> {
  return isFinding ? state.foldedWhileFinding : state.foldedIds
}

function isFindingIn(ui: BoardUi): boolean {
  return countWishes(ui.store.getState().filter) > 0
}
