import { describe, expect, it } from 'vitest'
import type { Card, CardKind } from '../board/card.ts'
import type { LinkType } from '../board/link.ts'
import { newCard } from '../board/newCard.ts'
import { emptyRecords } from '../study/records.ts'
import { indexStudy } from './studyIndex.ts'

/** Identifiers stand in for themselves here: nothing in the index looks inside one. */
function recordsWith(
  cards: readonly (readonly [id: string, kind: CardKind, isDeleted?: boolean])[],
  links: readonly (readonly [from: string, type: LinkType, to: string])[],
) {
  const records = emptyRecords()
  for (const [id, kind, isDeleted = false] of cards) {
    records.card.set(id, { ...newCard({ id, kind, text: id }), isDeleted })
  }
  for (const [position, [fromCardId, type, toCardId]] of links.entries()) {
    records.link.set(`link ${position}`, {
      id: `link ${position}`,
      type,
      fromCardId,
      toCardId,
      merge: null,
    })
  }
  return indexStudy(records, new Map())
}

const names = (cards: readonly Card[]) => cards.map((card) => card.id)

describe('merged cards', () => {
  it('stand behind the last card of the chain, with their links', () => {
    const index = recordsWith(
      [
        ['a', 'barrier'],
        ['b', 'barrier'],
        ['c', 'barrier'],
        ['need', 'training-need'],
      ],
      [
        ['a', 'duplicates', 'b'],
        ['b', 'duplicates', 'c'],
        ['a', 'addressed-by', 'need'],
      ],
    )
    expect(names(index.liveCards)).toEqual(['c', 'need'])
    expect(names(index.mergedInto('c'))).toEqual(['a', 'b'])
    expect(names(index.linkedFrom('c', 'addressed-by'))).toEqual(['need'])
    expect(index.linkedFrom('c', 'eased-by')).toEqual([])
  })

  it('stand for themselves again when the card they were merged into is deleted', () => {
    const index = recordsWith(
      [
        ['a', 'idea'],
        ['b', 'idea', true],
      ],
      [['a', 'duplicates', 'b']],
    )
    expect(names(index.liveCards)).toEqual(['a'])
  })

  it('are not lost in a ring of merges', () => {
    const index = recordsWith(
      [
        ['a', 'idea'],
        ['b', 'idea'],
      ],
      [
        ['a', 'duplicates', 'b'],
        ['b', 'duplicates', 'a'],
      ],
    )
    expect(names(index.liveCards)).toEqual(['a', 'b'])
  })
})

describe('links', () => {
  it('lead to the card that stands for a merged one, and never to a deleted one', () => {
    const index = recordsWith(
      [
        ['barrier', 'barrier'],
        ['old', 'enabler'],
        ['new', 'enabler'],
        ['gone', 'enabler', true],
      ],
      [
        ['old', 'duplicates', 'new'],
        ['barrier', 'eased-by', 'old'],
        ['barrier', 'eased-by', 'new'],
        ['barrier', 'eased-by', 'gone'],
      ],
    )
    expect(names(index.linkedFrom('barrier', 'eased-by'))).toEqual(['new'])
  })
})

describe('a study without anything', () => {
  it('has an index without anything', () => {
    const index = indexStudy(emptyRecords(), new Map())
    expect(index.pathway).toBeNull()
    expect([index.groups, index.stages, index.boards, index.items, index.liveCards]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ])
  })
})

describe('statements', () => {
  const records = emptyRecords()
  for (const id of ['stands', 'merged', 'hidden']) {
    const card = newCard({ id, kind: 'barrier', text: id, isHidden: id === 'hidden' })
    records.card.set(id, { ...card, isDeleted: false })
  }
  records.link.set('link', {
    id: 'link',
    type: 'duplicates',
    fromCardId: 'merged',
    toCardId: 'stands',
    merge: null,
  })
  records.statement.set('s', {
    id: 's',
    number: 4,
    kind: 'principle',
    text: 'Nobody waits without a word.',
    stageId: 'gone',
    tags: [],
    cardIds: ['merged', 'hidden', 'never there'],
    itemIds: ['never there'],
    decision: null,
    isDeleted: false,
    position: 'a0',
  })
  const index = indexStudy(records, new Map())

  it('are found from the card that stands for the one they came from', () => {
    expect(index.statementsOf('stands').map(({ code }) => code)).toEqual(['S4'])
    expect(index.statementsOf('merged').map(({ code }) => code)).toEqual(['S4'])
    expect(index.survivorOf('merged')).toBe('stands')
  })

  it('keep the words of hidden cards to themselves, and forget what is gone', () => {
    const [found] = index.statements
    expect(names(found?.cards ?? [])).toEqual(['merged'])
    expect([found?.stage, found?.decisive, found?.sources, found?.votes]).toEqual([null, null, [], []])
    expect(found?.standing.status).toBe('proposed')
  })
})
