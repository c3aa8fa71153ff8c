import { createContext, use } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CardKind } from '#shared/domain/board/card'
import { NO_FILTER, type CardFilter } from '#shared/domain/board/cardFilter'
import type { Verdicts } from './boardView.ts'
import type { ColumnHandle } from './columnHandle.ts'

export type BoardDialog =
  | { readonly name: 'link'; readonly cardId: string }
  /** With the list that it was opened from, which waits below. */
  | { readonly name: 'card'; readonly cardId: string; readonly from?: BoardDialog }
  | { readonly name: 'move' | 'merge' | 'tag'; readonly cardIds: readonly string[] }
  /** A list of cards to look at and open: a cell of the matrix, a gap. */
  | { readonly name: 'cards'; readonly title: string; readonly cardIds: readonly string[] }
  | { readonly name: 'column'; readonly columnId: string }
  | { readonly name: 'new-column' }
  /** With a text that has been pasted already. */
  | { readonly name: 'paste'; readonly columnId: string; readonly text?: string }
  | { readonly name: 'bin'; readonly part: 'cards' | 'put-away' }
  | { readonly name: 'board' | 'new-board' | 'activity' }

/** Which links are drawn as lines: none, those of the card that is pointed at or in focus, or all that show. */
export type LinesShown = 'none' | 'current' | 'all'

/** What the board shows besides the study's own records. */
export interface BoardUiState {
  readonly dialog: BoardDialog | null
  /** What has the focus again when the window is closed: the button of the menu that opened it and is gone. */
  readonly opener: HTMLElement | null
  /** The card whose menu is open, and what the menu hangs on. */
  readonly menu: { readonly cardId: string; readonly anchor: HTMLElement } | null
  /** The card that is under way. */
  readonly liftedId: string | null
  /** A card that is to have the focus as soon as it is in the document. */
  readonly wantsFocus: string | null
  /** A column that was moved or folded by the keyboard, say: its menu or its strip is to have the focus. */
  readonly wantsColumnFocus: string | null
  /** The column whose composer is open. */
  readonly composerColumnId: string | null
  /** The kind that was last chosen for a new card. */
  readonly composerKind: CardKind
  /** Columns that are folded away to a narrow strip. */
  readonly foldedColumnIds: ReadonlySet<string>
  /** A new theme whose name is being asked for in its place. */
  readonly namedColumnId: string | null
  /** Cards that are chosen to do something with all of them. */
  readonly selectedIds: ReadonlySet<string>
  readonly filter: CardFilter
  readonly verdicts: Verdicts
  readonly linesShown: LinesShown
  /** The card that is pointed at or in focus: its links are drawn. */
  readonly currentId: string | null
  /** The facilitator looks under the cover of hidden cards, on this screen alone. */
  readonly isPeeking: boolean
}

export interface BoardUi {
  readonly boardId: string
  readonly store: StoreApi<BoardUiState>
  /** Columns that are drawn, for dragging: they know where their cards stand. */
  readonly columns: Map<string, ColumnHandle>
  /** Measured heights of cards in CSS pixels, also of those that are not in the document now. */
  readonly heights: Map<string, number>
  readonly pixelsPerRem: number
  /** Notes that this window is about to change something by itself. */
  noteOwnChange(): void
  /** When that last was, in milliseconds of `performance.now()`. */
  ownChangeAt(): number
}

export function createBoardUi(boardId: string, start: Partial<BoardUiState>): BoardUi {
  let changedAt = Number.NEGATIVE_INFINITY
  return {
    boardId,
    store: createStore<BoardUiState>(() => ({
      dialog: null,
      opener: null,
      menu: null,
      liftedId: null,
      wantsFocus: null,
      wantsColumnFocus: null,
      composerColumnId: null,
      composerKind: 'idea',
      foldedColumnIds: new Set(),
      namedColumnId: null,
      selectedIds: new Set(),
      filter: NO_FILTER,
      verdicts: new Map(),
      linesShown: 'current',
      currentId: null,
      isPeeking: false,
      ...start,
    })),
    columns: new Map(),
    heights: new Map(),
    pixelsPerRem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    noteOwnChange() {
      changedAt = performance.now()
    },
    ownChangeAt: () => changedAt,
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
