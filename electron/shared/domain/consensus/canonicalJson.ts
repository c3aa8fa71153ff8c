/** What canonical JSON can say. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/**
 * The one way to write a value as JSON: object keys sorted by UTF-16 code units, no spaces, numbers and
 * strings as ECMAScript writes them (RFC 8785, "JSON Canonicalization Scheme"). Equal values give equal
 * text whatever order their keys were set in, so that the text can be hashed.
 *
 * Throws a TypeError for what JSON would drop or change without a word: undefined, NaN and infinities, functions,
 * big integers, broken Unicode, and objects other than plain ones (a Map or a Date).
 */
export function canonicalJson(value: JsonValue): string {
  return write(value)
}

function write(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no way to write ${value}.`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('Canonical JSON cannot hold broken Unicode.')
    return JSON.stringify(value)
  }
  // Array.from, not map: a hole in an array must be met as undefined and refused.
  if (Array.isArray(value)) return `[${Array.from(value, write).join(',')}]`
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .toSorted(byCodeUnits)
      .map((key) => `${write(key)}:${write(value[key])}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`JSON has no way to write a value of type ${typeof value}.`)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
