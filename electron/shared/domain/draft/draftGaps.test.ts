import { describe, expect, it } from 'vitest'
import { placementId, USUAL_CARD_KINDS } from '../board/board.ts'
import type { CardKind } from '../board/card.ts'
import { newCard } from '../board/newCard.ts'
import type { Statement } from '../statement/statement.ts'
import { emptyRecords } from '../study/records.ts'
import { findDraftGaps } from './draftGaps.ts'
import { indexStudy } from './studyIndex.ts'

const OPEN = { isLocked: false, isHidden: false, isArchived: false }
const DECIDED = {
  status: 'agreed',
  reason: 'The law asks for it.',
  decidedAt: '2026-03-14T09:00:00.000Z',
} as const

/** A pathway of three stages; identifiers stand in for themselves: nothing in the index looks inside one. */
function recordsOf(cards: readonly (readonly [id: string, kind: CardKind, stage: string | null])[]) {
  const records = emptyRecords()
  const cardKinds = [...USUAL_CARD_KINDS.pathway]
  records.board.set('board', {
    id: 'board',
    kind: 'pathway',
    name: 'Pathway',
    position: 'a0',
    cardKinds,
    showsGroups: false,
    ...OPEN,
  })
  for (const [index, id] of ['first', 'second', 'third'].entries()) {
    records.column.set(id, {
      id,
      boardId: 'board',
      role: 'stage',
      name: `Stage ${id}`,
      purpose: '',
      actors: [],
      position: `a${index}`,
      ...OPEN,
    })
  }
  for (const [id, kind, columnId] of cards) {
    records.card.set(id, { ...newCard({ id, kind, text: `About ${id}` }), isDeleted: false })
    if (columnId === null) continue
    const placement = { id: placementId('board', id), boardId: 'board', cardId: id, columnId, position: 'a0' }
    records.placement.set(placement.id, placement)
  }
  return records
}

function statement(id: string, stageId: string | null, edit: Partial<Statement> = {}): Statement {
  return {
    id,
    number: 1,
    kind: 'recommendation',
    text: 'Nobody waits without a word.',
    stageId,
    tags: [],
    cardIds: [],
    itemIds: [],
    decision: null,
    isDeleted: false,
    position: 'a0',
    ...edit,
  }
}

const found = (records: ReturnType<typeof recordsOf>) =>
  findDraftGaps(indexStudy(records, new Map())).map(({ kind, words }) => `${kind}: ${words}`)

describe('findDraftGaps', () => {
  it('finds nothing in a study without anything', () => {
    expect(findDraftGaps(indexStudy(emptyRecords(), new Map()))).toEqual([])
  })

  it('names a stage once: as empty where it has no card, else as one without an agreed statement', () => {
    const records = recordsOf([['step', 'step', 'second']])
    expect(found(records)).toEqual([
      'empty-stage: Stage first',
      'empty-stage: Stage third',
      'stage-without-statement: Stage second',
    ])
    records.statement.set('s', statement('s', 'second', { decision: DECIDED }))
    expect(found(records)).toEqual([
      'empty-stage: Stage first',
      'empty-stage: Stage third',
      'agreed-without-vote: S1 Nobody waits without a word.',
    ])
  })

  it('does not take a proposed, withdrawn or deleted statement for an agreed one', () => {
    const records = recordsOf([
      ['a', 'step', 'first'],
      ['b', 'step', 'second'],
      ['c', 'step', 'third'],
    ])
    records.statement.set('s', statement('s', 'first'))
    records.statement.set('t', statement('t', 'second', { decision: { ...DECIDED, status: 'withdrawn' } }))
    records.statement.set('u', statement('u', 'third', { decision: DECIDED, isDeleted: true }))
    expect(found(records)).toEqual([
      'stage-without-statement: Stage first',
      'stage-without-statement: Stage second',
      'stage-without-statement: Stage third',
    ])
  })

  it('puts barriers in the order of their stages, those without one last, and leaves out what is answered', () => {
    const records = recordsOf([
      ['a', 'barrier', null],
      ['b', 'barrier', 'third'],
      ['c', 'barrier', 'first'],
      ['d', 'barrier', 'first'],
      ['need', 'training-need', 'second'],
      ['other', 'training-need', 'second'],
    ])
    records.link.set('l', { id: 'l', type: 'addressed-by', fromCardId: 'd', toCardId: 'need', merge: null })
    expect(found(records).filter((gap) => !gap.includes('Stage'))).toEqual([
      'open-barrier: About c',
      'open-barrier: About b',
      'open-barrier: About a',
      'unasked-need: About other',
    ])
  })

  it('gives every gap an anchor of its own', () => {
    const anchors = findDraftGaps(indexStudy(recordsOf([]), new Map())).map(({ anchor }) => anchor)
    expect(anchors).toEqual(['gap-1', 'gap-2', 'gap-3'])
  })
})
