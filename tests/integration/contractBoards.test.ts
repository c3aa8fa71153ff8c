import { beforeEach, describe, expect, it } from 'vitest'
import { boardContract, CARDS_AT_ONCE } from '#shared/contract/board.contract'
import { contract, type ProcedureName } from '#shared/contract/contract'
import { historyContract } from '#shared/contract/history.contract'
import { CARRIERS, type Window } from '../support/carriers.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { joinRoom } from '../support/roomClient.ts'
import { connectSocket } from '../support/socketClient.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

const NAMES = [...Object.keys(boardContract), ...Object.keys(historyContract)] as ProcedureName[]
type Input = Readonly<Record<string, unknown>>

/** What may be left out: an edit changes only what is given. */
const OPTIONAL: Partial<Record<ProcedureName, readonly string[]>> = {
  'card.edit': ['kind', 'text', 'note', 'tags'],
  'column.edit': ['name', 'purpose', 'actors'],
  'column.configure': ['isLocked', 'isHidden', 'isArchived'],
  'board.edit': ['name', 'cardKinds', 'showsGroups'],
  'board.configure': ['isLocked', 'isHidden', 'isArchived'],
}

let test: TestHost
let window: Window
let inputs: Record<string, Input>

beforeEach(async () => {
  test = startTestHost()
  const { host } = test
  await host.call('study.create', { templateKey: null, title: 'A study' })
  const open = await CARRIERS['a socket']?.(test)
  if (!open) throw new Error('There is no such carrier.')
  window = await open()
  await window.greet()
  inputs = await rightInputs()
})

/** A right input for each procedure, which all can be carried out one after another in this order. */
async function rightInputs(): Promise<Record<string, Input>> {
  const { host } = test
  const stages = (await recordsOf(host, 'column')).filter(({ role }) => role === 'stage')
  const [first, second] = stages
  const boardId = first?.boardId ?? ''
  const destination = { boardId, columnId: first?.id ?? '', beforeCardId: null }
  const ids = Array.from({ length: 20 }, () => randomIdentifier())
  const [a, b, c, d, need, copyId, linkId, mergeId, columnId, themeId, newBoardId, ...rest] = ids
  const [trayId, parkingId, newColumnId] = rest
  const barrier = (cardId: string | undefined) => ({ cardId, kind: 'barrier', text: 'A card' })
  return {
    'card.add': { ...barrier(a), ...destination },
    'cards.add': {
      cards: [barrier(b), barrier(c), barrier(d), { cardId: need, kind: 'training-need', text: 'A need' }],
      destination,
    },
    'card.edit': { cardId: a, kind: 'barrier', text: 'Other', note: 'Why', tags: ['tag'] },
    'card.duplicate': { cardId: a, copyId, boardId },
    'card.move': { cardId: a, ...destination },
    'cards.move': { cardIds: [b, a], destination },
    'cards.tag': { cardIds: [a, b], add: ['tag'], remove: ['other'] },
    'link.add': { linkId, type: 'addressed-by', fromCardId: a, toCardId: need },
    'link.remove': { linkId },
    'cards.merge': {
      intoCardId: a,
      merged: [{ linkId: mergeId, cardId: b }],
      reason: 'Why',
      decidedBy: 'Us',
    },
    'card.split': { cardId: b },
    'card.delete': { cardId: c },
    'cards.delete': { cardIds: [d] },
    'cards.restore': { cardIds: [c, d] },
    'cards.reveal': {},
    'column.add': { columnId, boardId, name: 'New' },
    'column.edit': { columnId, name: 'Newer', purpose: 'Why', actors: ['GP'] },
    'column.move': { columnId, beforeColumnId: second?.id },
    'column.configure': { columnId, isLocked: true, isHidden: true, isArchived: true },
    'theme.start': { columnId: themeId, boardId, name: 'Theme', cardIds: [a, b] },
    'board.add': {
      boardId: newBoardId,
      kind: 'custom',
      name: 'New',
      cardKinds: ['idea'],
      trayId,
      parkingId,
      columns: [{ columnId: newColumnId, name: 'One' }],
    },
    'board.edit': { boardId: newBoardId, name: 'Newer', cardKinds: ['step'], showsGroups: true },
    'board.configure': { boardId: newBoardId, isLocked: false, isHidden: true, isArchived: true },
    'history.undo': {},
    'history.redo': {},
    'history.list': { before: null, limit: 10 },
    'history.takeBack': { revision: 1 },
    'history.restore': { revision: 1 },
  }
}

const call = (name: string, input: unknown) => window.callAnything(name, input, randomIdentifier())
const revision = async () => (await test.host.call('study.getSnapshot', {})).revision

describe('every procedure of the boards and of their history', () => {
  it('answers a right input with what the contract says', async () => {
    expect(Object.keys(inputs).toSorted()).toEqual(NAMES.toSorted())
    for (const [name, input] of Object.entries(inputs)) {
      // The newest line is always in force.
      const given = name === 'history.takeBack' ? { revision: await revision() } : input
      const output = await call(name, given)
      expect(contract[name as ProcedureName].output.safeParse(output).success, name).toBe(true)
    }
    expect(test.log).toEqual([])
  })

  it('refuses one key too many, at any depth, one too few, and odd contents, and does nothing', async () => {
    const before = await revision()
    const refused = async (name: string, input: unknown, about: string) =>
      expect(await outcomeOf(call(name, input)), `${name}: ${about}`).toBe('invalid-input')
    for (const name of NAMES) {
      const right = inputs[name] ?? {}
      for (const wrong of withSurplus(right)) await refused(name, wrong, JSON.stringify(wrong))
      for (const key of Object.keys(right)) {
        const { [key]: _left, ...rest } = right
        const isOptional = OPTIONAL[name]?.includes(key) === true
        if (!isOptional) await refused(name, rest, `without ${key}`)
        for (const odd of [{ a: ['odd'] }, 7.5, 'x'.repeat(5_000)]) {
          await refused(name, { ...right, [key]: odd }, `${key}: ${JSON.stringify(odd).slice(0, 20)}`)
        }
      }
      for (const odd of [null, [], 'text', 7, [right]]) await refused(name, odd, JSON.stringify(odd))
    }
    expect(await revision()).toBe(before)
  }, 120_000)

  it('refuses lists that are empty, too long or of other things', async () => {
    const before = await revision()
    const many = Array.from({ length: CARDS_AT_ONCE + 1 }, () => randomIdentifier())
    const destination = inputs['cards.move']?.['destination']
    const cards = many.map((cardId) => ({ cardId, kind: 'idea', text: 'A card' }))
    const attempts: [string, Input][] = [
      ['cards.add', { cards, destination }],
      ['cards.add', { cards: [], destination }],
      ['cards.move', { cardIds: many, destination }],
      ['cards.move', { cardIds: [], destination }],
      ['cards.delete', { cardIds: many }],
      ['cards.restore', { cardIds: ['nothing'] }],
      [
        'cards.tag',
        { cardIds: [many[0]], add: Array.from({ length: 21 }, (_, n) => `tag ${n}`), remove: [] },
      ],
      ['cards.tag', { cardIds: [many[0]], add: ['x'.repeat(61)], remove: [] }],
      ['link.add', { ...inputs['link.add'], type: 'duplicates' }],
      ['board.add', { ...inputs['board.add'], cardKinds: [] }],
      ['board.add', { ...inputs['board.add'], cardKinds: ['poem'] }],
      ['history.list', { before: 0, limit: 10 }],
      ['history.list', { before: null, limit: 201 }],
      ['history.restore', { revision: 0 }],
    ]
    for (const [name, input] of attempts) {
      expect(await outcomeOf(call(name, input)), `${name} ${JSON.stringify(input).slice(0, 80)}`).toBe(
        'invalid-input',
      )
    }
    expect(await revision()).toBe(before)
  })

  it('is not there for a seat in the room, nor for a stranger at its door', async () => {
    const room = await openRoom(test.host)
    const [group] = await recordsOf(test.host, 'panelGroup')
    const phone = await joinRoom({ ...room, panelGroupId: group?.id ?? '' })
    const stranger = await connectSocket({ address: room.address })
    const before = await revision()
    for (const name of NAMES) {
      for (const socket of [phone.socket, stranger]) {
        const outcome = await outcomeOf(socket.callAnything(name, inputs[name], randomIdentifier()))
        expect(outcome, name).toBe('not-found')
      }
    }
    expect(await revision()).toBe(before)
  })
})

/** The input with one key too many, in each of the objects that it is made of. */
function withSurplus(input: unknown): unknown[] {
  if (Array.isArray(input)) {
    const items = input as readonly unknown[]
    return items.flatMap((item, index) => withSurplus(item).map((wrong) => items.with(index, wrong)))
  }
  if (typeof input !== 'object' || input === null) return []
  return [
    { ...input, surplus: 1 },
    ...Object.entries(input).flatMap(([key, value]) =>
      withSurplus(value).map((wrong) => ({ ...input, [key]: wrong })),
    ),
  ]
}
