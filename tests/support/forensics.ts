import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Everything in a folder and below, byte for byte: what a thief, a backup or a helper with a log would have. */
export type Evidence = ReadonlyMap<string, Buffer>

export function seize(folder: string): Evidence {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(folder, path), readFileSync(path)]
    }),
  )
}

/** Where each text stands in the bytes, as UTF-8. All are sought in one pass; each has four bytes or more. */
export function placesOf(bytes: Buffer, texts: readonly string[]): Map<string, number[]> {
  const places = new Map(texts.map((text): [string, number[]] => [text, []]))
  const byStart = Map.groupBy(
    [...places.keys()].map((text) => ({ text, needle: Buffer.from(text) })),
    ({ needle }) => needle.readUInt32BE(0),
  )
  let lastFour = 0
  // By index, because an iterator over some megabytes takes seconds.
  for (let index = 0; index < bytes.length; index += 1) {
    lastFour = ((lastFour << 8) | (bytes[index] ?? 0)) >>> 0
    const start = index - 3
    for (const { text, needle } of byStart.get(lastFour) ?? []) {
      if (start >= 0 && needle.equals(bytes.subarray(start, start + needle.length)))
        places.get(text)?.push(start)
    }
  }
  return places
}

/** The texts of which there is a trace in any file, as UTF-8 or as UTF-16. */
export function tracesOf(evidence: Evidence, texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const bytes of evidence.values()) {
    for (const form of [bytes, Buffer.from(bytes.filter((byte) => byte !== 0))]) {
      for (const [text, places] of placesOf(form, texts)) if (places.length > 0) found.add(text)
    }
  }
  return texts.filter((text) => found.has(text))
}

/**
 * Spearman's rank correlation of two orders of the same things, without ties: 1 for the same order, −1 for
 * the reverse, near 0 for unrelated ones (standard error 1/√(n − 1)).
 */
export function rankCorrelation(order: readonly string[], other: readonly string[]): number {
  const rank = new Map(other.map((item, index) => [item, index]))
  const n = order.length
  const squares = order.reduce((sum, item, index) => sum + (index - (rank.get(item) ?? Number.NaN)) ** 2, 0)
  return 1 - (6 * squares) / (n * (n ** 2 - 1))
}

/**
 * Pairs the k-th to arrive in each group with the group's k-th ballot: how many pairs are right? Two
 * unrelated orders give one right pair a group on average.
 */
export function rightPairs(
  arrivals: readonly { token: string; group: string }[],
  ballots: readonly { token: string; group: string }[],
): number {
  const byGroup = Map.groupBy(ballots, ({ group }) => group)
  const used = new Map<string, number>()
  return arrivals.filter(({ token, group }) => {
    const index = used.get(group) ?? 0
    used.set(group, index + 1)
    return byGroup.get(group)?.[index]?.token === token
  }).length
}
