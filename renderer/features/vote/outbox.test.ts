import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameAnswer, type Answer } from '#shared/domain/ballot/answer'
import { Refusal } from '#shared/domain/refusal'
import {
  acknowledge,
  acknowledgeWhole,
  askToFinish,
  confirmFinish,
  countAnswers,
  countUnsaved,
  emptyOutbox,
  mergeFromHost,
  nextUnsaved,
  outboxFromText,
  outboxToText,
  putAnswer,
  putWhole,
  type Outbox,
} from './outbox.ts'
import { answersFromOrder, type ItemAnswer } from './rankOrder.ts'
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
    expect(nextUnsaved(late)).toMatchObject({ kind: 'item', itemId: A, answer: score(8) })
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
    const merged = mergeFromHost(lost, [{ itemId: A, answer: score(9) }], false, false)
    expect(merged.entries.get(A)).toMatchObject({ answer: score(3), isSaved: false })
    // B was acknowledged and is not there any more: it is owed again.
    expect(merged.entries.get(B)).toMatchObject({ answer: { kind: 'unable' }, isSaved: false })
    const fresh = mergeFromHost(emptyOutbox(ROUND), [{ itemId: A, answer: score(9) }], true, false)
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

describe('an outbox with a whole answer', () => {
  const order = (...ids: string[]) => answersFromOrder(ids)

  it('owes the latest only, and is not told saved by the acknowledgement of an older one', () => {
    const first = putWhole(emptyOutbox(ROUND), order(A))
    const changed = putWhole(first, order(B, A))
    expect(nextUnsaved(changed)).toEqual({ kind: 'whole', answers: order(B, A), version: 2 })
    expect(countUnsaved(acknowledgeWhole(changed, 1))).toBe(1)
    expect(countUnsaved(acknowledgeWhole(changed, 2))).toBe(0)
    expect(countAnswers(changed)).toBe(2)
  })

  it('takes an order for the same when the places are, and for another when they are not', () => {
    const saved = acknowledgeWhole(putWhole(emptyOutbox(ROUND), order(A, B)), 1)
    expect(putWhole(saved, order(A, B).toReversed())).toBe(saved)
    expect(nextUnsaved(putWhole(saved, order(B, A)))).not.toBeNull()
    expect(nextUnsaved(putWhole(saved, []))).toMatchObject({ kind: 'whole', answers: [] })
  })

  it('is owed again when the host has counted less, or has lost it', () => {
    const saved = acknowledgeWhole(askToFinish(putWhole(emptyOutbox(ROUND), order(A, B))), 1)
    expect(confirmFinish(saved, 1)).toMatchObject({ isFinished: false, whole: { isSaved: false } })
    expect(confirmFinish(saved, 2)).toMatchObject({ isFinished: true })
    expect(countUnsaved(mergeFromHost(saved, [], false, true))).toBe(1)
  })

  it('takes in what the host holds where this phone has nothing newer', () => {
    const fresh = mergeFromHost(emptyOutbox(ROUND), order(B, A), true, true)
    expect(fresh).toMatchObject({ isFinished: true, whole: { answers: order(B, A), isSaved: true } })
    const newer = mergeFromHost(putWhole(emptyOutbox(ROUND), order(A)), order(B, A), true, true)
    expect(newer).toMatchObject({ isFinished: false, whole: { answers: order(A), isSaved: false } })
    expect(mergeFromHost(emptyOutbox(ROUND), [], false, true).whole).toBeNull()
  })

  it('survives being kept as text', () => {
    const outbox = askToFinish(putWhole(emptyOutbox(ROUND), order(A, B)))
    expect(outboxFromText(outboxToText(outbox), ROUND)).toEqual(outbox)
  })
})

type Event =
  | { type: 'answer'; item: number; answer: Answer }
  | { type: 'whole'; items: number[] }
  | { type: 'send'; fate: 'arrives' | 'lost on the way' | 'reply lost' }
  | { type: 'reload' }
  | { type: 'reconnect' }
  | { type: 'finish' }

const anAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map(score),
  fc.constantFrom<Answer>({ kind: 'moscow', value: 'must' }, { kind: 'moscow', value: 'wont' }),
  fc.constant<Answer>({ kind: 'unable' }),
  fc.constant<Answer>({ kind: 'skipped' }),
)
const aChange: Record<'item by item' | 'as a whole', fc.Arbitrary<Event>> = {
  'item by item': fc.record({
    type: fc.constant('answer' as const),
    item: fc.integer({ min: 0, max: 4 }),
    answer: anAnswer,
  }),
  'as a whole': fc.record({
    type: fc.constant('whole' as const),
    items: fc.shuffledSubarray([0, 1, 2, 3, 4]),
  }),
}
const anEventOfTheWay: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    type: fc.constant('send' as const),
    fate: fc.constantFrom('arrives' as const, 'lost on the way' as const, 'reply lost' as const),
  }),
  fc.constant<Event>({ type: 'reload' }),
  fc.constant<Event>({ type: 'reconnect' }),
  fc.constant<Event>({ type: 'finish' }),
)

describe.each(['item by item', 'as a whole'] as const)(
  'sending what is answered %s over a connection that comes and goes',
  (way) => {
    it('never says saved when it is not, and brings the latest in once the connection stays', async () => {
      const events = fc.array(
        fc.oneof({ arbitrary: aChange[way], weight: 1 }, { arbitrary: anEventOfTheWay, weight: 4 }),
        { maxLength: 60 },
      )
      await fc.assert(
        fc.asyncProperty(events, async (played) => {
          const phone = makePhone(way === 'as a whole')
          for (const event of played) {
            await phone.play(event)
            phone.expectHonest()
          }
          await phone.settle()
          phone.expectHonest()
          expect(phone.outbox().wantsFinish).toBe(false)
          expect(phone.host).toEqual(phone.given)
        }),
        { numRuns: 2_000 },
      )
    })
  },
)

/** One phone, its session storage, and a host that keeps what reaches it. */
function makePhone(isWhole: boolean) {
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
    putWhole: (answers: readonly ItemAnswer[]) => carry(() => replaceAll(host, answers)),
    finish: () =>
      carry(() => {
        isFinishedAtHost = true
        return { answered: host.size }
      }),
  }
  const atHost = () => [...host].map(([item, answer]) => ({ itemId: item, answer }))
  const reconnect = () =>
    holder.change((before) => mergeFromHost(before, atHost(), isFinishedAtHost, isWhole))
  const send = () => sendNext(holder, post).catch(() => false)

  return {
    host,
    given,
    outbox: () => outbox,
    async play(event: Event) {
      if (event.type === 'answer') {
        given.set(itemId(event.item), event.answer)
        holder.change((before) => putAnswer(before, itemId(event.item), event.answer))
      } else if (event.type === 'whole') {
        const answers = answersFromOrder(event.items.map(itemId))
        replaceAll(given, answers)
        holder.change((before) => putWhole(before, answers))
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
      if (outbox.whole?.isSaved === true) {
        expect(new Map(outbox.whole.answers.map(({ itemId: id, answer }) => [id, answer]))).toEqual(host)
      }
      if (outbox.isFinished) {
        expect(isFinishedAtHost).toBe(true)
        expect(countUnsaved(outbox)).toBe(0)
      }
    },
  }
}

function replaceAll(answers: Map<string, Answer>, by: readonly ItemAnswer[]): void {
  answers.clear()
  for (const { itemId: id, answer } of by) answers.set(id, answer)
}
