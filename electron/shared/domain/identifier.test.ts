import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifier, makeIdentifier } from './identifier.ts'

const sixteenBytes = fc.uint8Array({ minLength: 16, maxLength: 16 })

describe('a new identifier', () => {
  it('is one by its own schema, whatever the bytes', () => {
    fc.assert(
      fc.property(sixteenBytes, (bytes) => {
        const made = makeIdentifier(() => bytes)
        expect(made).toHaveLength(26)
        expect(identifier.parse(made)).toBe(made)
      }),
    )
  })

  it('keeps all 128 bits: other bytes, another identifier', () => {
    fc.assert(
      fc.property(sixteenBytes, fc.nat({ max: 127 }), (bytes, bit) => {
        const other = Uint8Array.from(bytes)
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(makeIdentifier(() => other)).not.toBe(makeIdentifier(() => bytes))
      }),
    )
  })

  it('sorts like its bytes', () => {
    fc.assert(
      fc.property(sixteenBytes, sixteenBytes, (one, other) => {
        const byBytes = Math.sign(compareBytes(one, other))
        const [a, b] = [makeIdentifier(() => one), makeIdentifier(() => other)]
        expect(a < b ? -1 : a > b ? 1 : 0).toBe(byBytes)
      }),
    )
  })

  it('is known by hand', () => {
    expect(makeIdentifier(() => new Uint8Array(16))).toBe('0'.repeat(26))
    expect(makeIdentifier(() => new Uint8Array(16).fill(255))).toBe(`${'z'.repeat(25)}w`)
    expect(makeIdentifier(() => Uint8Array.of(...Array.from({ length: 15 }, () => 0), 1))).toBe(
      `${'0'.repeat(25)}4`,
    )
  })

  it('asks for sixteen bytes, no more', () => {
    const asked: number[] = []
    makeIdentifier((length) => {
      asked.push(length)
      return new Uint8Array(length)
    })
    expect(asked).toEqual([16])
  })
})

describe('what is no identifier', () => {
  it.each([
    ['too short', '0'.repeat(25)],
    ['too long', '0'.repeat(27)],
    ['empty', ''],
    ['in capitals', 'A'.repeat(26)],
    ['with an i', `${'0'.repeat(25)}i`],
    ['with an l', `${'0'.repeat(25)}l`],
    ['with an o', `${'0'.repeat(25)}o`],
    ['with a u', `${'0'.repeat(25)}u`],
    ['with a line feed at its end', `${'0'.repeat(26)}\n`],
    ['with a dot', `${'0'.repeat(12)}../../${'0'.repeat(8)}`],
    ['in other digits', '٣'.repeat(26)],
  ])('%s', (_name, text) => {
    expect(identifier.safeParse(text).success).toBe(false)
  })

  it('nor anything but a text', () => {
    for (const value of [null, undefined, 7, {}, [], ['0'.repeat(26)]]) {
      expect(identifier.safeParse(value).success).toBe(false)
    }
  })
})

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  for (const [index, byte] of one.entries()) {
    const difference = byte - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
