import type { Answer } from '#shared/domain/ballot/answer'

/*
 * A voter's order while it is being made: item ids, the first place first. Places are where the items stand, so that
 * there is never a gap between them and never a place given twice.
 */
export type RankOrder = readonly string[]

export interface ItemAnswer {
  readonly itemId: string
  readonly answer: Answer
}

/** The item takes the next place; nothing changes where it has one already, or where all `count` places are given. */
export function giveNextPlace(order: RankOrder, itemId: string, count: number): RankOrder {
  return order.includes(itemId) || order.length >= count ? order : [...order, itemId]
}

/** The item loses its place, and those after it close the gap. */
export function takeAway(order: RankOrder, itemId: string): RankOrder {
  return order.includes(itemId) ? order.filter((id) => id !== itemId) : order
}

/** The item goes to `index`, counted from 0, or as near to it as there are places. Others keep their order. */
export function moveTo(order: RankOrder, itemId: string, index: number): RankOrder {
  const from = order.indexOf(itemId)
  const to = Math.min(Math.max(index, 0), order.length - 1)
  return from === -1 || from === to ? order : order.filter((id) => id !== itemId).toSpliced(to, 0, itemId)
}

/** The answers that an order stands for: places from 1. */
export function answersFromOrder(order: RankOrder): ItemAnswer[] {
  return order.map((itemId, index) => ({ itemId, answer: { kind: 'rank', value: index + 1 } }))
}

/** The order that answers stand for; answers of another kind are left out, and gaps between places are closed. */
export function orderFromAnswers(answers: readonly ItemAnswer[]): RankOrder {
  return answers
    .flatMap(({ itemId, answer }) => (answer.kind === 'rank' ? [{ itemId, place: answer.value }] : []))
    .toSorted((a, b) => a.place - b.place)
    .map(({ itemId }) => itemId)
}

/** Own order of the round before, with the items that are still on the ballot, as far as there are places now. */
export function orderFromBefore(
  items: readonly { readonly itemId: string; readonly before: { readonly own: Answer | null } | null }[],
  count: number,
): RankOrder {
  const kept = items.flatMap(({ itemId, before }) => (before?.own ? [{ itemId, answer: before.own }] : []))
  return orderFromAnswers(kept).slice(0, count)
}

/**
 * Where a dragged row would be put down: as many places down as there are rows whose middle lies above `y`, leaving
 * out the dragged one. `middles`: of all rows as they lay before the drag, from top to bottom, on the same axis as `y`.
 */
export function indexAt(middles: readonly number[], dragged: number, y: number): number {
  return middles.filter((middle, index) => index !== dragged && middle < y).length
}
