import { createContext, use } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CardKind } from '#shared/domain/board/card'
import type { ColumnHandle } from './columnHandle.ts'

export type BoardDialog =
  | { readonly name: 'card' | 'move' | 'link'; readonly cardId: string }
  | { readonly name: 'column'; readonly columnId: string }
  | { readonly name: 'new-column' }

/** What the board shows besides the study's own records. */
export interface BoardUiState {
  readonly dialog: BoardDialog | null
  /** The card whose menu is open, and what the menu hangs on. */
  readonly menu: { readonly cardId: string; readonly anchor: HTMLElement } | null
  /** The card that is under way. */
  readonly liftedId: string | null
  /** A card that is to have the focus as soon as it is in the document. */
  readonly wantsFocus: string | null
  /** The column whose composer is open. */
  readonly composerColumnId: string | null
  /** The kind that was last chosen for a new card. */
  readonly composerKind: CardKind
  /** Columns that are folded away to a narrow strip (tray and parking lot only). */
  readonly foldedColumnIds: ReadonlySet<string>
}

export interface BoardUi {
  readonly boardId: string
  readonly store: StoreApi<BoardUiState>
  /** Columns that are drawn, for dragging: they know where their cards stand. */
  readonly columns: Map<string, ColumnHandle>
  /** Measured heights of cards in CSS pixels, also of those that are not in the document now. */
  readonly heights: Map<string, number>
  readonly pixelsPerRem: number
}

export function createBoardUi(boardId: string, foldedColumnIds: ReadonlySet<string>): BoardUi {
  return {
    boardId,
    store: createStore<BoardUiState>(() => ({
      dialog: null,
      menu: null,
      liftedId: null,
      wantsFocus: null,
      composerColumnId: null,
      composerKind: 'idea',
      foldedColumnIds,
    })),
    columns: new Map(),
    heights: new Map(),
    pixelsPerRem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  }
}

export const BoardUiContext = createContext<BoardUi | null>(null)

export function useBoardUi(): BoardUi {
  const ui = use(BoardUiContext)
  if (!ui) throw new Error('There is no board above this component.')
  return ui
}

export function useBoardUiState<T>(select: (state: BoardUiState) => T): T {
  return useStore(useBoardUi().store, select)
}
