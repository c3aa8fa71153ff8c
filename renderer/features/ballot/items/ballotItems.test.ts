import { describe, expect, it } from 'vitest'
import type { ItemChoice } from '#shared/domain/ballot/itemChoice'
import { keyOfChoice, movedBeside, movedTo, withAdded, withoutKeys, withWording } from './ballotItems.ts'

const card = (cardId: string): ItemChoice => ({ kind: 'card', cardId })
const theme = (columnId: string): ItemChoice => ({ kind: 'theme', columnId })
const statement = (itemId: string, wording: string): ItemChoice => ({ kind: 'written', itemId, wording })
const LIST = [card('a'), theme('b'), statement('c', 'Say it plainly'), card('d')]
const keys = (items: readonly ItemChoice[]) => items.map(keyOfChoice).join('')

describe('the list of what is voted on', () => {
  it('takes new things in at its end, and nothing twice', () => {
    expect(keys(withAdded(LIST, [card('e'), theme('b'), card('e')]))).toBe('abcde')
    expect(withAdded([], [])).toEqual([])
  })

  it('lets go of what is taken off', () => {
    expect(keys(withoutKeys(LIST, new Set(['b', 'd', 'not there'])))).toBe('ac')
  })

  it('moves one thing to a place, and no further than the ends', () => {
    expect(keys(movedTo(LIST, 'd', 0))).toBe('dabc')
    expect(keys(movedTo(LIST, 'a', 2))).toBe('bcad')
    expect(keys(movedTo(LIST, 'a', 99))).toBe('bcda')
    expect(keys(movedTo(LIST, 'b', -1))).toBe('bacd')
    expect(keys(movedTo(LIST, 'not there', 0))).toBe('abcd')
  })

  it('moves several things together beside another', () => {
    expect(keys(movedBeside(LIST, new Set(['d', 'a']), 'b', 'after'))).toBe('badc')
    expect(keys(movedBeside(LIST, new Set(['c']), 'a', 'before'))).toBe('cabd')
    expect(keys(movedBeside(LIST, new Set(['a', 'b']), 'b', 'after'))).toBe('abcd')
    expect(keys(movedBeside(LIST, new Set(['a']), 'not there', 'after'))).toBe('abcd')
  })

  it('changes the words of a statement, and of nothing else', () => {
    expect(withWording(LIST, 'c', 'Say it kindly')[2]).toEqual(statement('c', 'Say it kindly'))
    expect(withWording(LIST, 'a', 'A card keeps its words')).toEqual(LIST)
  })
})
