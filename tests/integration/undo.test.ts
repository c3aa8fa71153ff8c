import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { InputOf, ProcedureName } from '#shared/contract/contract'
import { createHost, type Host } from '../../electron/host/createHost.ts'
import { anyWish, asCall, identifiersFrom, type Wish } from '../support/boardWishes.ts'
import { heldState, openRoom, openVote, recordsOf } from '../support/hostCalls.ts'
import { makePorts } from '../support/hostPorts.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { joinRoom } from '../support/roomClient.ts'
import { contentsOf } from '../support/soundBoards.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

/** Random work is a lot of work for a busy machine. */
vi.setConfig({ testTimeout: 180_000 })

let test: TestHost
let host: Host

beforeEach(() => {
  test = startTestHost()
  host = test.host
})

async function newStudy(templateKey: string | null = null): Promise<string> {
  return (await host.call('study.create', { templateKey, title: 'A study' })).path
}

/** Everything that the study holds, so that two states can be compared. */
const held = async (of = host) => contentsOf(await heldState(of))

async function addCard(text: string): Promise<string> {
  const stage = (await recordsOf(host, 'column')).find((column) => column.role === 'stage')
  const cardId = randomIdentifier()
  const target = { boardId: stage?.boardId ?? '', columnId: stage?.id ?? '', beforeCardId: null }
  await host.call('card.add', { cardId, kind: 'idea', text, ...target })
  return cardId
}

const history = async () => (await host.call('study.getSnapshot', {})).history

const plan = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: anyWish },
    { weight: 5, arbitrary: fc.constant('undo' as const) },
    { weight: 2, arbitrary: fc.constant('redo' as const) },
    { weight: 1, arbitrary: fc.nat() },
  ),
  { minLength: 15, maxLength: 40, size: 'max' },
)

/** Carries a step out on whatever there is; a number edits the study itself. False where it was refused. */
async function carryOut(step: Wish | 'undo' | 'redo' | number, newId: () => string): Promise<boolean> {
  const call = async <N extends ProcedureName>(name: N, input: InputOf<N>) =>
    (await outcomeOf(host.call(name, input))) === 'done'
  if (step === 'undo') return call('history.undo', {})
  if (step === 'redo') return call('history.redo', {})
  if (typeof step === 'number') return call('study.edit', { aims: `Aim ${step}` })
  const { name, input } = asCall(await heldState(host), step, newId)
  return call(name, input)
}

describe('undo and redo', () => {
  it('walk back and forth through the very states that there were, however they are mixed with work', async () => {
    let undone = 0
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        const path = await newStudy()
        const newId = identifiersFrom(1)
        let now = await held()
        const past: (typeof now)[] = []
        let future: (typeof now)[] = []
        for (const step of steps) {
          const isDone = await carryOut(step, newId)
          if (step === 'undo' || step === 'redo') {
            const [from, to] = step === 'undo' ? [past, future] : [future, past]
            expect(isDone).toBe(from.length > 0)
            const next = from.pop()
            if (next) {
              to.push(now)
              now = next
              undone += 1
            }
          } else if (isDone) {
            const next = await held()
            // What changes nothing is no step, and gives up nothing that can be redone.
            if (isDeepStrictEqual(next, now)) continue
            past.push(now)
            future = []
            now = next
          }
          expect(await held()).toEqual(now)
          const { undo, redo } = await history()
          expect([undo !== null, redo !== null]).toEqual([past.length > 0, future.length > 0])
        }
        // All the way back, forward again to the last of all, and what the file holds is the same.
        const line = [...past, now, ...future.toReversed()]
        for (const state of past.toReversed()) {
          await host.call('history.undo', {})
          expect(await held()).toEqual(state)
        }
        for (const state of line.slice(1)) {
          await host.call('history.redo', {})
          expect(await held()).toEqual(state)
        }
        await host.call('study.close', {})
        await host.call('study.open', { path })
        expect(await held()).toEqual(line.at(-1))
      }),
      { numRuns: 25 },
    )
    expect(undone).toBeGreaterThan(25)
    expect(test.log).toEqual([])
  })

  it('are still there when the study is opened again', async () => {
    const path = await newStudy()
    const states = [await held()]
    const [column] = await recordsOf(host, 'column')
    const target = { boardId: column?.boardId ?? '', columnId: column?.id ?? '', beforeCardId: null }
    for (const text of ['one', 'two', 'three']) {
      await host.call('card.add', { cardId: randomIdentifier(), kind: 'idea', text, ...target })
      states.push(await held())
    }
    await host.call('history.undo', {})
    await host.close()
    const again = createHost(makePorts(test.folder, []))
    onTestFinished(() => again.close())
    await again.call('study.open', { path })
    expect(await held(again)).toEqual(states[2])
    await again.call('history.redo', {})
    expect(await held(again)).toEqual(states[3])
    for (const state of states.slice(0, 3).toReversed()) {
      await again.call('history.undo', {})
      expect(await held(again)).toEqual(state)
    }
    expect(await outcomeOf(again.call('history.undo', {}))).toBe('conflict')
  })

  it('are left alone by a command that changes nothing, which is no revision either', async () => {
    await newStudy()
    const stage = (await recordsOf(host, 'column')).find((column) => column.role === 'stage')
    const place = { boardId: stage?.boardId ?? '', columnId: stage?.id ?? '' }
    const cardIds: string[] = []
    for (const before of [null, 0, 0, 0, 1, 2]) {
      const cardId = randomIdentifier()
      const beforeCardId = before === null ? null : (cardIds[before] ?? null)
      await host.call('card.add', { cardId, kind: 'idea', text: 'A card', ...place, beforeCardId })
      cardIds.push(cardId)
    }
    // The others' positions are then no more those that their neighbours would give them.
    for (const cardId of [cardIds[1] ?? '', cardIds[2] ?? '']) {
      await host.call('card.move', { cardId, ...place, beforeCardId: null })
    }
    await host.call('study.edit', { aims: 'An aim' })
    await host.call('history.undo', {})
    const before = await host.call('study.getSnapshot', {})
    expect(before.history.redo).toBe('edit the study')

    const [study] = await recordsOf(host, 'study')
    await host.call('study.edit', {})
    await host.call('study.edit', { title: study?.title ?? '' })
    const order = (await recordsOf(host, 'placement'))
      .filter((placement) => placement.columnId === stage?.id)
      .toSorted((a, b) => (a.position < b.position ? -1 : 1))
    expect(order).toHaveLength(6)
    for (const [index, { cardId }] of order.entries()) {
      await host.call('card.move', { cardId, ...place, beforeCardId: order[index + 1]?.cardId ?? null })
      expect(await host.call('study.getSnapshot', {}), `card ${index}`).toEqual(before)
    }
  })

  it('say what they would do', async () => {
    await newStudy()
    expect(await history()).toEqual({ undo: null, redo: null })
    await addCard('A card')
    expect(await history()).toEqual({ undo: 'add a card', redo: null })
    await host.call('study.edit', { aims: 'An aim' })
    await host.call('history.undo', {})
    expect(await history()).toEqual({ undo: 'add a card', redo: 'edit the study' })
    const [board] = await recordsOf(host, 'board')
    await host.call('column.add', { columnId: randomIdentifier(), boardId: board?.id ?? '', name: 'New' })
    expect(await history()).toEqual({ undo: 'add a column', redo: null })
  })
})

describe('what undo must not take away', () => {
  const cardOf = async (cardId: string) => (await recordsOf(host, 'card')).find((card) => card.id === cardId)
  const placesOf = async (cardId: string) =>
    (await recordsOf(host, 'placement')).filter((placement) => placement.cardId === cardId)

  it('a card that was voted on: it is only deleted, and its ballot keeps its words', async () => {
    await newStudy()
    const cardId = await addCard('Voted on')
    const { roundId } = await openVote(host, 1)
    await host.call('round.close', { roundId })
    await host.call('history.undo', {})
    expect(await cardOf(cardId)).toMatchObject({ text: 'Voted on', isDeleted: true })
    expect(await placesOf(cardId)).toEqual([])
    expect((await host.call('round.getResults', { roundId })).items).toHaveLength(1)
    await host.call('history.redo', {})
    expect(await cardOf(cardId)).toMatchObject({ text: 'Voted on', isDeleted: false })
    expect(await placesOf(cardId)).toHaveLength(1)
  })

  it('the wording of a locked ballot', async () => {
    await newStudy()
    const cardId = await addCard('First words')
    await host.call('card.edit', { cardId, text: 'Second words' })
    await openVote(host, 1)
    await host.call('history.undo', {})
    expect((await cardOf(cardId))?.text).toBe('First words')
    expect((await recordsOf(host, 'ballotItem')).map((item) => item.wording)).toEqual(['Second words'])
  })

  it('a card from a phone, and what was done to it is taken back alone', async () => {
    await newStudy()
    await addCard('From the facilitator')
    const room = await openRoom(host)
    const [group] = await recordsOf(host, 'panelGroup')
    const phone = await joinRoom({ ...room, panelGroupId: group?.id ?? '' })
    const cardId = randomIdentifier()
    await phone.socket.call('card.contribute', { cardId, kind: 'idea', text: 'From a phone' })
    const placed = await placesOf(cardId)
    await host.call('card.edit', { cardId, text: 'Tidied' })
    await host.call('card.delete', { cardId })
    await host.call('history.undo', {})
    expect(await cardOf(cardId)).toMatchObject({ text: 'Tidied', isDeleted: false })
    await host.call('history.undo', {})
    expect(await cardOf(cardId)).toMatchObject({ text: 'From a phone', panelGroupId: group?.id })
    await host.call('history.undo', {})
    expect(await placesOf(cardId)).toEqual(placed)
    expect((await recordsOf(host, 'card')).filter((card) => !card.isDeleted)).toHaveLength(1)
    expect((await history()).undo).toBeNull()
  })
})
