import type { VerdictWish } from '#shared/domain/board/cardFilter'
import type { StudyState } from '#shared/domain/study/studyState'
import { selectBoards, selectPanelGroups } from '../../../api/studySelectors.ts'
import { orderOf, stagesOf, type Verdicts } from '../boardView.ts'

/** One thing that cards can be filtered by, and how many cards of the board have it. */
export interface Facet<K extends string = string> {
  readonly key: K
  readonly name: string
  readonly count: number
}

export interface Facets {
  readonly panelGroupIds: readonly Facet[]
  /** Columns of the pathway, as they stand there. */
  readonly stageIds: readonly Facet[]
  /** Tags in use, the most used first. */
  readonly tags: readonly Facet[]
  readonly verdicts: readonly Facet<VerdictWish>[]
}

export const VERDICT_NAMES: Readonly<Record<VerdictWish, string>> = {
  in: 'In',
  uncertain: 'Uncertain or disputed',
  out: 'Out',
  none: 'Not voted on',
}
const VERDICT_WISHES = Object.keys(VERDICT_NAMES) as VerdictWish[]

/** What the cards of a board can be filtered by. A hidden card counts only where it stands. */
export function facetsOf(state: StudyState, boardId: string, verdicts: Verdicts): Facets {
  const { card: cards } = state.records
  const stages = stagesOf(state)
  const counts = {
    panelGroupIds: new Map<string, number>(),
    stageIds: new Map<string, number>(),
    tags: new Map<string, number>(),
    verdicts: new Map<string, number>(),
  }
  const count = (list: keyof typeof counts, key: string) =>
    counts[list].set(key, (counts[list].get(key) ?? 0) + 1)

  for (const cardIds of orderOf(state, boardId).cardIds.values()) {
    for (const cardId of cardIds) {
      const card = cards.get(cardId)
      if (!card) continue
      const stageId = stages.get(cardId)
      if (stageId !== undefined) count('stageIds', stageId)
      count('verdicts', verdicts.get(cardId) ?? 'none')
      if (card.isHidden) continue
      if (card.panelGroupId !== null) count('panelGroupIds', card.panelGroupId)
      for (const tag of card.tags) count('tags', tag)
    }
  }
  return {
    panelGroupIds: selectPanelGroups(state).map(({ id, name }) => ({
      key: id,
      name,
      count: counts.panelGroupIds.get(id) ?? 0,
    })),
    stageIds: stageNames(state).map(([id, name]) => ({
      key: id,
      name,
      count: counts.stageIds.get(id) ?? 0,
    })),
    tags: [...counts.tags]
      .toSorted(([a, timesA], [b, timesB]) => timesB - timesA || a.localeCompare(b))
      .map(([tag, times]) => ({ key: tag, name: tag, count: times })),
    verdicts: VERDICT_WISHES.map((key) => ({
      key,
      name: VERDICT_NAMES[key],
      count: counts.verdicts.get(key) ?? 0,
    })),
  }
}

/** The columns of all pathway boards, with the board's name where there are several. */
export function stageNames(state: StudyState): [id: string, name: string][] {
  const pathways = selectBoards(state).filter(({ kind }) => kind === 'pathway')
  return pathways.flatMap((board) =>
    orderOf(state, board.id).columns.map(({ id, name }): [string, string] => [
      id,
      pathways.length > 1 ? `${board.name}: ${name}` : name,
    ]),
  )
}
