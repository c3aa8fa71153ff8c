import { z } from 'zod'
import { answer, isSameAnswer, type Answer } from '#shared/domain/ballot/answer'
import { identifier } from '#shared/domain/identifier'
import type { ItemAnswer } from './rankOrder.ts'

/*
 * What one phone still owes the laptop in one round. Pure: the page keeps it in its session storage, so that a
 * reload or a lost connection takes nothing away, and it never calls an answer saved before the host has said so.
 */

interface OutboxEntry {
  readonly answer: Answer
  /** Counts the changes of this answer, so that a late acknowledgement of an older one is told apart. */
  readonly version: number
  readonly isSaved: boolean
}

/** A whole order, or all dots: versions and saves like a single answer, but as one thing. */
interface WholeEntry {
  readonly answers: readonly ItemAnswer[]
  readonly version: number
  readonly isSaved: boolean
}

export interface Outbox {
  readonly roundId: string
  /** The latest answer by item id, on a ballot that is answered item by item. */
  readonly entries: ReadonlyMap<string, OutboxEntry>
  /** The latest whole answer, on a ballot that is answered as a whole; null before the first. */
  readonly whole: WholeEntry | null
  /** The voter has pressed "I have finished", and the host has not confirmed that everything is in. */
  readonly wantsFinish: boolean
  /** The host has confirmed it, and nothing has been changed since. */
  readonly isFinished: boolean
}

export type UnsavedAnswer =
  | { readonly kind: 'item'; readonly itemId: string; readonly answer: Answer; readonly version: number }
  | { readonly kind: 'whole'; readonly answers: readonly ItemAnswer[]; readonly version: number }

export function emptyOutbox(roundId: string): Outbox {
  return { roundId, entries: new Map(), whole: null, wantsFinish: false, isFinished: false }
}

/** The voter answers an item, or answers it anew. The same answer again changes nothing. */
export function putAnswer(outbox: Outbox, itemId: string, given: Answer): Outbox {
  const before = outbox.entries.get(itemId)
  if (before && isSameAnswer(before.answer, given)) return outbox
  const entry = { answer: given, version: (before?.version ?? 0) + 1, isSaved: false }
  return { ...outbox, entries: withEntry(outbox, itemId, entry), isFinished: false }
}

/** The voter changes an order, or a spending of dots: the latest takes the place of all before it. */
export function putWhole(outbox: Outbox, answers: readonly ItemAnswer[]): Outbox {
  if (isSameWhole(outbox.whole?.answers ?? [], answers)) return outbox
  const whole = { answers, version: (outbox.whole?.version ?? 0) + 1, isSaved: false }
  return { ...outbox, whole, isFinished: false }
}

/** The answer to send next, or null when the host has them all. */
export function nextUnsaved({ entries, whole }: Outbox): UnsavedAnswer | null {
  if (whole && !whole.isSaved) return { kind: 'whole', answers: whole.answers, version: whole.version }
  for (const [itemId, entry] of entries) {
    if (!entry.isSaved) return { kind: 'item', itemId, answer: entry.answer, version: entry.version }
  }
  return null
}

/** How many answers the host does not have yet; a whole answer counts once. */
export function countUnsaved(outbox: Outbox): number {
  let count = outbox.whole && !outbox.whole.isSaved ? 1 : 0
  for (const entry of outbox.entries.values()) if (!entry.isSaved) count++
  return count
}

/** The host has this answer on its disk. An answer that was changed meanwhile stays unsaved. */
export function acknowledge(outbox: Outbox, itemId: string, version: number): Outbox {
  const entry = outbox.entries.get(itemId)
  if (!entry || entry.version !== version || entry.isSaved) return outbox
  return { ...outbox, entries: withEntry(outbox, itemId, { ...entry, isSaved: true }) }
}

/** The host has this whole answer on its disk. One that was changed meanwhile stays unsaved. */
export function acknowledgeWhole(outbox: Outbox, version: number): Outbox {
  const { whole } = outbox
  if (!whole || whole.version !== version || whole.isSaved) return outbox
  return { ...outbox, whole: { ...whole, isSaved: true } }
}

/** The voter presses "I have finished": wanted until {@link confirmFinish}, across reloads and lost connections. */
export function askToFinish(outbox: Outbox): Outbox {
  return outbox.isFinished ? outbox : { ...outbox, wantsFinish: true }
}

/**
 * The host has counted `answered` answers of this voter. If that is fewer than this phone has, some were lost
 * on the way: all are owed again. If one was changed while the host was counting, it is not finished either.
 */
export function confirmFinish(outbox: Outbox, answered: number): Outbox {
  if (countUnsaved(outbox) > 0) return outbox
  if (answered < countAnswers(outbox)) return allUnsaved(outbox)
  return { ...outbox, wantsFinish: false, isFinished: true }
}

/** On how many items this voter has said something. */
export function countAnswers({ entries, whole }: Outbox): number {
  return whole ? whole.answers.length : entries.size
}

/**
 * Takes in what the host holds of this voter (after a reload or a new connection). An unsaved answer of this
 * phone is newer and stays; one that was called saved and that the host does not have is owed again.
 */
export function mergeFromHost(
  outbox: Outbox,
  held: readonly ItemAnswer[],
  isFinished: boolean,
  isWhole: boolean,
): Outbox {
  const merged = isWhole ? mergeWhole(outbox, held) : mergeEntries(outbox, held)
  return { ...merged, isFinished: isFinished && !outbox.wantsFinish && countUnsaved(merged) === 0 }
}

function mergeWhole(outbox: Outbox, held: readonly ItemAnswer[]): Outbox {
  const own = outbox.whole
  const isHeld = own !== null && isSameWhole(own.answers, held)
  if (own && !isHeld && (!own.isSaved || held.length === 0))
    return { ...outbox, whole: { ...own, isSaved: false } }
  if (!own && held.length === 0) return outbox
  return { ...outbox, whole: { answers: held, version: (own?.version ?? 0) + 1, isSaved: true } }
}

function mergeEntries(outbox: Outbox, held: readonly ItemAnswer[]): Outbox {
  const entries = new Map<string, OutboxEntry>()
  const atHost = new Map(held.map(({ itemId, answer: given }) => [itemId, given]))
  for (const [itemId, given] of atHost) {
    const own = outbox.entries.get(itemId)
    if (own && !own.isSaved && !isSameAnswer(own.answer, given)) entries.set(itemId, own)
    else entries.set(itemId, { answer: given, version: (own?.version ?? 0) + 1, isSaved: true })
  }
  for (const [itemId, own] of outbox.entries) {
    if (!atHost.has(itemId)) entries.set(itemId, { ...own, isSaved: false })
  }
  return { ...outbox, entries }
}

const counted = { version: z.int().min(1), isSaved: z.boolean() }
const itemAnswer = z.strictObject({ itemId: identifier, answer })
const storedOutbox = z.strictObject({
  roundId: identifier,
  entries: z.array(itemAnswer.extend(counted)),
  whole: z.strictObject({ answers: z.array(itemAnswer).readonly(), ...counted }).nullable(),
  wantsFinish: z.boolean(),
  isFinished: z.boolean(),
})

export function outboxToText(outbox: Outbox): string {
  const entries = [...outbox.entries].map(([itemId, entry]) => ({ itemId, ...entry }))
  return JSON.stringify({ ...outbox, entries } satisfies z.infer<typeof storedOutbox>)
}

/** The outbox kept for this round, or an empty one where nothing readable was kept. */
export function outboxFromText(text: string | null, roundId: string): Outbox {
  if (text === null) return emptyOutbox(roundId)
  let kept: unknown
  try {
    kept = JSON.parse(text)
  } catch {
    return emptyOutbox(roundId)
  }
  const parsed = storedOutbox.safeParse(kept)
  if (!parsed.success || parsed.data.roundId !== roundId) return emptyOutbox(roundId)
  const entries = parsed.data.entries.map(({ itemId, ...entry }) => [itemId, entry] as const)
  return { ...parsed.data, entries: new Map(entries) }
}

/** The order in which the items are listed makes no difference: their places do. */
function isSameWhole(a: readonly ItemAnswer[], b: readonly ItemAnswer[]): boolean {
  const inB = new Map(b.map(({ itemId, answer: given }) => [itemId, given]))
  return (
    a.length === b.length &&
    a.every(({ itemId, answer: given }) => {
      const other = inB.get(itemId)
      return other !== undefined && isSameAnswer(given, other)
    })
  )
}

function withEntry(outbox: Outbox, itemId: string, entry: OutboxEntry): ReadonlyMap<string, OutboxEntry> {
  return new Map(outbox.entries).set(itemId, entry)
}

function allUnsaved({ entries, whole, ...outbox }: Outbox): Outbox {
  return {
    ...outbox,
    entries: new Map([...entries].map(([itemId, entry]) => [itemId, { ...entry, isSaved: false }])),
    whole: whole && { ...whole, isSaved: false },
  }
}
