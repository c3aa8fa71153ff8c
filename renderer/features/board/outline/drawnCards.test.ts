import { describe, expect, it } from 'vitest'
import { drawnEntries, neighboursOf, PAGE } from './drawnCards.ts'

const ids = (count: number) => Array.from({ length: count }, (_, index) => `card-${index}`)
const NONE: ReadonlySet<string> = new Set()

/** "0-99 gap(50) 150-160": what is drawn, in short. */
function words(entries: ReturnType<typeof drawnEntries>): string {
  const parts: string[] = []
  let run: [number, number] | null = null
  const close = () => {
    if (run) parts.push(`${run[0]}-${run[1]}`)
    run = null
  }
  for (const entry of entries) {
    if ('gapAt' in entry) {
      close()
      parts.push(`gap(${entry.count} at ${entry.gapAt})`)
    } else run = [run?.[0] ?? entry.index, entry.index]
  }
  close()
  return parts.join(' ')
}

describe('what a long list of the outline draws', () => {
  it('draws all cards of a list of one page', () => {
    expect(words(drawnEntries(ids(PAGE), NONE, null))).toBe('0-99')
    expect(drawnEntries([], NONE, null)).toEqual([])
  })

  it('leaves a gap for what comes after the first page', () => {
    expect(words(drawnEntries(ids(101), NONE, null))).toBe('0-99 gap(1 at 100)')
  })

  it('draws what was asked for, wherever it stands by now', () => {
    const order = ids(400)
    expect(words(drawnEntries(order, new Set(order.slice(100, 200)), null))).toBe('0-199 gap(200 at 200)')
    expect(words(drawnEntries(order, new Set(['card-399']), null))).toBe('0-99 gap(299 at 100) 399-399')
  })

  it('draws the card in focus with its neighbours, and a gap on both sides', () => {
    const order = ids(1_000)
    expect(words(drawnEntries(order, NONE, 'card-500'))).toBe('0-99 gap(395 at 100) 495-505 gap(494 at 506)')
    expect(words(drawnEntries(order, NONE, 'card-101'))).toBe('0-106 gap(893 at 107)')
    expect(words(drawnEntries(order, NONE, 'gone'))).toBe('0-99 gap(900 at 100)')
    expect(neighboursOf(order, 'card-2')).toEqual(order.slice(0, 8))
    expect(neighboursOf(order, 'gone')).toEqual([])
  })
})
