import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import type { Answer, Response } from './answer.ts'
import type { Figures } from './figures.ts'
import { rankingFiguresOf } from './rankingFigures.ts'
import { ratingFiguresOf } from './ratingFigures.ts'
import { sortByVerdict } from './sortByVerdict.ts'

const SCORES = {
  disputed: [1, 1, 1, 9, 9, 9],
  uncertain: [5, 5, 5],
  in: [8, 8, 9],
  out: [1, 2, 2],
  none: [],
}

function item(name: string, scores: readonly number[]): { name: string; pooled: Figures } {
  const answers = scores.map((value): Answer => ({ kind: 'score', value }))
  return {
    name,
    pooled: ratingFiguresOf([answers], DEFAULT_RAM_RULE, { roundNumber: 1, groupMinimum: 1 }),
  }
}

describe('sortByVerdict', () => {
  it('puts disputed items first, then uncertain, in, out and unscored, each in their old order', () => {
    const items = Object.freeze([
      item('out 1', SCORES.out),
      item('none', SCORES.none),
      item('in 1', SCORES.in),
      item('uncertain 1', SCORES.uncertain),
      item('disputed 1', SCORES.disputed),
      item('in 2', SCORES.in),
      item('out 2', SCORES.out),
      item('uncertain 2', SCORES.uncertain),
      item('disputed 2', SCORES.disputed),
    ])
    expect(sortByVerdict(items).map(({ name }) => name)).toEqual([
      'disputed 1',
      'disputed 2',
      'uncertain 1',
      'uncertain 2',
      'in 1',
      'in 2',
      'out 1',
      'out 2',
      'none',
    ])
  })

  it('puts items that were ranked in the order of their places, even where a tie makes one uncertain', () => {
    const order = (...itemIds: string[]): Pick<Response, 'answers'> => ({
      answers: new Map(
        itemIds.map((id, index): [string, Answer] => [id, { kind: 'rank', value: index + 1 }]),
      ),
    })
    const rule = { method: 'borda', weighting: 'pooled', inCount: 2 } as const
    const made = rankingFiguresOf(
      [[order('c', 'a', 'b', 'd'), order('c', 'b', 'a', 'd')]],
      ['a', 'b', 'c', 'd'],
      rule,
    )
    const items = [...made].map(([name, pooled]) => ({ name, pooled }))
    expect(items.map(({ pooled }) => pooled.verdict)).toEqual(['uncertain', 'uncertain', 'in', 'out'])
    expect(sortByVerdict(items).map(({ name }) => name)).toEqual(['c', 'a', 'b', 'd'])
  })

  it('is empty for no items', () => {
    expect(sortByVerdict([])).toEqual([])
  })
})
