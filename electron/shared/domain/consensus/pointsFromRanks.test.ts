import { describe, expect, it } from 'vitest'
import { pointsFromOrder, pointsFromTopK } from './pointsFromRanks.ts'

const ranksOf = (items: string) => new Map(Array.from(items, (item, index) => [item, index + 1]))

describe('pointsFromTopK', () => {
  it('gives k points for the first choice down to 1 for the last', () => {
    expect([...pointsFromTopK(ranksOf('ACBED'), 5).points]).toEqual([
      ['A', 5],
      ['C', 4],
      ['B', 3],
      ['E', 2],
      ['D', 1],
    ])
  })

  it('gives fewer points where fewer were chosen, from k downwards', () => {
    expect([...pointsFromTopK(ranksOf('CA'), 3).points]).toEqual([
      ['C', 3],
      ['A', 2],
    ])
    expect(pointsFromTopK(new Map(), 3)).toEqual({ points: new Map(), first: null })
  })

  it('names the first choice, unless it is shared or not made', () => {
    expect(pointsFromTopK(ranksOf('CA'), 3).first).toBe('C')
    expect(pointsFromTopK(new Map([['A', 2]]), 3).first).toBeNull()
    expect(
      pointsFromTopK(
        new Map([
          ['A', 1],
          ['B', 1],
        ]),
        3,
      ).first,
    ).toBeNull()
  })

  it.each([0, 4, 1.5, -1, Number.NaN])('refuses the place %f of three', (rank) => {
    expect(() => pointsFromTopK(new Map([['A', rank]]), 3)).toThrow(RangeError)
  })
})

describe('pointsFromOrder', () => {
  it('gives a point for every item below: n − 1 for the first and none for the last', () => {
    expect([...pointsFromOrder(ranksOf('MNCK'), 4).points]).toEqual([
      ['M', 3],
      ['N', 2],
      ['C', 1],
      ['K', 0],
    ])
  })

  it('gives nothing to what an unfinished order leaves out', () => {
    expect(pointsFromOrder(ranksOf('MN'), 4).points.get('C')).toBeUndefined()
  })

  it('refuses a place beyond the list', () => {
    expect(() => pointsFromOrder(new Map([['A', 5]]), 4)).toThrow(RangeError)
  })
})
