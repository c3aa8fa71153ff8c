import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARD_TEXT_LIMIT, lineOfText, linesOfText } from './text.ts'

const line = lineOfText(CARD_TEXT_LIMIT)
const lines = linesOfText(2_000)
const accepts = (schema: typeof line, text: unknown) => schema.safeParse(text).success

/** Control characters and those that override the direction of text, each by its code. */
const HIDDEN = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  ...Array.from({ length: 0x21 }, (_, code) => 0x7f + code),
  ...Array.from({ length: 5 }, (_, code) => 0x202a + code),
  ...Array.from({ length: 4 }, (_, code) => 0x2066 + code),
]

describe('a line of text', () => {
  it('is trimmed and brought into normal form C', () => {
    expect(line.parse('  Cafe\u0301  ')).toBe('Café')
    expect(line.parse('\u1100\u1161')).toBe('가')
    expect(line.parse('ﬁ')).toBe('ﬁ')
  })

  it('is the same when it is parsed again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const parsed = line.safeParse(text)
        fc.pre(parsed.success)
        expect(line.parse(parsed.data)).toBe(parsed.data)
        expect(parsed.data.normalize('NFC')).toBe(parsed.data)
      }),
    )
  })

  it('holds no control character, and none that turns the direction of what follows', () => {
    const passing = HIDDEN.filter((code) => accepts(line, `a${String.fromCodePoint(code)}b`))
    expect(passing.map((code) => code.toString(16))).toEqual([])
  })

  it('holds no line break of any sort', () => {
    for (const lineBreak of ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029']) {
      expect(accepts(line, `a${lineBreak}b`), JSON.stringify(lineBreak)).toBe(false)
    }
  })

  it('holds no half of a surrogate pair', () => {
    for (const text of ['\ud800', 'a\udc00b', '\udc00\ud800', 'ok \ud83d'])
      expect(accepts(line, text)).toBe(false)
    expect(line.parse('👩‍⚕️ and 👍🏽')).toBe('👩‍⚕️ and 👍🏽')
  })

  it('takes every script, and text that reads from right to left by itself', () => {
    for (const text of ['مرحبا', 'שלום', 'Ελληνικά', '日本語', 'हिन्दी', 'Ünïcödé', 'ქართული']) {
      expect(line.parse(text)).toBe(text)
    }
    // Direction marks have no width and override nothing: Arabic and Hebrew need them beside numbers.
    expect(line.parse('\u200f12 קלפים')).toBe('\u200f12 קלפים')
  })

  it('is neither empty nor too long, in Unicode code points', () => {
    expect(accepts(line, '')).toBe(false)
    expect(accepts(line, ' \t ')).toBe(false)
    expect(accepts(line, '\u00a0\u2003')).toBe(false)
    expect(accepts(line, 'x'.repeat(CARD_TEXT_LIMIT))).toBe(true)
    expect(accepts(line, 'x'.repeat(CARD_TEXT_LIMIT + 1))).toBe(false)
    expect(accepts(line, '👍'.repeat(CARD_TEXT_LIMIT))).toBe(true)
    expect(accepts(line, '👍'.repeat(CARD_TEXT_LIMIT + 1))).toBe(false)
    expect(accepts(line, `${' '.repeat(900)}x${' '.repeat(900)}`)).toBe(true)
  })

  it('may not become too long as it is normalised', () => {
    // U+0958 is taken apart by form C, into two characters.
    expect(accepts(line, '\u0958'.repeat(CARD_TEXT_LIMIT))).toBe(false)
    expect(line.parse('\u0958'.repeat(10))).toHaveLength(20)
    // And what shrinks may be sent longer than the limit.
    expect(line.parse('e\u0301'.repeat(CARD_TEXT_LIMIT))).toHaveLength(CARD_TEXT_LIMIT)
  })

  it('is not even looked at when it is far too long', () => {
    const started = performance.now()
    expect(accepts(line, 'e\u0301'.repeat(5_000_000))).toBe(false)
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('is text and nothing else', () => {
    for (const value of [7, null, undefined, {}, ['a'], { toString: () => 'a' }])
      expect(accepts(line, value)).toBe(false)
  })

  it('may be empty where that is said', () => {
    expect(lineOfText(10, 0).parse('')).toBe('')
  })

  it('says what to do where it is refused', () => {
    const messageFor = (text: string) => line.safeParse(text).error?.issues[0]?.message
    expect(messageFor('')).toBe('Please write something here.')
    expect(messageFor('x'.repeat(501))).toBe('Please keep this under 500 characters.')
    expect(messageFor('a\u202eb')).toBe('Please remove the hidden control characters.')
    expect(messageFor('a\ud800b')).toBe('Please remove the broken characters.')
  })
})

describe('lines of text', () => {
  it('may be empty, and keep their line feeds', () => {
    expect(lines.parse('')).toBe('')
    expect(lines.parse(' one\r\ntwo\n\nthree ')).toBe('one\ntwo\n\nthree')
  })

  it('hold no other control character, and none that turns the direction', () => {
    const passing = HIDDEN.filter(
      (code) => code !== 0x0a && accepts(lines, `a${String.fromCodePoint(code)}b`),
    )
    expect(passing.map((code) => code.toString(16))).toEqual([])
    expect(accepts(lines, 'a\rb')).toBe(false)
  })

  it('are no longer than their limit, and whole', () => {
    expect(accepts(lines, 'x'.repeat(2_000))).toBe(true)
    expect(accepts(lines, 'x'.repeat(2_001))).toBe(false)
    expect(accepts(lines, 'a\ud800b')).toBe(false)
  })
})
