import { describe, expect, it } from 'vitest'
import { outlineCommand } from './outlineKeys.ts'

const NO_KEYS = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }
const press = (key: string, more: Partial<typeof NO_KEYS> = {}, isOnCard = true) =>
  outlineCommand({ key, ...NO_KEYS, ...more }, isOnCard)

describe('keys on a card of the outline', () => {
  it('tells going from moving by Alt', () => {
    expect(press('ArrowDown')).toEqual({ name: 'go', to: 'next' })
    expect(press('ArrowDown', { altKey: true })).toEqual({ name: 'step', step: 'down' })
    expect(press('ArrowLeft')).toEqual({ name: 'details', isOpen: false })
    expect(press('ArrowLeft', { altKey: true })).toEqual({ name: 'step', step: 'left' })
  })

  it('takes letters in both cases, and leaves what belongs to the system or the page', () => {
    expect(press('M')).toEqual({ name: 'move' })
    expect(press('x')).toEqual({ name: 'choose' })
    expect(press('X', { shiftKey: true })).toEqual({ name: 'chooseUpTo' })
    expect(press('a', { ctrlKey: true })).toEqual({ name: 'chooseAll' })
    expect(press('a', { ctrlKey: true }, false)).toBeNull()
    expect(press('z', { ctrlKey: true })).toBeNull()
    expect(press('x', { ctrlKey: true })).toBeNull()
    expect(press('l', { altKey: true })).toBeNull()
    expect(press('ArrowUp', { altKey: true, shiftKey: true })).toBeNull()
    expect(press('Home', { shiftKey: true })).toBeNull()
    expect(press('Enter')).toBeNull()
    expect(press('Tab')).toBeNull()
  })

  it('deletes and moves nothing from a button beside the card', () => {
    expect(press('Delete', {}, false)).toBeNull()
    expect(press('m', {}, false)).toBeNull()
    expect(press('ArrowDown', {}, false)).toEqual({ name: 'go', to: 'next' })
    expect(press('F2', {}, false)).toEqual({ name: 'edit' })
  })
})
