import { describe, expect, it } from 'vitest'
import type { Verdict } from '../consensus/ramVerdict.ts'
import { sortByVerdict } from './sortByVerdict.ts'

const item = (name: string, verdict: Verdict, disagreement = false) => ({
  name,
  pooled: { verdict, disagreement },
})

describe('sortByVerdict', () => {
  it('puts disputed items first, then uncertain, in, out and unscored, each in their old order', () => {
    const items = Object.freeze([
      item('out 1', 'out'),
      item('none', 'no-data'),
      item('in 1', 'in'),
      item('uncertain 1', 'uncertain'),
      item('disputed 1', 'uncertain', true),
      item('in 2', 'in'),
      item('out 2', 'out'),
      item('uncertain 2', 'uncertain'),
      item('disputed 2', 'uncertain', true),
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

  it('is empty for no items', () => {
    expect(sortByVerdict([])).toEqual([])
  })
})
