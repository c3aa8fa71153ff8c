import { findMerges } from '#shared/domain/board/merges'
import type { Statement } from '#shared/domain/statement/statement'
import { stageOfCard } from '#shared/domain/statement/statementFromItem'
import { comparePositions, type StudyState } from '#shared/domain/study/studyState'
import { KIND_LABELS, type MarkedKind } from '../../ui/KindMark.tsx'

/** Something that a statement can come from. */
export interface SourceChoice {
  readonly id: string
  readonly words: string
  readonly kind: MarkedKind | null
  /** Where it stands, to tell it from others. */
  readonly place: string
}

/** The cards of the study, those of the statement's own stage first; without deleted, hidden and merged ones. */
export function cardChoices(state: StudyState, { stageId }: Pick<Statement, 'stageId'>): SourceChoice[] {
  const merges = findMerges(state.records)
  const all = [...state.records.card.values()].filter(
    ({ id, isDeleted, isHidden }) => !isDeleted && !isHidden && !merges.isMerged(id),
  )
  const stages = new Map(all.map(({ id }) => [id, stageOfCard(state, id)]))
  const isNear = (id: string) => stageId !== null && stages.get(id) === stageId
  return all
    .toSorted((a, b) => Number(isNear(b.id)) - Number(isNear(a.id)) || a.text.localeCompare(b.text, 'en-GB'))
    .map(({ id, text, kind }) => {
      const stage = state.records.column.get(stages.get(id) ?? '')
      return { id, words: text, kind, place: `${KIND_LABELS[kind]}, ${stage?.name ?? 'in no stage'}` }
    })
}

/** The items of all locked ballots that are not for practice, ballot after ballot; without statements themselves. */
export function itemChoices({ records }: StudyState): SourceChoice[] {
  return [...records.ballot.values()]
    .filter(({ status, isPractice }) => status === 'locked' && !isPractice)
    .toSorted(comparePositions)
    .flatMap((ballot) =>
      [...records.ballotItem.values()]
        .filter(({ ballotId, statementId }) => ballotId === ballot.id && statementId === null)
        .toSorted(comparePositions)
        .map((item) => ({
          id: item.id,
          words: item.wording,
          kind: records.card.get(item.cardId ?? '')?.kind ?? null,
          place: ballot.title,
        })),
    )
}
