import { z } from 'zod'
import { answer, type Answer } from '#shared/domain/ballot/answer'
import { identifier } from '#shared/domain/identifier'

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

export interface Outbox {
  readonly roundId: string
  /** The latest answer by item id. */
  readonly entries: ReadonlyMap<string, OutboxEntry>
  /** The voter has pressed "I have finished", and the host has not confirmed that everything is in. */
  readonly wantsFinish: boolean
  /** The host has confirmed it, and nothing has been changed since. */
  readonly isFinished: boolean
}

export interface UnsavedAnswer {
  readonly itemId: string
  readonly answer: Answer
  readonly version: number
}

export function emptyOutbox(roundId: string): Outbox {
  return { roundId, entries: new Map(), wantsFinish: false, isFinished: false }
}

/** The voter answers an item, or answers it anew. The same answer again changes nothing. */
export function putAnswer(outbox: Outbox, itemId: string, given: Answer): Outbox {
  const before = outbox.entries.get(itemId)
  if (before && isSameAnswer(before.answer, given)) return outbox
  const entry = { answer: given, version: (before?.version ?? 0) + 1, isSaved: false }
  return { ...outbox, entries: withEntry(outbox, itemId, entry), isFinished: false }
}

/** The answer to send next, or null when the host has them all. */
export function nextUnsaved(outbox: Outbox): UnsavedAnswer | null {
  for (const [itemId, entry] of outbox.entries) {
    if (!entry.isSaved) return { itemId, answer: entry.answer, version: entry.version }
  }
  return null
}

export function countUnsaved(outbox: Outbox): number {
  let count = 0
  for (const entry of outbox.entries.values()) if (!entry.isSaved) count++
  return count
}

/** The host has this answer on its disk. An answer that was changed meanwhile stays unsaved. */
export function acknowledge(outbox: Outbox, itemId: string, version: number): Outbox {
  const entry = outbox.entries.get(itemId)
  if (!entry || entry.version !== version || entry.isSaved) return outbox
  return { ...outbox, entries: withEntry(outbox, itemId, { ...entry, isSaved: true }) }
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
  if (answered < outbox.entries.size) return { ...outbox, entries: allUnsaved(outbox) }
  return { ...outbox, wantsFinish: false, isFinished: true }
}

/**
 * Takes in what the host holds of this voter (after a reload or a new connection). An unsaved answer of this
 * phone is newer and stays; one that was called saved and that the host does not have is owed again.
 */
export function mergeFromHost(
  outbox: Outbox,
  held: readonly { readonly itemId: string; readonly answer: Answer }[],
  isFinished: boolean,
): Outbox {
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
  const merged = { ...outbox, entries }
  return { ...merged, isFinished: isFinished && !outbox.wantsFinish && countUnsaved(merged) === 0 }
}

const storedOutbox = z.strictObject({
  roundId: identifier,
  entries: z.array(
    z.strictObject({ itemId: identifier, answer, version: z.int().min(1), isSaved: z.boolean() }),
  ),
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

export function isSameAnswer(a: Answer, b: Answer): boolean {
  return a.kind === b.kind && (a.kind !== 'score' || b.kind !== 'score' || a.value === b.value)
}

function withEntry(outbox: Outbox, itemId: string, entry: OutboxEntry): ReadonlyMap<string, OutboxEntry> {
  return new Map(outbox.entries).set(itemId, entry)
}

function allUnsaved(outbox: Outbox): ReadonlyMap<string, OutboxEntry> {
  return new Map([...outbox.entries].map(([itemId, entry]) => [itemId, { ...entry, isSaved: false }]))
}
