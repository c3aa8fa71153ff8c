import { countWishes, NO_FILTER, type CardFilter } from '#shared/domain/board/cardFilter'
import type { BoardUi } from '../boardUi.ts'

/** The parts of a filter that are lists of things to tick. */
export type FilterList = Exclude<keyof CardFilter, 'words'>

/** A card that waits for the focus below a filter must not take it from the search when it shows again. */
const NOBODY = null

export function changeFilter(ui: BoardUi, change: Partial<CardFilter>): void {
  ui.store.setState(({ filter }) => ({ filter: { ...filter, ...change }, wantsFocus: NOBODY }))
}

/** Asks for one more thing of a list, or no longer for it. */
export function tickInFilter(ui: BoardUi, list: FilterList, key: string, isTicked: boolean): void {
  const others = ui.store.getState().filter[list].filter((other) => other !== key)
  changeFilter(ui, { [list]: isTicked ? [...others, key] : others })
}

export function clearFilter(ui: BoardUi): void {
  if (countWishes(ui.store.getState().filter) > 0)
    ui.store.setState({ filter: NO_FILTER, wantsFocus: NOBODY })
}
