import { describe, expect, it } from 'vitest'
import { curve, curveToPoint, facingSides, head } from './curve.ts'

describe('a line between two cards', () => {
  it('goes between the edges that face each other', () => {
    expect(facingSides({ left: 0, right: 100 }, { left: 120, right: 220 })).toEqual(['right', 'left'])
    expect(facingSides({ left: 120, right: 220 }, { left: 0, right: 100 })).toEqual(['left', 'right'])
    expect(facingSides({ left: 0, right: 100 }, { left: 0, right: 100 })).toEqual(['right', 'right'])
    expect(facingSides({ left: 0, right: 100 }, { left: 90, right: 190 })).toEqual(['right', 'right'])
  })

  it('leaves and arrives level, and stops where its head begins', () => {
    expect(curve({ x: 100, y: 50, side: 'right' }, { x: 209, y: 150, side: 'left' })).toBe(
      'M100 50C150 50 150 150 200 150',
    )
    expect(head({ x: 209, y: 150, side: 'left' })).toBe('M209 150L200 145L200 155Z')
  })

  it('bulges out where both ends are at the same edge', () => {
    expect(curve({ x: 100, y: 50, side: 'right' }, { x: 100, y: 150, side: 'right' })).toBe(
      'M100 50C122 50 131 150 109 150',
    )
    expect(head({ x: 100, y: 150, side: 'right' })).toBe('M100 150L109 145L109 155Z')
  })

  it('follows a pointer', () => {
    expect(curveToPoint({ x: 100, y: 50, side: 'left' }, 0, 90)).toBe('M100 50Q50 50 0 90')
  })
})
