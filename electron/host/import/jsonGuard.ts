import { Refusal } from '#shared/domain/refusal'

/** A study nests no deeper than a dozen; the stack of whoever reads deeper ones might not hold. */
const MOST_DEPTH = 40
/** Brackets, braces and commas: what a file makes this program build. */
const MOST_PARTS = 4_000_000

const QUOTE = 34
const COMMA = 44
const BACKSLASH = 92
const OPENING = new Set([91, 123])
const CLOSING = new Set([93, 125])

/** Counts what a JSON text holds while it comes in, so that one that is too much is refused before it is built. */
export function createJsonGuard(): (bytes: Uint8Array) => void {
  let depth = 0
  let deepest = 0
  let parts = 0
  let isInString = false
  let isEscaped = false
  return (bytes) => {
    for (const byte of bytes) {
      if (isInString) {
        if (isEscaped) isEscaped = false
        else if (byte === BACKSLASH) isEscaped = true
        else if (byte === QUOTE) isInString = false
      } else if (byte === QUOTE) isInString = true
      else if (OPENING.has(byte)) {
        depth += 1
        deepest = Math.max(deepest, depth)
        parts += 1
      } else if (CLOSING.has(byte)) depth -= 1
      else if (byte === COMMA) parts += 1
    }
    // Looked at once a part: between two looks no more than one part has come in.
    if (deepest > MOST_DEPTH || parts > MOST_PARTS) {
      throw new Refusal(
        'invalid-input',
        'The file is built in a way that no study is. Please check that it is the right one.',
      )
    }
  }
}
