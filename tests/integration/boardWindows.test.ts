import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { boardOrder } from '#shared/domain/board/boardOrder'
import { Refusal } from '#shared/domain/refusal'
import type { StudyState } from '#shared/domain/study/studyState'
import type { Host } from '../../electron/host/createHost.ts'
import { createFacilitatorClient } from '../../renderer/api/facilitatorClient.ts'
import { createStudyStore, type StudyStore } from '../../renderer/api/studyStore.ts'
import { anyWish, asCall, identifiersFrom, type Call } from '../support/boardWishes.ts'
import { heldState } from '../support/hostCalls.ts'
import { slowLink } from '../support/slowLink.ts'
import { collisionsOf, contentsOf, faultsOf } from '../support/soundBoards.ts'
import { startTestHost } from '../support/testHost.ts'

/* Two real windows on one real host and file, which edit at once without waiting for each other. */

/** Random work is a lot of work for a busy machine. */
vi.setConfig({ testTimeout: 180_000 })

/** Numbers from one seed (Park and Miller's generator), for how long each frame is on its way. */
function delaysFrom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    // Most frames are quick; some are slower than several others together.
    return state % 7 === 0 ? state % 5 : 0
  }
}

async function openWindow(host: Host, seed: number) {
  const wire = slowLink(host, delaysFrom(seed))
  const client = createFacilitatorClient(wire.link, { kind: 'none' })
  const store = createStudyStore(client)
  onTestFinished(() => client.close())
  wire.mend()
  await vi.waitFor(() => expect(store.view.getState().phase).toBe('open'), {
    interval: 1,
    timeout: 20_000,
  })
  return { ...wire, client, store, newId: identifiersFrom(seed + 1) }
}

/** Something for both windows to work on. */
async function addFirstCards(host: Host): Promise<void> {
  const stage = [...(await heldState(host)).records.column.values()].find(({ role }) => role === 'stage')
  const newId = identifiersFrom(1_000_000_000)
  const kinds = ['barrier', 'barrier', 'training-need', 'enabler', 'barrier', 'idea'] as const
  const cards = kinds.map((kind) => ({ cardId: newId(), kind, text: kind }))
  const destination = { boardId: stage?.boardId ?? '', columnId: stage?.id ?? '', beforeCardId: null }
  await host.call('cards.add', { cards, destination })
}

/** What a window shows of every board, and all that it knows. */
function shown(state: StudyState) {
  const boards = [...state.records.board.keys()].map((id) => {
    const { columns, cardIds } = boardOrder(state, id)
    return [id, columns.map((column) => column.id), [...cardIds]]
  })
  return { ...contentsOf(state), boards }
}

/** Sends and does not wait; what it comes to is `done` or the code of the refusal. */
function send(store: StudyStore, { name, input }: Call): Promise<string> {
  return store.act(name, input).then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )
}

const turn = fc.record({
  who: fc.nat({ max: 1 }),
  what: fc.oneof(
    { weight: 14, arbitrary: anyWish },
    { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
    { weight: 4, arbitrary: fc.constant('wait' as const) },
    { weight: 1, arbitrary: fc.constant('lose the connection' as const) },
  ),
})

describe('two windows that edit at once', () => {
  it('end with the same boards as each other and the host, whatever was on its way when', async () => {
    const { host, log } = startTestHost()
    const outcomes = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(
        fc.array(turn, { minLength: 30, maxLength: 80, size: 'max' }),
        fc.nat(),
        async (schedule, seed) => {
          await host.call('study.create', { templateKey: null, title: 'A study' })
          await addFirstCards(host)
          const windows = [await openWindow(host, seed), await openWindow(host, seed + 7_919)]
          const answers: Promise<string>[] = []
          for (const { who, what } of schedule) {
            const window = windows[who]
            if (!window) continue
            const { store } = window
            if (what === 'wait') await new Promise((resolve) => setTimeout(resolve, 1))
            else if (what === 'lose the connection') {
              window.cut()
              window.mend()
            } else if (what === 'undo') answers.push(send(store, { name: 'history.undo', input: {} }))
            else if (what === 'redo') answers.push(send(store, { name: 'history.redo', input: {} }))
            else {
              answers.push(send(store, asCall(store.view.getState().state, what, window.newId)))
            }
          }
          for (const outcome of await Promise.all(answers)) {
            outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
          }
          const { revision, history } = await host.call('study.getSnapshot', {})
          const held = await heldState(host)
          for (const { store } of windows) {
            // The other window's last changes may be on their way still.
            await vi.waitFor(
              () => {
                expect(shown(store.view.getState().state)).toEqual(shown(held))
                expect(store.view.getState()).toMatchObject({ phase: 'open', waiting: 0, history })
              },
              { interval: 2, timeout: 20_000 },
            )
          }
          expect((await host.call('study.getSnapshot', {})).revision).toBe(revision)
          expect(faultsOf(held)).toEqual([])
          expect(collisionsOf(held)).toEqual([])
          for (const { client } of windows) client.close()
        },
      ),
      // A window that never gets there is waited for: without shrinking, it is told which run it was.
      { numRuns: 25, endOnFailure: true },
    )
    // Whatever was refused was refused in words, and most was done.
    expect(log, [...outcomes].join(' ')).toEqual([])
    expect([...outcomes.keys()].filter((code) => code === 'storage-failed' || code === 'internal')).toEqual(
      [],
    )
    expect(outcomes.get('done') ?? 0).toBeGreaterThan(300)
    expect(outcomes.get('conflict') ?? 0).toBeGreaterThan(10)
  })
})
