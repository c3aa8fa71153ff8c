import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { InputOf, ProcedureName } from '#shared/contract/contract'
import { createHost, type Host } from '../../electron/host/createHost.ts'
import { openRoom, openVote, recordsOf } from '../support/hostCalls.ts'
import { makePorts } from '../support/hostPorts.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { joinRoom } from '../support/roomClient.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

let test: TestHost
let host: Host

beforeEach(() => {
  test = startTestHost()
  host = test.host
})

async function newStudy(templateKey: string | null = null): Promise<string> {
  return (await host.call('study.create', { templateKey, title: 'A study' })).path
}

/** All records by kind and id, so that two states can be compared. */
async function everything(of = host): Promise<Record<string, unknown>> {
  const { records } = await of.call('study.getSnapshot', {})
  return Object.fromEntries(records.map((update) => [`${update.kind} ${update.id}`, update.record]))
}

const history = async () => (await host.call('study.getSnapshot', {})).history

/** Numbers that a plan holds in the place of ids which are not known before it is carried out. */
interface Step {
  readonly kind:
    | 'add'
    | 'edit'
    | 'move'
    | 'delete'
    | 'link'
    | 'unlink'
    | 'add column'
    | 'edit column'
    | 'edit study'
    | 'undo'
    | 'redo'
  readonly numbers: readonly [number, number, number]
}

const plan: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('add', 'move', 'undo') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'edit',
          'delete',
          'link',
          'unlink',
          'add column',
          'edit column',
          'edit study',
          'redo',
        ),
      },
    ),
    numbers: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
  }),
  { minLength: 5, maxLength: 30 },
)

const KINDS = ['barrier', 'training-need', 'idea', 'barrier'] as const

/** Carries a step out on whatever there is; false where it was refused. */
async function carryOut({ kind, numbers: [a, b, c] }: Step): Promise<boolean> {
  const pick = <T>(items: readonly T[], number: number): T | undefined =>
    items[number % Math.max(1, items.length)]
  const columns = await recordsOf(host, 'column')
  const cards = (await recordsOf(host, 'card')).filter((card) => !card.isDeleted)
  const column = pick(columns, a)
  const target = {
    boardId: column?.boardId ?? '',
    columnId: column?.id ?? '',
    beforeCardId: c % 3 === 0 ? null : (pick(cards, c)?.id ?? null),
  }
  const call = async <N extends ProcedureName>(name: N, input: InputOf<N>) =>
    (await outcomeOf(host.call(name, input))) === 'done'
  const cardId = pick(cards, b)?.id ?? randomIdentifier()
  switch (kind) {
    case 'add':
      return call('card.add', {
        cardId: randomIdentifier(),
        kind: KINDS[b % 4] ?? 'idea',
        text: `Card ${c}`,
        ...target,
      })
    case 'edit':
      return call('card.edit', { cardId, text: `Text ${c}`, ...(a % 2 === 0 ? { note: `Note ${a}` } : {}) })
    case 'move':
      return call('card.move', { cardId, ...target })
    case 'delete':
      return call('card.delete', { cardId })
    case 'link':
      return call('link.add', {
        linkId: randomIdentifier(),
        type: 'addressed-by',
        fromCardId: cardId,
        toCardId: pick(cards, c)?.id ?? randomIdentifier(),
      })
    case 'unlink':
      return call('link.remove', { linkId: pick(await recordsOf(host, 'link'), a)?.id ?? randomIdentifier() })
    case 'add column':
      return call('column.add', { columnId: randomIdentifier(), boardId: target.boardId, name: `Stage ${c}` })
    case 'edit column':
      return call('column.edit', { columnId: target.columnId, purpose: `Purpose ${c}`, actors: ['GP'] })
    case 'edit study':
      return call('study.edit', { aims: `Aim ${c}` })
    case 'undo':
      return call('history.undo', {})
    case 'redo':
      return call('history.redo', {})
  }
}

describe('undo and redo', () => {
  it('walk back and forth through the very states that there were, however they are mixed with work', async () => {
    let undone = 0
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        await newStudy()
        let now = await everything()
        let past: (typeof now)[] = []
        let future: (typeof now)[] = []
        for (const step of steps) {
          const isDone = await carryOut(step)
          if (step.kind === 'undo' || step.kind === 'redo') {
            const [from, to] = step.kind === 'undo' ? [past, future] : [future, past]
            expect(isDone).toBe(from.length > 0)
            const next = from.pop()
            if (next) {
              to.push(now)
              now = next
              undone += 1
            }
          } else if (isDone) {
            const next = await everything()
            // What changes nothing is no step, and gives up nothing that can be redone.
            if (isDeepStrictEqual(next, now)) continue
            past.push(now)
            future = []
            now = next
          }
          expect(await everything()).toEqual(now)
          const { undo, redo } = await history()
          expect([undo !== null, redo !== null]).toEqual([past.length > 0, future.length > 0])
        }
        for (let left = past.length; left > 0; left -= 1) await host.call('history.undo', {})
        expect(await everything()).toEqual(past[0] ?? now)
        past = []
      }),
      { numRuns: 40, seed: 20_260_726 },
    )
    expect(undone).toBeGreaterThan(50)
  })

  it('are still there when the study is opened again', async () => {
    const path = await newStudy()
    const states = [await everything()]
    const [column] = await recordsOf(host, 'column')
    const target = { boardId: column?.boardId ?? '', columnId: column?.id ?? '', beforeCardId: null }
    for (const text of ['one', 'two', 'three']) {
      await host.call('card.add', { cardId: randomIdentifier(), kind: 'idea', text, ...target })
      states.push(await everything())
    }
    await host.call('history.undo', {})
    await host.close()
    const again = createHost(makePorts(test.folder, []))
    onTestFinished(() => again.close())
    await again.call('study.open', { path })
    expect(await everything(again)).toEqual(states[2])
    await again.call('history.redo', {})
    expect(await everything(again)).toEqual(states[3])
    for (const state of states.slice(0, 3).toReversed()) {
      await again.call('history.undo', {})
      expect(await everything(again)).toEqual(state)
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
    await carryOut({ kind: 'add', numbers: [0, 0, 0] })
    expect(await history()).toEqual({ undo: 'add a card', redo: null })
    await carryOut({ kind: 'edit study', numbers: [0, 0, 0] })
    await host.call('history.undo', {})
    expect(await history()).toEqual({ undo: 'add a card', redo: 'edit the study' })
    await carryOut({ kind: 'add column', numbers: [0, 0, 0] })
    expect(await history()).toEqual({ undo: 'add a stage', redo: null })
  })
})

describe('what undo must not take away', () => {
  async function addCard(text: string): Promise<string> {
    const tray = (await recordsOf(host, 'column')).find((column) => column.role === 'tray')
    const cardId = randomIdentifier()
    const target = { boardId: tray?.boardId ?? '', columnId: tray?.id ?? '', beforeCardId: null }
    await host.call('card.add', { cardId, kind: 'idea', text, ...target })
    return cardId
  }
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
