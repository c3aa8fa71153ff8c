import { describe, expect, it } from 'vitest'
import { addPositions, placesByPositions } from './equalGroupWeighting.ts'
import { tallyPoints } from './voterPoints.ts'
import type { VoterPoints } from './voterPoints.ts'

/** A voter who gives points to items named by letter. */
const voter = (points: Record<string, number>): VoterPoints => ({
  points: new Map(Object.entries(points)),
  first: null,
})

const ITEMS = ['A', 'B', 'C', 'D']
/** Scores as they come out of each group, given by one voter each. */
const PPIE = [voter({ A: 12, B: 9, C: 6, D: 3 })]
const PROFESSIONALS = [voter({ B: 33, D: 30, C: 18, A: 9 })]

describe('equal weight for every group', () => {
  it('adds the places of the worked example: B 3, A 5, C 6, D 6, where pooled it is B, D, C, A', () => {
    const tallies = tallyPoints(ITEMS, [...PPIE, ...PROFESSIONALS])
    expect([...tallies].map(([item, { score }]) => [item, score])).toEqual([
      ['A', 21],
      ['B', 42],
      ['C', 24],
      ['D', 33],
    ])
    const sums = addPositions(ITEMS, [PPIE, PROFESSIONALS])
    expect(Object.fromEntries(sums)).toEqual({ A: 5, B: 3, C: 6, D: 6 })
    const places = placesByPositions(sums, tallies)
    // C and D have the same sum; D has more points from everybody.
    expect(ITEMS.map((item) => places.get(item)?.place)).toEqual([2, 1, 4, 3])
  })

  it('is not moved by a group with more people of the same mind', () => {
    const many = Array.from({ length: 20 }, () => PROFESSIONALS).flat()
    expect(addPositions(ITEMS, [PPIE, many])).toEqual(addPositions(ITEMS, [PPIE, PROFESSIONALS]))
  })

  it('gives tied items the mean of their places', () => {
    expect(Object.fromEntries(addPositions(ITEMS, [[voter({ A: 3, B: 3, C: 1 })]]))).toEqual({
      A: 1.5,
      B: 1.5,
      C: 3,
      D: 4,
    })
  })

  it('passes over groups without voters', () => {
    expect(addPositions(ITEMS, [PPIE, [], PROFESSIONALS])).toEqual(addPositions(ITEMS, [PPIE, PROFESSIONALS]))
    expect([...addPositions(ITEMS, [[], []]).values()]).toEqual([0, 0, 0, 0])
  })

  it('leaves items tied that have the same sum and the same points', () => {
    const groups = [[voter({ A: 2, B: 1 })], [voter({ B: 2, A: 1 })]]
    const places = placesByPositions(addPositions(['A', 'B'], groups), tallyPoints(['A', 'B'], groups.flat()))
    expect([...places.values()]).toEqual([
      { place: 1, sharing: 2 },
      { place: 1, sharing: 2 },
    ])
  })
})
