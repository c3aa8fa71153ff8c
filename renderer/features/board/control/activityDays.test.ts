import { describe, expect, it } from 'vitest'
import { daysOf, timeOfDay } from './activityDays.ts'

const local = (...parts: [number, number, number, number, number]) => ({
  at: new Date(...parts).toISOString(),
})

describe('daysOf', () => {
  it('groups by the day of this computer’s clock, and names the last two in words', () => {
    const now = new Date(2026, 2, 1, 9, 30)
    const lines = [
      local(2026, 2, 1, 9, 0),
      local(2026, 2, 1, 0, 0),
      local(2026, 1, 28, 23, 59),
      local(2026, 1, 27, 8, 5),
      local(2025, 1, 27, 8, 5),
    ]
    expect(daysOf(lines, now).map(({ title, lines: ofDay }) => [title, ofDay.length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
      ['Friday 27 February 2026', 1],
      ['Thursday 27 February 2025', 1],
    ])
  })

  it('has no day without lines', () => {
    expect(daysOf([], new Date())).toEqual([])
  })
})

describe('timeOfDay', () => {
  it('counts hours to 24', () => {
    expect(timeOfDay(local(2026, 2, 1, 14, 5).at)).toBe('14:05')
    expect(timeOfDay(local(2026, 2, 1, 0, 0).at)).toBe('00:00')
  })
})
