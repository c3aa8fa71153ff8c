import { beforeEach, describe, expect, it } from 'vitest'
import { emptyRecords, type StudyRecords } from '../study/records.ts'
import type { Statement } from '../statement/statement.ts'
import { checkStatements } from './checkStatements.ts'

let records: StudyRecords

function put(id: string, over: Partial<Statement> = {}, wordings: readonly string[] = ['It is so']): void {
  const text = wordings.at(-1) ?? ''
  records.statement.set(id, {
    id,
    number: 1,
    kind: 'principle',
    text,
    stageId: null,
    tags: [],
    cardIds: [],
    itemIds: ['item'],
    decision: null,
    isDeleted: false,
    position: 'a0',
    ...over,
  })
  wordings.forEach((wording, index) => {
    const wordingId = `${id} ${index}`
    const writtenAt = '2026-01-01T00:00:00.000Z'
    records.statementWording.set(wordingId, {
      id: wordingId,
      statementId: id,
      number: index + 1,
      text: wording,
      reason: '',
      writtenAt,
    })
  })
}

const found = () =>
  checkStatements(records, () => 'in').map(({ severity, message }) => `${severity}: ${message}`)

beforeEach(() => {
  records = emptyRecords()
  const source = { ballotId: 'ballot', cardId: null, columnId: null, statementId: null, position: 'a0' }
  records.ballotItem.set('item', { id: 'item', wording: 'An item', ...source })
})

describe('checkStatements', () => {
  it('finds nothing in a study without statements, nor in one whose statements have all that they need', () => {
    expect(found()).toEqual([])
    put('one', {}, ['It was so', 'It is so'])
    expect(found()).toEqual([])
  })

  it('finds a number that was given twice, also to a deleted statement', () => {
    put('one')
    put('two', { isDeleted: true })
    expect(found()).toEqual(['problem: is the number of two statements'])
  })

  it('finds a wording that is missing, and a text that is not the last one', () => {
    put('one', { text: 'It is otherwise' }, ['It was so', 'It is so'])
    records.statementWording.delete('one 0')
    expect(found()).toEqual([
      'problem: lacks one of its wordings',
      'problem: does not read as its last wording does',
    ])
  })

  it('finds sources that are not there, and remarks on a statement without any', () => {
    put('one', { cardIds: ['card'], itemIds: ['gone'], stageId: 'stage' })
    put('two', { number: 2, itemIds: [] })
    expect(found()).toEqual([
      'problem: comes from a card that is not there (card)',
      'problem: comes from an item that is not there (gone)',
      'problem: is about a stage that is not there',
      'remark: names no card and no item that it came from',
    ])
  })
})
