import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { StudyState } from '#shared/domain/study/studyState'
import { anyWish, asCall, identifiersFrom, type Wish } from '../support/boardWishes.ts'
import { heldState } from '../support/hostCalls.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { boardDifferences, contentsOf, faultsOf } from '../support/soundBoards.ts'
import { startTestHost } from '../support/testHost.ts'

/** Random work is a lot of work for a busy machine. */
vi.setConfig({ testTimeout: 180_000 })

type Turn = Wish | 'undo' | 'redo' | { readonly takeBack: number } | { readonly restore: number }

const plan: fc.Arbitrary<Turn[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: anyWish },
    { weight: 3, arbitrary: fc.constantFrom<Turn>('undo', 'undo', 'redo') },
    { weight: 3, arbitrary: fc.nat().map((number): Turn => ({ takeBack: number })) },
    { weight: 1, arbitrary: fc.nat().map((number): Turn => ({ restore: number })) },
  ),
  { minLength: 30, maxLength: 60, size: 'max' },
)

it('whatever is done, undone, taken back and restored, boards stay sound and go back to any moment', async () => {
  const { host, log } = startTestHost()
  const revisionNow = async () => (await host.call('study.getSnapshot', {})).revision
  const counts = { takenBack: 0, restored: 0, undone: 0 }
  await fc.assert(
    fc.asyncProperty(plan, fc.nat(), async (turns, number) => {
      const { path } = await host.call('study.create', { templateKey: null, title: 'A study' })
      const newId = identifiersFrom(1)
      const states = [await heldState(host)]
      for (const turn of turns) {
        const before = states.length
        const revision = (of: number) => 1 + (of % before)
        if (turn === 'undo' || turn === 'redo') {
          if ((await outcomeOf(host.call(`history.${turn}`, {}))) === 'done') counts.undone += 1
        } else if ('takeBack' in turn) {
          states.push(...(await takeBackAndCheck(revision(turn.takeBack))))
        } else if ('restore' in turn) {
          await host.call('history.restore', { revision: revision(turn.restore) })
          const back = await heldState(host)
          const then = states[revision(turn.restore) - 1]
          if (then) expect(boardDifferences(back, then)).toEqual([])
          counts.restored += 1
        } else {
          const { name, input } = asCall(await heldState(host), turn, newId)
          await outcomeOf(host.call(name, input))
        }
        // Each change is one revision, and what is refused or changes nothing is none.
        const after = await heldState(host)
        expect(faultsOf(after)).toEqual([])
        if ((await revisionNow()) > states.length) states.push(after)
        else expect(contentsOf(after)).toEqual(contentsOf(states.at(-1) ?? after))
        expect(await revisionNow()).toBe(states.length)
      }
      // From wherever that led to, any moment is one step away, and one step back.
      const revision = 1 + (number % states.length)
      const before = contentsOf(await heldState(host))
      await host.call('history.restore', { revision })
      const then = states[revision - 1]
      if (then) expect(boardDifferences(await heldState(host), then)).toEqual([])
      if ((await revisionNow()) > states.length) await host.call('history.undo', {})
      expect(contentsOf(await heldState(host))).toEqual(before)
      await host.call('study.close', {})
      await host.call('study.open', { path })
      expect(contentsOf(await heldState(host))).toEqual(before)
    }),
    { numRuns: 15 },
  )
  // Nothing failed inside: all that was refused was refused in words.
  expect(log).toEqual([])
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(10)

  /** The states that it went through. */
  async function takeBackAndCheck(revision: number): Promise<StudyState[]> {
    const [listed] = (await host.call('history.list', { before: revision + 1, limit: 1 })).activities
    expect(listed?.revision).toBe(revision)
    const before = await heldState(host)
    const came = await outcomeOf(host.call('history.takeBack', { revision }))
    if (came !== 'done') {
      expect(['conflict', 'not-allowed']).toContain(came)
      expect(contentsOf(await heldState(host))).toEqual(contentsOf(before))
      return []
    }
    counts.takenBack += 1
    // What can be taken back says so; one step back undoes it, and one forward does it again.
    expect(listed?.canBeTakenBack).toBe(true)
    const after = await heldState(host)
    await host.call('history.undo', {})
    const back = await heldState(host)
    expect(contentsOf(back)).toEqual(contentsOf(before))
    await host.call('history.redo', {})
    expect(contentsOf(await heldState(host))).toEqual(contentsOf(after))
    return [after, back, after]
  }
})
