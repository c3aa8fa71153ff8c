import type { ReadonlyStudyState } from '../study/studyState.ts'
import type { Column } from './board.ts'
import { boardOrder } from './boardOrder.ts'
import { findMerges } from './merges.ts'

/** How two boards sort the same cards: rows are the columns of one, columns those of the other. */
export interface ThemeMatrix {
  /** The themes in their order, and last what has none (the tray) and what is parked. */
  readonly themes: readonly Column[]
  /** The stages in their order, and last what has none and what is parked. */
  readonly stages: readonly Column[]
  /** `cells[theme][stage]`: ids of the cards that are in both, in the theme's order. */
  readonly cells: readonly (readonly (readonly string[])[])[]
}

/**
 * Crosses two boards of a study. Counted are the cards that show on both; deleted and merged ones are not.
 * A column that a board does not have at all gives no row: an empty board gives its tray alone.
 */
export function themeMatrix(
  state: ReadonlyStudyState,
  { themesBoardId, pathwayBoardId }: { themesBoardId: string; pathwayBoardId: string },
): ThemeMatrix {
  const merges = findMerges(state.records)
  const themesBoard = boardOrder(state, themesBoardId, merges)
  const pathway = boardOrder(state, pathwayBoardId, merges)
  const themes = withoutPlaceLast(themesBoard.columns)
  const stages = withoutPlaceLast(pathway.columns)
  const stageOf = new Map<string, number>()
  stages.forEach((stage, index) => {
    for (const cardId of pathway.cardIds.get(stage.id) ?? []) stageOf.set(cardId, index)
  })
  const cells = themes.map((theme) => {
    const row: string[][] = stages.map(() => [])
    for (const cardId of themesBoard.cardIds.get(theme.id) ?? []) {
      const stage = stageOf.get(cardId)
      if (stage !== undefined) row[stage]?.push(cardId)
    }
    return row
  })
  return { themes, stages, cells }
}

function withoutPlaceLast(columns: readonly Column[]): Column[] {
  const rank = { stage: 0, tray: 1, parking: 2 }
  return columns.toSorted((a, b) => rank[a.role] - rank[b.role])
}
