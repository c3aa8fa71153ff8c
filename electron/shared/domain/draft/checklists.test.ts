import { describe, expect, it } from 'vitest'
import { checklist, FIRST_PAGE, isAskedBy, statusOf } from './checklists.ts'
import type { Checklist, ChecklistItem, DraftFacts } from './checklists.ts'

const LIST: Checklist = checklist.parse({
  format: 'linkboard-checklist',
  formatVersion: 1,
  key: 'any',
  name: 'Any',
  about: 'For tests.',
  source: 'Nobody.',
  items: [{ number: 'M1', asks: 'How?', sections: ['methods'], prompts: ['methods.how', 'ballot.reason'] }],
})
const ITEM: ChecklistItem = {
  number: 'M1',
  asks: 'How?',
  sections: ['methods'],
  prompts: ['methods.how', 'ballot.reason'],
  needs: 'Vote.',
  writes: '',
}
const BARE: DraftFacts = {
  anchors: new Set([FIRST_PAGE, 'methods']),
  open: new Map(),
  answered: new Set(),
  texts: new Map(),
}

describe('an item of a checklist', () => {
  it('is done from the record when its sections are there and nothing was asked', () => {
    expect(statusOf(LIST, ITEM, BARE)).toEqual({ kind: 'done', by: 'record' })
    expect(statusOf(LIST, ITEM, { ...BARE, answered: new Set(['methods.other']) })).toEqual({
      kind: 'done',
      by: 'record',
    })
  })

  it('is done by the author who answered one of its prompts', () => {
    expect(statusOf(LIST, ITEM, { ...BARE, answered: new Set(['ballot.reason:abc']) })).toEqual({
      kind: 'done',
      by: 'author',
    })
  })

  it('is to be written while one of its prompts is open, each thing once', () => {
    const open = new Map([
      ['ballot.reason:abc', 'Author: say why.'],
      ['ballot.reason:def', 'Author: say why.'],
      ['methods.other', 'Author: say more.'],
    ])
    expect(statusOf(LIST, ITEM, { ...BARE, open, answered: new Set(['methods.how']) })).toEqual({
      kind: 'to-write',
      open: ['Author: say why.'],
      missing: [],
    })
  })

  it('is to be written while a section is missing', () => {
    expect(statusOf(LIST, ITEM, { ...BARE, anchors: new Set() })).toEqual({
      kind: 'to-write',
      open: [],
      missing: ['methods'],
    })
  })

  it('does not apply when the author says so, whatever is open', () => {
    const texts = new Map([
      ['checklist.any.M1', { id: 'checklist.any.M1', status: 'not-applicable' as const, text: 'No rounds.' }],
    ])
    const open = new Map([['methods.how', 'Author: say how.']])
    expect(statusOf(LIST, ITEM, { ...BARE, open, texts })).toEqual({
      kind: 'not-applicable',
      reason: 'No rounds.',
    })
  })

  it('that only the author can meet is never done by the record', () => {
    const own = { ...ITEM, prompts: [], writes: 'say it' }
    expect(statusOf(LIST, own, BARE)).toEqual({ kind: 'to-write', open: ['say it'], missing: [] })
    const text = { id: 'checklist.any.M1', status: 'written' as const, text: 'In the protocol.' }
    expect(statusOf(LIST, own, { ...BARE, texts: new Map([[text.id, text]]) })).toEqual({
      kind: 'written',
      text: 'In the protocol.',
    })
  })

  it('asks for all prompts of a kind by the part before the colon, and for no other', () => {
    expect(isAskedBy(ITEM, 'ballot.reason:abc')).toBe(true)
    expect(isAskedBy(ITEM, 'ballot.reasons:abc')).toBe(false)
    expect(isAskedBy(ITEM, 'methods.how')).toBe(true)
    expect(isAskedBy({ prompts: ['ballot.reason:abc'] }, 'ballot.reason:def')).toBe(false)
  })
})
