import { z } from 'zod'

/** Longest text of a card, an item or a statement, in Unicode code points. */
export const CARD_TEXT_LIMIT = 500

/**
 * C0 and C1 control characters, and the bidirectional embeddings, overrides and isolates that can make a text read
 * otherwise than it is stored (Unicode TR 36, "bidirectional text spoofing"). In a single line also U+2028 and
 * U+2029, which break it.
 */
// oxlint-disable-next-line no-control-regex -- finding control characters is what this pattern is for
const FORBIDDEN_IN_LINE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/u
// oxlint-disable-next-line no-control-regex -- as above, with line feeds allowed
const FORBIDDEN_IN_LINES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u

/**
 * A line of text that somebody typed: trimmed, in Unicode normal form C, without control or
 * bidirectional-override characters, between `minimum` and `limit` Unicode code points long.
 */
export function lineOfText(limit: number, minimum = 1) {
  return z
    .string()
    .max(limit * 4, `Please keep this under ${limit} characters.`)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(minimum, 'Please write something here.')
        .max(limit, `Please keep this under ${limit} characters.`)
        .refine((text) => !FORBIDDEN_IN_LINE.test(text), 'Please remove the hidden control characters.')
        .refine((text) => text.isWellFormed(), 'Please remove the broken characters.'),
    )
}

/** As {@link lineOfText}, with line feeds allowed and emptiness too. */
export function linesOfText(limit: number) {
  return z
    .string()
    .max(limit * 4, `Please keep this under ${limit} characters.`)
    .transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .max(limit, `Please keep this under ${limit} characters.`)
        .refine((text) => !FORBIDDEN_IN_LINES.test(text), 'Please remove the hidden control characters.')
        .refine((text) => text.isWellFormed(), 'Please remove the broken characters.'),
    )
}
