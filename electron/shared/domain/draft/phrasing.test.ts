import { describe, expect, it } from 'vitest'
import { counted, countOf, listed, longDate, longDateTime, shareOf, shortNumber } from './phrasing.ts'

describe('dates', () => {
  it('writes the day in UTC, whatever the machine’s time zone', () => {
    expect(longDate('2024-10-01')).toBe('1 October 2024')
    expect(longDateTime('2026-03-14T23:59:26.000Z')).toBe('14 March 2026, 23:59 UTC')
  })

  it('gives back what is no date', () => {
    expect(longDate('soon')).toBe('soon')
    expect(longDateTime('2026-13-01')).toBe('2026-13-01')
  })
})

describe('shares', () => {
  it('stand with their counts, rounded half up', () => {
    expect(shareOf(12, 17)).toBe('12/17 (71%)')
    expect(countOf(1, 8)).toBe('1 of 8 (13%)')
    expect(shareOf(1, 200)).toBe('1/200 (1%)')
    expect(shareOf(999, 1000)).toBe('999/1000 (100%)')
  })

  it('have no percentage of nothing', () => {
    expect(shareOf(0, 0)).toBe('0/0')
    expect(countOf(0, 0)).toBe('0 of 0')
  })
})

describe('words', () => {
  it('counts, lists and shortens', () => {
    expect(counted(1, 'person', 'people')).toBe('1 person')
    expect(counted(0, 'item')).toBe('0 items')
    expect(listed([])).toBe('')
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
    expect(shortNumber(5.666666)).toBe('5.67')
    expect(shortNumber(7)).toBe('7')
    expect(shortNumber(-0.176)).toBe('−0.18')
    expect(shortNumber(-0.001)).toBe('0')
    expect(shortNumber(null)).toBe('–')
  })
})
