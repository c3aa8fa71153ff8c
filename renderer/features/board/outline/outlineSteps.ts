import type { Column } from '#shared/domain/board/board'
import type { Place } from '../place.ts'

export type Step = 'up' | 'down' | 'left' | 'right'

/** A column as moving sees it: in the order of the board, with the cards that show. */
export interface StepColumn {
  readonly column: Pick<Column, 'id' | 'role' | 'name'>
  readonly order: readonly string[]
}

/**
 * The place that is one step away from where a card stands: within its column, or in the one beside it at
 * the same height. In words, why there is none.
 */
export function placeOfStep(
  step: Step,
  cardId: string,
  columns: readonly StepColumn[],
): Place | { readonly reason: string } {
  const at = columns.findIndex(({ order }) => order.includes(cardId))
  const from = columns[at]
  if (!from) return { reason: 'This card is not on the board any more.' }
  const index = from.order.indexOf(cardId)
  if (step === 'up' || step === 'down') {
    if (from.column.role === 'tray') {
      return { reason: `${from.column.name} has no order: its cards wait as they were made.` }
    }
    const next = step === 'up' ? index - 1 : index + 1
    if (next < 0) return { reason: `It is the first card in ${from.column.name} already.` }
    if (next >= from.order.length) return { reason: `It is the last card in ${from.column.name} already.` }
    return { columnId: from.column.id, index: next }
  }
  const to = columns[step === 'left' ? at - 1 : at + 1]
  if (!to) {
    return { reason: `${from.column.name} is the ${step === 'left' ? 'first' : 'last'} column already.` }
  }
  // Heights say nothing in a tray, so that a card goes to the end from there.
  const height = from.column.role === 'tray' ? to.order.length : index
  return { columnId: to.column.id, index: Math.min(height, to.order.length) }
}
