import { describe, expect, it } from 'vitest'
import { chiSquareUpperTail } from './distributions.ts'
import { repeatableRandom } from './repeatableRandom.ts'

describe('repeatableRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const draw = (seed: number) => {
      const below = repeatableRandom(seed)
      return Array.from({ length: 20 }, () => below(1_000_000))
    }
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
  })

  it('stays below the bound, and gives nought where nothing else is left', () => {
    const below = repeatableRandom(3)
    for (let index = 0; index < 100; index += 1) expect(below(1)).toBe(0)
    const numbers = Array.from({ length: 1_000 }, () => below(2 ** 32))
    expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32)).toBe(true)
    expect(Math.max(...numbers)).toBeGreaterThan(2 ** 31)
  })

  // One seed is fixed, so that this cannot fail by chance.
  it.each([2, 3, 7, 30])('gives numbers below %i, and pairs of them, equally often', (bound) => {
    const below = repeatableRandom(11)
    const cells = bound ** 2
    const expected = 400
    const counts = Array.from({ length: cells }, () => 0)
    for (let draw = 0; draw < expected * cells; draw += 1) {
      const cell = below(bound) * bound + below(bound)
      counts[cell] = (counts[cell] ?? 0) + 1
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    const p = chiSquareUpperTail(chiSquare, cells - 1)
    expect(p).toBeGreaterThan(0.001)
    expect(p).toBeLessThan(0.999)
  })
})
