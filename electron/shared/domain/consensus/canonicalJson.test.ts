import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonicalJson.ts'
import type { JsonValue } from './canonicalJson.ts'

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves arrays as they are', () => {
    expect(canonicalJson({ b: [3, 1, { z: null, a: true }], a: 'x' })).toBe(
      '{"a":"x","b":[3,1,{"a":true,"z":null}]}',
    )
    expect(canonicalJson([])).toBe('[]')
    expect(canonicalJson({})).toBe('{}')
  })

  it("writes RFC 8785's own example as the RFC does", () => {
    const example = {
      // oxlint-disable-next-line no-loss-of-precision -- the RFC's example shows how such a number is written
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts keys by code units, as RFC 8785 does in its example', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const written = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))
    expect(Object.keys(JSON.parse(written) as object)).toHaveLength(7)
    const order = ['\\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
    const places = order.map((key) => written.indexOf(`"${key}"`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBe(1)
  })

  it('writes minus nought as nought', () => {
    expect(canonicalJson(-0)).toBe('0')
  })

  it.each([
    ['undefined', undefined],
    ['a member that is undefined', { a: undefined }],
    ['NaN', Number.NaN],
    ['an infinity', Number.POSITIVE_INFINITY],
    ['a function', () => 1],
    ['a big integer', 1n],
    ['a Map', new Map([['a', 1]])],
    ['a Date', new Date(0)],
    ['half a surrogate pair', '\ud800'],
    ['half a surrogate pair in a key', { '\udc00': 1 }],
    // oxlint-disable-next-line no-sparse-arrays -- a hole is what is tested
    ['an array with a hole', [1, , 2]],
  ])('refuses %s', (_what, value) => {
    expect(() => canonicalJson(value as unknown as JsonValue)).toThrow(TypeError)
  })

  it('is read back as the same value, and does not depend on the order of keys', () => {
    const json = fc.jsonValue({ stringUnit: 'grapheme' })
    fc.assert(
      fc.property(json, (value) => {
        const written = canonicalJson(value as JsonValue)
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(turnKeysRound(value as JsonValue))).toBe(written)
      }),
    )
  })
})

function turnKeysRound(value: JsonValue): JsonValue {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(turnKeysRound)
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, turnKeysRound(member)]),
  )
}
