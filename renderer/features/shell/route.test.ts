import { describe, expect, it } from 'vitest'
import { keyInFragment } from './facilitatorKey.ts'
import { screenInFragment } from './route.ts'
import { historyCommand } from './useHistoryActions.ts'

describe('the address', () => {
  it('names a screen, or the first one to show', () => {
    const screens = ['study', 'board'] as const
    expect(screenInFragment('#/study', screens, 'board')).toBe('study')
    expect(screenInFragment('#/nothing', screens, 'board')).toBe('board')
    expect(screenInFragment('', screens, 'board')).toBe('board')
    expect(screenInFragment('#/study-more', screens, 'board')).toBe('board')
    expect(screenInFragment('#/seat-cards/x', ['board', 'seat-cards'], 'board')).toBe('seat-cards')
  })

  it('carries a key only as a fragment of its own', () => {
    expect(keyInFragment('#key=0a1b2c')).toBe('0a1b2c')
    expect(keyInFragment('#/board')).toBe(null)
    expect(keyInFragment('#/board?key=0a')).toBe(null)
    expect(keyInFragment('#key=')).toBe(null)
  })
})

describe('keys for undo and redo', () => {
  const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', true>>) =>
    historyCommand({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })

  it('are those of Windows, Linux and the Mac', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo')
    expect(press('z', { metaKey: true })).toBe('undo')
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo')
    expect(press('y', { ctrlKey: true })).toBe('redo')
  })

  it('are nothing else', () => {
    expect(press('z', {})).toBe(null)
    expect(press('z', { ctrlKey: true, altKey: true })).toBe(null)
    expect(press('a', { ctrlKey: true })).toBe(null)
  })
})
