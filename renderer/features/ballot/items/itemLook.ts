import type { ItemChoice } from '#shared/domain/ballot/itemChoice'
import { wordingOf } from '#shared/domain/ballot/itemChoice'
import type { CardKind } from '#shared/domain/board/card'
import type { ReadonlyStudyState } from '#shared/domain/study/studyState'
import { keyOfChoice } from './ballotItems.ts'

/** How a thing on a ballot looks in the list. */
export interface ItemLook {
  readonly key: string
  readonly choice: ItemChoice
  readonly wording: string
  readonly kind: CardKind | Exclude<ItemChoice['kind'], 'card'>
  /** Why it cannot be voted on any more. */
  readonly problem: 'gone' | 'hidden' | null
}

/** Reads how a chosen thing stands now. One that has gone has no words of its own any more. */
export function lookOf(state: ReadonlyStudyState, choice: ItemChoice): ItemLook {
  const source = {
    cardId: choice.kind === 'card' ? choice.cardId : null,
    columnId: choice.kind === 'theme' ? choice.columnId : null,
    statementId: choice.kind === 'statement' ? choice.statementId : null,
    wording: choice.kind === 'written' ? choice.wording : '',
  }
  const wording = wordingOf(state, source)
  const card = source.cardId === null ? undefined : state.records.card.get(source.cardId)
  const column = source.columnId === null ? undefined : state.records.column.get(source.columnId)
  const statement = source.statementId === null ? undefined : state.records.statement.get(source.statementId)
  return {
    key: keyOfChoice(choice),
    choice,
    wording:
      wording.kind === 'found' ? wording.text : (card?.text ?? column?.name ?? statement?.text ?? 'Deleted'),
    kind: choice.kind === 'card' ? (card?.kind ?? 'idea') : choice.kind,
    problem: wording.kind === 'found' ? null : wording.kind,
  }
}
