import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moscowBarAlternative, moscowBarGeometry } from './moscowBar.ts'

const COUNTS = { must: 6, should: 3, could: 0, wont: 3 }

/** The parts of the bar itself; the swatches of its key come last. */
const partsOf = (picture: ReturnType<typeof moscowBarGeometry>) => picture.bars.slice(0, -4)

describe('moscowBarGeometry', () => {
  it('cuts one bar by the shares, each part with a fill of its own', () => {
    const [must, should, wont] = partsOf(moscowBarGeometry(COUNTS, { width: 242 }))
    expect([must?.width, should?.width, wont?.width]).toEqual([120, 60, 60])
    expect([must?.fill, should?.fill, wont?.fill]).toEqual(['high', 'cross', 'low'])
    expect(should?.x).toBe((must?.x ?? 0) + (must?.width ?? 0))
  })

  it('writes words where there is room, and letters where there is not', () => {
    const wordsAt = (width: number) => moscowBarGeometry(COUNTS, { width }).labels.map(({ text }) => text)
    expect(wordsAt(400)).toEqual(['Must 6', 'Should 3', 'Could 0', 'Won’t 3'])
    expect(wordsAt(150)).toEqual(['M 6', 'S 3', 'C 0', 'W 3'])
  })

  it('sets the round before under it, thinner', () => {
    const alone = moscowBarGeometry(COUNTS)
    const pair = moscowBarGeometry(COUNTS, undefined, { must: 0, should: 0, could: 0, wont: 5 })
    const before = partsOf(pair).at(-1)
    expect(before?.width).toBeCloseTo(188)
    expect(before?.height).toBeLessThan(pair.bars[0]?.height ?? 0)
    expect(pair.height).toBeGreaterThan(alone.height)
  })

  it('stays inside its picture, and says so when nobody answered', () => {
    const anyCounts = fc.record({ must: fc.nat(99), should: fc.nat(99), could: fc.nat(99), wont: fc.nat(99) })
    fc.assert(
      fc.property(
        anyCounts,
        fc.option(anyCounts),
        fc.integer({ min: 120, max: 600 }),
        (counts, before, width) => {
          const picture = moscowBarGeometry(counts, { width }, before)
          for (const one of picture.bars) {
            expect(one.x).toBeGreaterThanOrEqual(0)
            expect(one.x + one.width).toBeLessThanOrEqual(width)
            expect(one.y + one.height).toBeLessThanOrEqual(picture.height)
          }
        },
      ),
    )
    const nothing = moscowBarGeometry({ must: 0, should: 0, could: 0, wont: 0 })
    expect(nothing.labels.map(({ text }) => text)).toContain('No answers')
  })
})

describe('moscowBarAlternative', () => {
  it('says what the picture shows', () => {
    expect(moscowBarAlternative(COUNTS)).toBe('Of 12: Must 6, Should 3, Could 0, Won’t 3.')
    expect(moscowBarAlternative(COUNTS, { must: 1, should: 0, could: 0, wont: 0 })).toContain(
      ' In the round before: Must 1,',
    )
    expect(moscowBarAlternative({ must: 0, should: 0, could: 0, wont: 0 })).toBe(
      'Nobody answered for this item.',
    )
  })
})
