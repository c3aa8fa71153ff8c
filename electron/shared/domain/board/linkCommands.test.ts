import { beforeEach, describe, expect, it } from 'vitest'
import type { RefusalCode } from '../refusal.ts'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import type { CardKind } from './card.ts'
import { addCards, deleteCards, restoreCards } from './cardCommands.ts'
import { addLink, mergeCards, removeLink, splitCard } from './linkCommands.ts'
import { findMerges } from './merges.ts'
import { newCard } from './newCard.ts'

let state: StudyState

beforeEach(() => {
  state = makeStudyState()
  const kinds: Record<string, CardKind> = {
    barrier: 'barrier',
    twin: 'barrier',
    triplet: 'barrier',
    need: 'training-need',
    enabler: 'enabler',
  }
  const cards = Object.entries(kinds).map(([id, kind]) => newCard({ id, kind, text: id }))
  applyChanges(state, addCards(state, cards, null))
})

const refused = (code: RefusalCode) => expect.objectContaining({ name: 'Refusal', code }) as Error
const WHY = { reason: 'They say the same.', decidedBy: 'Public contributors' }
const merge = (into: string, ...cardIds: string[]) =>
  mergeCards(
    state,
    into,
    cardIds.map((cardId) => ({ linkId: `${cardId} into ${into}`, cardId })),
    WHY,
  )

describe('linking cards', () => {
  const link = { id: 'link', type: 'addressed-by', fromCardId: 'barrier', toCardId: 'need' } as const

  it('goes from and to the kinds that the link is for', () => {
    expect(addLink(state, link)).toHaveLength(1)
    expect(addLink(state, { ...link, type: 'eased-by', toCardId: 'enabler' })).toHaveLength(1)
    for (const wrong of [
      { ...link, toCardId: 'enabler' },
      { ...link, type: 'eased-by' as const },
      { ...link, fromCardId: 'need', toCardId: 'barrier' },
      { ...link, toCardId: 'barrier' },
    ]) {
      expect(() => addLink(state, wrong)).toThrow(refused('invalid-input'))
    }
  })

  it('is refused for what is not there, and for a link that is there already', () => {
    expect(() => addLink(state, { ...link, toCardId: 'nothing' })).toThrow(refused('not-found'))
    applyChanges(state, addLink(state, link))
    expect(() => addLink(state, { ...link, id: 'again' })).toThrow(refused('conflict'))
    // The same id never turns a link into another.
    expect(() => addLink(state, { ...link, type: 'eased-by', toCardId: 'enabler' })).toThrow(
      refused('conflict'),
    )
    expect(() => removeLink(state, 'again')).toThrow(refused('not-found'))
    applyChanges(state, deleteCards(state, ['need']))
    expect(() => addLink(state, { ...link, id: 'again' })).toThrow(refused('not-found'))
    applyChanges(state, removeLink(state, 'link'))
    expect(state.records.link.size).toBe(0)
  })
})

describe('merging cards', () => {
  it('keeps them, with who decided it and why, and splits them again', () => {
    const cards = structuredClone(state.records.card)
    applyChanges(state, merge('barrier', 'twin', 'triplet'))
    expect(state.records.card).toEqual(cards)
    const merges = findMerges(state.records)
    expect(merges.mergedInto('barrier').map(({ id }) => id)).toEqual(['triplet', 'twin'])
    expect(merges.mergeOf('twin')).toEqual({
      id: 'twin into barrier',
      type: 'duplicates',
      fromCardId: 'twin',
      toCardId: 'barrier',
      merge: WHY,
    })
    applyChanges(state, splitCard(state, 'twin'))
    expect(
      findMerges(state.records)
        .mergedInto('barrier')
        .map(({ id }) => id),
    ).toEqual(['triplet'])
    applyChanges(state, removeLink(state, 'triplet into barrier'))
    expect(state.records.link.size).toBe(0)
    expect(() => splitCard(state, 'twin')).toThrow(refused('not-found'))
  })

  it('carries on along a chain', () => {
    applyChanges(state, merge('twin', 'triplet'))
    applyChanges(state, merge('barrier', 'twin'))
    expect(findMerges(state.records).survivorOf('triplet')).toBe('barrier')
  })

  it('is refused for cards of two kinds, deleted ones, the same one twice, and a card with itself', () => {
    expect(() => merge('barrier', 'need')).toThrow(refused('invalid-input'))
    expect(() => merge('barrier', 'barrier')).toThrow(refused('invalid-input'))
    expect(() => merge('barrier', 'twin', 'twin')).toThrow(refused('invalid-input'))
    expect(() => merge('barrier', 'nothing')).toThrow(refused('not-found'))
    expect(() => merge('nothing', 'barrier')).toThrow(refused('not-found'))
    applyChanges(state, deleteCards(state, ['twin']))
    expect(() => merge('barrier', 'twin')).toThrow(refused('not-found'))
    expect(() => merge('twin', 'barrier')).toThrow(refused('not-found'))
  })

  it('is refused for cards that have been merged meanwhile', () => {
    applyChanges(state, merge('barrier', 'twin'))
    expect(() => merge('triplet', 'twin')).toThrow(refused('conflict'))
    expect(() => merge('twin', 'triplet')).toThrow(refused('conflict'))
    expect(() =>
      mergeCards(state, 'barrier', [{ linkId: 'twin into barrier', cardId: 'triplet' }], WHY),
    ).toThrow(refused('conflict'))
  })

  it('never makes the link a second time that a ring of merges has left without effect', () => {
    applyChanges(state, merge('barrier', 'twin'))
    applyChanges(state, deleteCards(state, ['barrier']))
    applyChanges(state, merge('twin', 'triplet'))
    applyChanges(state, deleteCards(state, ['twin']))
    applyChanges(state, restoreCards(state, ['barrier']))
    applyChanges(state, merge('triplet', 'barrier'))
    applyChanges(state, restoreCards(state, ['twin']))
    for (const id of ['barrier', 'twin', 'triplet']) {
      expect(findMerges(state.records).isMerged(id), id).toBe(false)
    }
    expect(() => merge('barrier', 'twin')).toThrow(refused('conflict'))
    applyChanges(state, splitCard(state, 'barrier'))
    expect(findMerges(state.records).survivorOf('triplet')).toBe('barrier')
  })
})
