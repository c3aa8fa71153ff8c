import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyRecords } from '../study/records.ts'
import { findMerges } from './merges.ts'
import { newCard } from './newCard.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** Cards a to h, some deleted, and `duplicates` links between them. */
function mergesOf(links: readonly (readonly [from: string, to: string])[], deleted: readonly string[] = []) {
  const records = emptyRecords()
  for (const id of NAMES) {
    const card = newCard({ id, kind: 'idea', text: id })
    records.card.set(id, { ...card, isDeleted: deleted.includes(id) })
  }
  for (const [index, [fromCardId, toCardId]] of links.entries()) {
    const id = `link ${index}`
    records.link.set(id, { id, type: 'duplicates', fromCardId, toCardId, merge: null })
  }
  return findMerges(records)
}

describe('merges', () => {
  it('stand behind the last card of a chain', () => {
    const merges = mergesOf([
      ['a', 'b'],
      ['b', 'c'],
      ['d', 'c'],
    ])
    expect(['a', 'b', 'c', 'd', 'e'].map(merges.survivorOf)).toEqual(['c', 'c', 'c', 'c', 'e'])
    expect(merges.mergedInto('c').map(({ id }) => id)).toEqual(['a', 'b', 'd'])
    expect(merges.mergedInto('b')).toEqual([])
  })

  it('end where the card that stood for others is deleted', () => {
    const merges = mergesOf(
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      ['c'],
    )
    expect([merges.survivorOf('a'), merges.survivorOf('b'), merges.isMerged('b')]).toEqual(['b', 'b', false])
    expect(merges.mergeOf('b')).toBeUndefined()
  })

  it('keep a card deleted that was merged, and count it still', () => {
    const merges = mergesOf([['a', 'b']], ['a'])
    expect(merges.mergedInto('b').map(({ id, isDeleted }) => [id, isDeleted])).toEqual([['a', true]])
  })

  it('leave each card of a ring to itself, and those that lead into it', () => {
    const merges = mergesOf([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['d', 'a'],
      ['e', 'e'],
    ])
    expect(['a', 'b', 'c', 'd', 'e'].map(merges.isMerged)).toEqual([false, false, false, false, false])
  })

  it('are told the same way to everybody where a card has two of them', () => {
    expect(
      mergesOf([
        ['a', 'c'],
        ['a', 'b'],
      ]).survivorOf('a'),
    ).toBe('c')
  })

  it('never lose a card: each stands for itself, or behind one that does and is there', () => {
    const name = fc.constantFrom(...NAMES)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, name), { maxLength: 14 }),
        fc.subarray([...NAMES]),
        (links, deleted) => {
          const merges = mergesOf(links, deleted)
          for (const id of NAMES) {
            const survivor = merges.survivorOf(id)
            expect(merges.survivorOf(survivor)).toBe(survivor)
            expect(merges.isMerged(id)).toBe(survivor !== id)
            if (survivor === id) continue
            expect(deleted).not.toContain(survivor)
            expect(merges.mergedInto(survivor).map((card) => card.id)).toContain(id)
          }
        },
      ),
    )
  })
})
