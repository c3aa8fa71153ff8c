import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '#shared/domain/ballot/answer'
import { Refusal } from '#shared/domain/refusal'
import {
  acknowledge,
  askToFinish,
  confirmFinish,
  countUnsaved,
  emptyOutbox,
  isSameAnswer,
  mergeFromHost,
  nextUnsaved,
  outboxFromText,
  outboxToText,
  putAnswer,
  type Outbox,
} from './outbox.ts'
import { sendNext } from './sendAnswers.ts'

const ROUND = '0'.repeat(26)
const itemId = (index: number) => String(index).padStart(26, 'a')
const [A, B] = [itemId(1), itemId(2)]
const score = (value: number): Answer => ({ kind: 'score', value })

describe('an outbox', () => {
  it('keeps the latest answer of each item', () => {
    const outbox = putAnswer(putAnswer(putAnswer(emptyOutbox(ROUND), A, score(3)), B, score(9)), A, score(4))
    expect(countUnsaved(outbox)).toBe(2)
    expect(outbox.entries.get(A)?.answer).toEqual(score(4))
  })

  it('does not call an answer saved on the acknowledgement of an older one', () => {
    const first = putAnswer(emptyOutbox(ROUND), A, score(3))
    const sent = nextUnsaved(first)
    const changed = putAnswer(first, A, score(8))
    const late = acknowledge(changed, A, sent?.version ?? 0)
    expect(nextUnsaved(late)).toMatchObject({ itemId: A, answer: score(8) })
  })

  it('is not finished while an answer is owed, nor after one has been changed', () => {
    const owed = askToFinish(putAnswer(emptyOutbox(ROUND), A, score(3)))
    expect(confirmFinish(owed, 1).isFinished).toBe(false)
    const done = confirmFinish(acknowledge(owed, A, 1), 1)
    expect(done.isFinished).toBe(true)
    expect(putAnswer(done, A, score(4)).isFinished).toBe(false)
    expect(putAnswer(done, A, score(3)).isFinished).toBe(true)
  })

  it('owes everything again when the host has counted fewer answers than it acknowledged', () => {
    const saved = acknowledge(putAnswer(emptyOutbox(ROUND), A, score(3)), A, 1)
    const counted = confirmFinish(askToFinish(saved), 0)
    expect(counted.isFinished).toBe(false)
    expect(countUnsaved(counted)).toBe(1)
  })

  it('takes in what the host holds, without losing what this phone has not sent yet', () => {
    const own = putAnswer(putAnswer(emptyOutbox(ROUND), A, score(3)), B, { kind: 'unable' })
    const lost = acknowledge(own, B, 1)
    const merged = mergeFromHost(lost, [{ itemId: A, answer: score(9) }], false)
    expect(merged.entries.get(A)).toMatchObject({ answer: score(3), isSaved: false })
    // B was acknowledged and is not there any more: it is owed again.
    expect(merged.entries.get(B)).toMatchObject({ answer: { kind: 'unable' }, isSaved: false })
    const fresh = mergeFromHost(emptyOutbox(ROUND), [{ itemId: A, answer: score(9) }], true)
    expect(fresh.isFinished).toBe(true)
    expect(fresh.entries.get(A)).toMatchObject({ answer: score(9), isSaved: true })
  })

  it('survives being kept as text, and starts empty where the text is of another round or broken', () => {
    const outbox = askToFinish(putAnswer(putAnswer(emptyOutbox(ROUND), A, score(3)), B, { kind: 'skipped' }))
    expect(outboxFromText(outboxToText(outbox), ROUND)).toEqual(outbox)
    expect(outboxFromText(outboxToText(outbox), '1'.repeat(26))).toEqual(emptyOutbox('1'.repeat(26)))
    expect(outboxFromText('{"roundId":', ROUND)).toEqual(emptyOutbox(ROUND))
    expect(outboxFromText('{"roundId":1}', ROUND)).toEqual(emptyOutbox(ROUND))
    expect(outboxFromText(null, ROUND)).toEqual(emptyOutbox(ROUND))
  })
})

type Event =
  | { type: 'answer'; item: number; answer: Answer }
  | { type: 'send'; fate: 'arrives' | 'lost on the way' | 'reply lost' }
  | { type: 'reload' }
  | { type: 'reconnect' }
  | { type: 'finish' }

const anAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map(score),
  fc.constant<Answer>({ kind: 'unable' }),
  fc.constant<Answer>({ kind: 'skipped' }),
)
const anEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ type: fc.constant('answer' as const), item: fc.integer({ min: 0, max: 4 }), answer: anAnswer }),
  fc.record({
    type: fc.constant('send' as const),
    fate: fc.constantFrom('arrives' as const, 'lost on the way' as const, 'reply lost' as const),
  }),
  fc.constant<Event>({ type: 'reload' }),
  fc.constant<Event>({ type: 'reconnect' }),
  fc.constant<Event>({ type: 'finish' }),
)

describe('sending over a connection that comes and goes', () => {
  it('never says saved when it is not, and brings every latest answer in once the connection stays', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anEvent, { maxLength: 60 }), async (events) => {
        const phone = makePhone()
        for (const event of events) {
          await phone.play(event)
          phone.expectHonest()
        }
        await phone.settle()
        phone.expectHonest()
        expect(phone.outbox().wantsFinish).toBe(false)
        for (const [item, answer] of phone.given) expect(phone.host.get(item)).toEqual(answer)
        expect([...phone.host.keys()].toSorted()).toEqual([...phone.given.keys()].toSorted())
      }),
      { numRuns: 2_000 },
    )
  })
})

/** One phone, its session storage, and a host that keeps what reaches it. */
function makePhone() {
  const host = new Map<string, Answer>()
  const given = new Map<string, Answer>()
  let isFinishedAtHost = false
  let outbox: Outbox = emptyOutbox(ROUND)
  let kept: string | null = null
  let fate: Extract<Event, { type: 'send' }>['fate'] = 'arrives'
  const holder = {
    read: () => outbox,
    change: (change: (before: Outbox) => Outbox) => {
      outbox = change(outbox)
      kept = outboxToText(outbox)
    },
  }
  async function carry<T>(arrive: () => T): Promise<T> {
    if (fate === 'lost on the way') throw new Refusal('offline', 'lost')
    const reply = arrive()
    if (fate === 'reply lost') throw new Refusal('offline', 'lost')
    return reply
  }
  const post = {
    putAnswer: (item: string, answer: Answer) => carry(() => void host.set(item, answer)),
    finish: () =>
      carry(() => {
        isFinishedAtHost = true
        return { answered: host.size }
      }),
  }
  const reconnect = () =>
    holder.change((before) =>
      mergeFromHost(
        before,
        [...host].map(([item, answer]) => ({ itemId: item, answer })),
        isFinishedAtHost,
      ),
    )
  const send = () => sendNext(holder, post).catch(() => false)

  return {
    host,
    given,
    outbox: () => outbox,
    async play(event: Event) {
      if (event.type === 'answer') {
        given.set(itemId(event.item), event.answer)
        holder.change((before) => putAnswer(before, itemId(event.item), event.answer))
      } else if (event.type === 'send') {
        fate = event.fate
        await send()
      } else if (event.type === 'finish') holder.change(askToFinish)
      else {
        if (event.type === 'reload') outbox = outboxFromText(kept, ROUND)
        reconnect()
      }
    },
    async settle() {
      fate = 'arrives'
      reconnect()
      while (await send());
    },
    expectHonest() {
      for (const [item, entry] of outbox.entries) {
        const atHost = host.get(item)
        if (entry.isSaved) expect(atHost && isSameAnswer(atHost, entry.answer)).toBe(true)
      }
      if (outbox.isFinished) {
        expect(isFinishedAtHost).toBe(true)
        expect(countUnsaved(outbox)).toBe(0)
      }
    },
  }
}
