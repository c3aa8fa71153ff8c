import { describe, expect, it } from 'vitest'
import { pointsFromDots } from './pointsFromDots.ts'

describe('pointsFromDots', () => {
  it('gives a point a dot, and names the item with most', () => {
    const dots = new Map([
      ['A', 1],
      ['B', 3],
      ['C', 2],
    ])
    expect(pointsFromDots(dots)).toEqual({ points: dots, first: 'B' })
  })

  it('names none where two have the most, in whatever order they come', () => {
    const entries: [string, number][] = [
      ['A', 2],
      ['B', 1],
      ['C', 2],
    ]
    expect(pointsFromDots(new Map(entries)).first).toBeNull()
    expect(pointsFromDots(new Map(entries.toReversed())).first).toBeNull()
    expect(pointsFromDots(new Map([...entries, ['D', 3]])).first).toBe('D')
  })

  it('takes no dots for not chosen', () => {
    expect(pointsFromDots(new Map([['A', 0]]))).toEqual({ points: new Map(), first: null })
    expect(pointsFromDots(new Map())).toEqual({ points: new Map(), first: null })
  })

  it.each([-1, 0.5, Number.NaN])('refuses %f dots', (count) => {
    expect(() => pointsFromDots(new Map([['A', count]]))).toThrow(RangeError)
  })
})
