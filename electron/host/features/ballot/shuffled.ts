import type { RandomBytes } from '#shared/domain/identifier'

/** Fisher and Yates's shuffle, each swap drawn without bias from four random bytes. */
export function shuffled<T>(items: readonly T[], randomBytes: RandomBytes): T[] {
  const result = [...items]
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = drawBelow(last + 1, randomBytes)
    const kept = result[last] as T
    result[last] = result[other] as T
    result[other] = kept
  }
  return result
}

function drawBelow(limit: number, randomBytes: RandomBytes): number {
  const unbiased = Math.floor(2 ** 32 / limit) * limit
  for (;;) {
    const bytes = randomBytes(4)
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
    if (drawn < unbiased) return drawn % limit
  }
}
