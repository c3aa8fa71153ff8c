import { describe, expect, it } from 'vitest'
import { pathwayAlternative, pathwayGeometry, pathwaySvg } from './pathwayFigure.ts'

const STAGES = ['Spotting need', 'Referral', 'First contact', 'Review'].map((name) => ({
  name,
  notes: ['2 barriers'],
}))

describe('pathwayGeometry', () => {
  it('draws one box a stage, numbered in order, row by row', () => {
    const { paths, labels, height } = pathwayGeometry(STAGES, { width: 600, perRow: 3 })
    expect(paths).toHaveLength(4)
    expect(labels.filter((label) => label.bold).map((label) => label.text)).toEqual([
      '1. Spotting need',
      '2. Referral',
      '3. First contact',
      '4. Review',
    ])
    const oneRow = pathwayGeometry(STAGES.slice(0, 3), { width: 600, perRow: 3 })
    expect(height).toBeGreaterThan(oneRow.height)
  })

  it('makes rows about equally long, of four boxes at most', () => {
    const rows = (count: number) => {
      const stages = Array.from({ length: count }, (_, index) => ({ name: `Stage ${index}`, notes: [] }))
      const heights = pathwayGeometry(stages).labels.map(({ y }) => y)
      return [...Map.groupBy(heights, (y) => y).values()].map(({ length }) => length)
    }
    expect([1, 4, 5, 7, 9, 10].map(rows)).toEqual([[1], [4], [3, 2], [4, 3], [3, 3, 3], [4, 4, 2]])
  })

  it('makes room for a name of 120 characters in one word', () => {
    const { labels, height } = pathwayGeometry([{ name: 'w'.repeat(120), notes: [] }])
    for (const label of labels) expect(label.y).toBeLessThan(height)
    expect(labels.at(-1)?.text).toMatch(/…$/)
  })

  it('says so when there is no stage', () => {
    expect(pathwayGeometry([]).paths).toEqual([])
    expect(pathwayAlternative([])).toBe('A pathway without stages.')
  })
})

describe('pathwaySvg', () => {
  it('says in words what it shows', () => {
    expect(pathwaySvg(STAGES)).toContain(
      'aria-label="The pathway in 4 stages: 1, Spotting need (2 barriers); 2, Referral (2 barriers);',
    )
  })
})
