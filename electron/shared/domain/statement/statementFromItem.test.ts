import { beforeEach, describe, expect, it } from 'vitest'
import { createBallot, lockBallot } from '../ballot/ballotCommands.ts'
import type { ItemChoice } from '../ballot/itemChoice.ts'
import { addBoard } from '../board/boardCommands.ts'
import { addCards, deleteCards, moveCards } from '../board/cardCommands.ts'
import { newCard } from '../board/newCard.ts'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import type { Verdict } from '../consensus/verdict.ts'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import { addStatement, deleteStatement } from './statementCommands.ts'
import { stageOfCard, statementFromItem, statementsToMake } from './statementFromItem.ts'

const AT = '2026-05-06T07:08:09.000Z'
let state: StudyState
let hour: number

beforeEach(() => {
  state = makeStudyState()
  hour = 9
  for (const kind of ['pathway', 'themes'] as const) {
    const columns = ['one', 'two'].map((name) => ({ id: `${kind} ${name}`, name: `${kind} ${name}` }))
    const cardKinds = ['barrier', 'training-need', 'step', 'idea'] as const
    const ends = { trayId: `${kind} tray`, parkingId: `${kind} parking` }
    applyChanges(
      state,
      addBoard(state, { id: kind, kind, name: kind, cardKinds: [...cardKinds], columns, ...ends }),
    )
  }
  for (const kind of ['barrier', 'training-need', 'step'] as const) {
    const card = { ...newCard({ id: kind, kind, text: `A ${kind}` }), tags: ['long-term'] }
    applyChanges(state, addCards(state, [card], null))
  }
  place('barrier', 'pathway', 'pathway two')
})

function place(cardId: string, boardId: string, columnId: string): void {
  applyChanges(state, moveCards(state, [cardId], { boardId, columnId, beforeCardId: null }))
}

/** Locks a ballot of these things an hour after the last one; the ids of its items are "ballot 0" and so on. */
function lock(ballotId: string, items: ItemChoice[], isPractice = false): void {
  let count = 0
  const content = {
    title: ballotId,
    question: 'How important?',
    lowLabel: 'not',
    highLabel: 'very',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 1,
    carryOver: 'all' as const,
    isPractice,
    items,
  }
  applyChanges(
    state,
    createBallot(state, ballotId, content, () => `${ballotId} ${count++}`),
  )
  applyChanges(state, lockBallot(state, ballotId, `2026-05-06T${(hour += 1)}:00:00.000Z`))
}

const card = (cardId: string): ItemChoice => ({ kind: 'card', cardId })
const startOf = (itemId: string) => {
  const item = state.records.ballotItem.get(itemId)
  if (!item) throw new Error(`There is no ${itemId}.`)
  return statementFromItem(state, item)
}
const toMake = (verdicts: Record<string, Verdict>) =>
  statementsToMake(state, (itemId) => verdicts[itemId] ?? null).map(({ text, itemIds }) => [text, ...itemIds])

describe('a statement from an item', () => {
  it('has the wording that was voted on, and the stage, the tags and a fitting kind of its card', () => {
    lock('a', [card('barrier'), card('training-need'), card('step')])
    expect(startOf('a 0')).toEqual({
      text: 'A barrier',
      kind: 'recommendation',
      stageId: 'pathway two',
      tags: ['long-term'],
      cardIds: ['barrier'],
      itemIds: ['a 0'],
    })
    expect(startOf('a 1')).toMatchObject({ kind: 'competency', stageId: null })
    expect(startOf('a 2')).toMatchObject({ kind: 'pathway-step' })
  })

  it('comes from the cards of a theme, and from no card that is not there any more', () => {
    for (const id of ['step', 'barrier']) place(id, 'themes', 'themes one')
    lock('a', [{ kind: 'theme', columnId: 'themes one' }, card('step')])
    expect(startOf('a 0')).toMatchObject({ text: 'themes one', cardIds: ['step', 'barrier'], stageId: null })
    applyChanges(state, deleteCards(state, ['step']))
    expect(startOf('a 0').cardIds).toEqual(['barrier'])
    expect(startOf('a 1')).toMatchObject({ text: 'A step', cardIds: [] })
  })

  it('of words written for a ballot alone has nothing but these', () => {
    lock('a', [{ kind: 'written', itemId: 'words', wording: 'Plan together' }])
    expect(startOf('words')).toMatchObject({ text: 'Plan together', cardIds: [], tags: [], stageId: null })
  })
})

it('the stage of a card is its stage of the pathway, not its theme, and neither tray nor parking lot', () => {
  place('step', 'themes', 'themes one')
  expect(stageOfCard(state, 'step')).toBeNull()
  expect(stageOfCard(state, 'barrier')).toBe('pathway two')
  place('barrier', 'pathway', 'pathway parking')
  expect(stageOfCard(state, 'barrier')).toBeNull()
  expect(stageOfCard(state, 'no card')).toBeNull()
})

describe('what statements can be made of', () => {
  it('is all that is in, in the order of the ballots', () => {
    lock('a', [card('step'), card('barrier')])
    lock('b', [card('training-need')])
    expect(toMake({})).toEqual([])
    expect(toMake({ 'b 0': 'in', 'a 0': 'in', 'a 1': 'uncertain' })).toEqual([
      ['A step', 'a 0'],
      ['A training-need', 'b 0'],
    ])
  })

  it('is what the last ballot with a verdict says, where several had a card', () => {
    lock('a', [card('step'), card('barrier')])
    lock('b', [card('barrier'), card('step')])
    expect(toMake({ 'a 0': 'in', 'a 1': 'out', 'b 0': 'in', 'b 1': 'out' })).toEqual([
      ['A barrier', 'a 1', 'b 0'],
    ])
    expect(toMake({ 'a 0': 'in', 'b 1': 'ranked' })).toEqual([['A step', 'a 0', 'b 1']])
  })

  it('leaves out practice, statements, and what a statement has come from already, until that is deleted', () => {
    lock('practice', [card('step')], true)
    lock('a', [card('barrier')])
    expect(toMake({ 'practice 0': 'in', 'a 0': 'in' })).toEqual([['A barrier', 'a 0']])
    const added = { id: 'made', wordingId: 'made 1', ...startOf('a 0') }
    applyChanges(state, addStatement(state, added, AT))
    expect(toMake({ 'a 0': 'in' })).toEqual([])
    applyChanges(state, deleteStatement(state, 'made'))
    expect(toMake({ 'a 0': 'in' })).toHaveLength(1)
    applyChanges(state, addStatement(state, { ...added, id: 'again', wordingId: 'again 1' }, AT))
    lock('b', [{ kind: 'statement', statementId: 'again' }])
    expect(toMake({ 'a 0': 'in', 'b 0': 'in' })).toEqual([])
  })
})
