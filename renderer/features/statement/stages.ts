import type { Column } from '#shared/domain/board/board'
import { columnsOfBoard } from '#shared/domain/board/boardOrder'
import { comparePositions, type StudyState } from '#shared/domain/study/studyState'

/** The stages of the pathway from its beginning to its end; none where the study has no pathway board in use. */
export function selectStages(state: StudyState): Column[] {
  return [...state.records.board.values()]
    .filter(({ kind, isArchived }) => kind === 'pathway' && !isArchived)
    .toSorted(comparePositions)
    .flatMap(({ id }) => columnsOfBoard(state, id))
    .filter(({ role, isArchived }) => role === 'stage' && !isArchived)
}

/** For a statement that is about no stage, or all of them. */
export const NO_STAGE = 'none'

/** What a statement's stage can be: the stages in use, and the one that it has now even if that was put away since. */
export function stageOptions(
  stages: readonly Column[],
  current: Column | undefined,
): { key: string; label: string }[] {
  const gone = current && !stages.includes(current) ? [current] : []
  return [
    { key: NO_STAGE, label: 'The whole pathway' },
    ...[...stages, ...gone].map(({ id, name }) => ({ key: id, label: name })),
  ]
}
