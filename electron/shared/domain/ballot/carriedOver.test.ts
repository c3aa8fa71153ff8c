import { describe, expect, it } from 'vitest'
import type { ItemResults } from './ballotResults.ts'
import { carriedOver } from './carriedOver.ts'
import type { RatingFigures } from './figures.ts'

const figures = (verdict: RatingFigures['verdict'], disagreement = false): RatingFigures => ({
  kind: 'rating',
  n: 9,
  unable: 0,
  skipped: 0,
  lowBase: false,
  verdict,
  reason: 'median-between',
  scaleMinimum: 1,
  distribution: [0, 0, 0, 0, 9, 0, 0, 0, 0],
  median: 5,
  q1: 5,
  q3: 5,
  iqr: 0,
  p30: 5,
  p70: 5,
  ipr: 0,
  ipras: 2.35,
  disagreementIndex: 0,
  disagreement,
  low: 0,
  mid: 9,
  high: 0,
  verdictWithUnable: null,
  agreement: null,
  consensus: null,
  contentValidity: null,
})
type Found = Pick<ItemResults, 'itemId' | 'pooled' | 'publicVersusRest'>
const found = (itemId: string, pooled: RatingFigures, flagged = false): Found => ({
  itemId,
  pooled,
  publicVersusRest: flagged ? ({ flagged } as Found['publicVersusRest']) : null,
})

const ITEMS = ['in', 'out', 'uncertain', 'split', 'flagged', 'no data', 'new']
const results = [
  found('in', figures('in')),
  found('out', figures('out')),
  found('uncertain', figures('uncertain')),
  found('split', figures('uncertain', true)),
  found('flagged', figures('in'), true),
  found('no data', figures('no-data')),
]

describe('carriedOver', () => {
  it('takes all, in the order of the ballot', () => {
    expect(carriedOver('all', ITEMS, results)).toEqual(ITEMS)
  })

  it('takes those that are neither in nor out, also where nothing is known', () => {
    expect(carriedOver('not-agreed', ITEMS, results)).toEqual(['uncertain', 'split', 'no data', 'new'])
  })

  it('takes those that the panel or public contributors and the rest are split over', () => {
    expect(carriedOver('disputed', ITEMS, results)).toEqual(['split', 'flagged', 'new'])
  })

  it('has nothing to take where all is agreed', () => {
    expect(carriedOver('not-agreed', ['in', 'out'], results)).toEqual([])
    expect(carriedOver('disputed', [], results)).toEqual([])
  })
})
