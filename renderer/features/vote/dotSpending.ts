import type { Answer } from '#shared/domain/ballot/answer'
import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import type { ItemAnswer } from './rankOrder.ts'

/** How many dots a voter gives to each item; an item without any is not there. */
export type DotSpending = ReadonlyMap<string, number>

export type DotsTaken = Pick<Extract<AnswersTaken, { kind: 'dots' }>, 'budget' | 'capPerItem'>

export function countDots(spending: DotSpending): number {
  return [...spending.values()].reduce((sum, dots) => sum + dots, 0)
}

/** Why an item cannot have one dot more; null where it can. */
export function whyNoMore(
  spending: DotSpending,
  itemId: string,
  { budget, capPerItem }: DotsTaken,
): 'none-left' | 'cap' | null {
  if (capPerItem !== null && (spending.get(itemId) ?? 0) >= capPerItem) return 'cap'
  return countDots(spending) >= budget ? 'none-left' : null
}

/** One dot more for an item; nothing changes where that is not allowed. */
export function addDot(spending: DotSpending, itemId: string, taken: DotsTaken): DotSpending {
  if (whyNoMore(spending, itemId, taken) !== null) return spending
  return new Map(spending).set(itemId, (spending.get(itemId) ?? 0) + 1)
}

/** One dot less for an item; nothing changes where it has none. */
export function takeDot(spending: DotSpending, itemId: string): DotSpending {
  const dots = spending.get(itemId) ?? 0
  if (dots === 0) return spending
  const rest = new Map(spending)
  if (dots === 1) rest.delete(itemId)
  else rest.set(itemId, dots - 1)
  return rest
}

export function answersFromDots(spending: DotSpending): ItemAnswer[] {
  return [...spending].map(([itemId, value]) => ({ itemId, answer: { kind: 'dots', value } }))
}

/** The dots that answers stand for; answers of another kind are left out. */
export function dotsFromAnswers(answers: readonly ItemAnswer[]): DotSpending {
  return new Map(
    answers.flatMap(({ itemId, answer }) =>
      answer.kind === 'dots' ? [[itemId, answer.value] as const] : [],
    ),
  )
}

/** Own dots of the round before on the items that are still there, as far as this round's budget and cap allow. */
export function dotsFromBefore(
  items: readonly { readonly itemId: string; readonly before: { readonly own: Answer | null } | null }[],
  taken: DotsTaken,
): DotSpending {
  let spending: DotSpending = new Map()
  for (const { itemId, before } of items) {
    const own = before?.own
    if (own?.kind !== 'dots') continue
    for (let dot = 0; dot < own.value; dot++) spending = addDot(spending, itemId, taken)
  }
  return spending
}
