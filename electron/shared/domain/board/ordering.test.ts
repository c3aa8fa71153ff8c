import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshPositions, isPosition, LONGEST_POSITION, positionBetween } from './ordering.ts'

/** Puts something in at a place, as a column does; places run from 0 (the start) to the length (the end). */
function putIn(positions: readonly string[], place: number): string[] {
  const position = positionBetween(positions[place - 1] ?? null, positions[place] ?? null)
  if (position === null) throw new Error('Nothing fits between two neighbours of a column.')
  return [...positions.slice(0, place), position, ...positions.slice(place)]
}

function isAscending(positions: readonly string[]): boolean {
  return positions.every((position, index) => index === 0 || (positions[index - 1] ?? '') < position)
}

describe('a position between two others', () => {
  it('lies strictly between them wherever things are put in, and no two are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 120 }), (places) => {
        let positions: string[] = []
        for (const place of places) positions = putIn(positions, place % (positions.length + 1))
        expect(isAscending(positions)).toBe(true)
        expect(new Set(positions).size).toBe(positions.length)
      }),
    )
  })

  it.each([
    ['at the end', (length: number) => length],
    ['at the start', () => 0],
    ['in the middle', (length: number) => Math.floor(length / 2)],
    ['after the first', (length: number) => Math.min(1, length)],
    ['to and fro', (length: number) => (length % 2 === 0 ? 0 : length)],
  ])('stays in order after 2,000 %s', (_name, placeFor) => {
    let positions: string[] = []
    for (let count = 0; count < 2_000; count += 1) positions = putIn(positions, placeFor(positions.length))
    expect(isAscending(positions)).toBe(true)
  })

  it('stays short where things are put at either end', () => {
    let positions: string[] = []
    for (let count = 0; count < 5_000; count += 1)
      positions = putIn(positions, count % 2 === 0 ? 0 : positions.length)
    expect(Math.max(...positions.map((position) => position.length))).toBeLessThan(8)
  })

  it('grows where things are always put in the same gap, so that a column is numbered anew', () => {
    let positions = freshPositions(2)
    let count = 0
    while (positions.every((position) => position.length <= LONGEST_POSITION)) {
      positions = putIn(positions, 1)
      count += 1
    }
    expect(count).toBeGreaterThan(100)
    const renumbered = freshPositions(positions.length)
    expect(Math.max(...renumbered.map((position) => position.length))).toBeLessThan(5)
  })

  it('is null where nothing fits', () => {
    expect(positionBetween('a1', 'a1')).toBeNull()
    expect(positionBetween('a2', 'a1')).toBeNull()
  })

  it('is there for an empty list, and before and after anything', () => {
    const first = positionBetween(null, null)
    expect(first).not.toBeNull()
    expect((positionBetween(null, first) ?? '') < (first ?? '')).toBe(true)
    expect((positionBetween(first, null) ?? '') > (first ?? '')).toBe(true)
  })
})

describe('fresh positions', () => {
  it('are as many as asked for, in order, with room between them', () => {
    fc.assert(
      fc.property(fc.nat({ max: 400 }), fc.nat(), (count, gap) => {
        const positions = freshPositions(count)
        expect(positions).toHaveLength(count)
        expect(isAscending(positions)).toBe(true)
        expect(isAscending(putIn(positions, gap % (count + 1)))).toBe(true)
      }),
    )
  })

  it('are none for nothing', () => {
    expect(freshPositions(0)).toEqual([])
  })
})

describe('isPosition', () => {
  it('knows positions from texts that nothing can be put beside', () => {
    expect(freshPositions(100).every(isPosition)).toBe(true)
    expect(['', '!!', 'a', 'zzz', 'a00', 'first'].filter(isPosition)).toEqual([])
  })
})
