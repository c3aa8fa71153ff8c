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
  readonly kind: CardKind | 'theme' | 'statement'
  /** Why it cannot be voted on any more. */
  readonly problem: 'gone' | 'hidden' | null
}

/** Reads how a chosen thing stands now. One that has gone has no words of its own any more. */
export function lookOf(state: ReadonlyStudyState, choice: ItemChoice): ItemLook {
  const source = {
    cardId: choice.kind === 'card' ? choice.cardId : null,
    columnId: choice.kind === 'theme' ? choice.columnId : null,
    wording: choice.kind === 'statement' ? choice.wording : '',
  }
  const wording = wordingOf(state, source)
  const card = source.cardId === null ? undefined : state.records.card.get(source.cardId)
  const column = source.columnId === null ? undefined : state.records.column.get(source.columnId)
  return {
    key: keyOfChoice(choice),
    choice,
    wording: wording.kind === 'found' ? wording.text : (card?.text ?? column?.name ?? 'Deleted'),
    kind: choice.kind === 'card' ? (card?.kind ?? 'idea') : choice.kind,
    problem: wording.kind === 'found' ? null : wording.kind,
  }
}
