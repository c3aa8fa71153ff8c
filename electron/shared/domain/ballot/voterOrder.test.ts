import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shuffleForVoter } from './voterOrder.ts'

const itemIds = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 60 })
const token = fc.string({ unit: 'grapheme', maxLength: 26 })

describe('shuffleForVoter', () => {
  it('has every item once, and the same order each time', () => {
    fc.assert(
      fc.property(itemIds, token, (ids, voterToken) => {
        const order = shuffleForVoter(ids, voterToken)
        expect(order.toSorted()).toEqual(ids.toSorted())
        expect(shuffleForVoter(ids, voterToken)).toEqual(order)
      }),
    )
  })

  it('gives different voters different orders', () => {
    const ids = Array.from({ length: 20 }, (_, index) => `item ${index}`)
    fc.assert(
      fc.property(fc.uniqueArray(token, { minLength: 2, maxLength: 30 }), (tokens) => {
        const orders = tokens.map((voterToken) => shuffleForVoter(ids, voterToken).join())
        expect(new Set(orders).size).toBe(tokens.length)
      }),
    )
  })

  it('does not change the list it is given, and takes none or one', () => {
    const ids = Object.freeze(['a', 'b', 'c'])
    shuffleForVoter(ids, 'token')
    expect(ids).toEqual(['a', 'b', 'c'])
    expect(shuffleForVoter([], 'token')).toEqual([])
    expect(shuffleForVoter(['a'], 'token')).toEqual(['a'])
  })

  it('puts every order of four items about equally often', () => {
    const voters = 4_800
    const seen = new Map<string, number>()
    for (let voter = 0; voter < voters; voter += 1) {
      const order = shuffleForVoter(['a', 'b', 'c', 'd'], `voter ${voter}`).join('')
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    expect(seen.size).toBe(24)
    const expected = voters / 24
    const chiSquare = [...seen.values()].reduce((sum, times) => sum + (times - expected) ** 2 / expected, 0)
    // Chi-square with 23 degrees of freedom lies below 49.7 in 999 of 1,000 fair shuffles; the tokens are fixed.
    expect(chiSquare).toBeLessThan(49.7)
  })
})
