import { describe, expect, it } from 'vitest'
import { howToFillIn, piecesOf, roomByChoice, roomInWords } from './sheetWords.ts'

const SCALE = { lowLabel: 'Not important', highLabel: 'Very important' }
const NINE = { kind: 'score', minimum: 1, maximum: 9, labels: null } as const

describe('how a sheet is filled in', () => {
  const words = (...parts: Parameters<typeof howToFillIn>) => howToFillIn(...parts).join(' ')

  it('says what the ends of a scale mean where only they have names', () => {
    expect(words(NINE, 3, SCALE)).toContain('1 means “Not important”, and 9 means “Very important”')
    expect(words({ ...NINE, maximum: 2, labels: ['No', 'Yes'] }, 3, SCALE)).not.toContain('important')
  })

  it('says how many are put in order', () => {
    expect(words({ kind: 'rank', count: 5, allowsFewer: true }, 12, SCALE)).toMatch(/Choose the 5 .* Fewer/)
    expect(words({ kind: 'rank', count: 5, allowsFewer: false }, 12, SCALE)).not.toContain('Fewer')
    expect(words({ kind: 'rank', count: 12, allowsFewer: false }, 12, SCALE)).toContain('Put all 12 in order')
  })

  it('says how many dots there are, and how many one item can have', () => {
    expect(words({ kind: 'dots', budget: 6, capPerItem: 3 }, 12, SCALE)).toMatch(
      /6 dots .* circle .* 3 at most/,
    )
    expect(words({ kind: 'dots', budget: 6, capPerItem: null }, 12, SCALE)).toContain('all to one item')
    expect(words({ kind: 'dots', budget: 40, capPerItem: null }, 120, SCALE)).toContain('Write how many dots')
  })
})

describe('how the room answered before', () => {
  it('is said in one line, and by box where there are boxes', () => {
    const rating = { kind: 'rating', n: 5, distribution: [0, 0, 0, 0, 1, 0, 3, 0, 1], median: 7 } as const
    expect(roomInWords({ ...rating, distribution: [...rating.distribution] }, NINE)).toBe(
      'Last round: 5 answers, middle score 7.',
    )
    const named = { kind: 'score', minimum: 0, maximum: 1, labels: ['Not essential', 'Essential'] } as const
    const inWords = (median: number) =>
      roomInWords(
        { kind: 'rating', n: 4, distribution: [2, 2], median },
        { ...named, labels: [...named.labels] },
      )
    expect(inWords(1)).toBe('Last round: 4 answers, middle “Essential”.')
    expect(inWords(0.5)).toBe('Last round: 4 answers, middle between “Not essential” and “Essential”.')
    expect(roomByChoice({ ...rating, distribution: [...rating.distribution] })).toEqual(rating.distribution)
    const ranking = { kind: 'ranking', n: 5, score: 1, voters: 1, place: 2 } as const
    expect(roomInWords(ranking, { kind: 'dots', budget: 3, capPerItem: 1 })).toBe(
      'Last round: place 2, with 1 dot from 1 person.',
    )
    expect(roomByChoice(ranking)).toBe(null)
    expect(roomByChoice({ kind: 'too-few' })).toBe(null)
  })
})

describe('long instructions', () => {
  it('come in pieces that a page has room for, with every word once', () => {
    const text = `${'Please read each line with care. '.repeat(60)}\n\nSecond paragraph.\n${'x'.repeat(900)}`
    const pieces = piecesOf(text)
    expect(pieces.join(' ').split(/\s+/)).toEqual(text.trim().split(/\s+/))
    expect(pieces.length).toBeGreaterThan(5)
    expect(pieces.filter((piece) => piece.length > 400)).toEqual(['x'.repeat(900)])
    expect(piecesOf('')).toEqual([])
  })
})
