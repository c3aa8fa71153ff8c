import { expect, it } from 'vitest'
import type { MoscowFigures } from '../ballot/figures.ts'
import { votesByItem } from './votesByItem.ts'

const figures = (n: number) => ({ kind: 'moscow', n, verdict: 'in' }) as MoscowFigures
const round = (roundId: string, ...items: [itemId: string, n: number][]) => ({
  roundId,
  results: { items: items.map(([itemId, n]) => ({ itemId, pooled: figures(n) })) },
})

it('lists what each round said of an item in the order of the rounds, and nothing of others', () => {
  const votes = votesByItem([round('one', ['a', 3], ['b', 4]), round('two', ['a', 5])])
  expect(
    [...votes].map(([itemId, all]) => [itemId, all.map((vote) => [vote.roundId, vote.figures.n])]),
  ).toEqual([
    [
      'a',
      [
        ['one', 3],
        ['two', 5],
      ],
    ],
    ['b', [['one', 4]]],
  ])
  expect(votes.get('c')).toBeUndefined()
  expect(votesByItem([]).size).toBe(0)
})
