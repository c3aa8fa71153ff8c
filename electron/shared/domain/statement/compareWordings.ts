/** A run of a text that two wordings share, or that only the earlier (`removed`) or the later one (`added`) has. */
export interface WordingPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Words with their accents, apostrophes and hyphens; spaces; and any other character by itself. */
const TOKENS = /\s+|[\p{L}\p{N}\p{M}'’-]+|[^\s\p{L}\p{N}\p{M}]/gu

/**
 * How one wording became another, word by word: the fewest words go and come (longest common subsequence of words,
 * spaces and signs). The `same` and `removed` parts put together are the earlier wording, the `same` and `added` ones the
 * later, to the letter. No two parts of one kind follow each other, and what was removed comes before what was added
 * in its place. Two empty wordings give no parts.
 */
export function compareWordings(before: string, after: string): WordingPart[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)]
  const common = commonLengths(old, fresh)
  const at = (row: number, column: number) => common[row * (fresh.length + 1) + column] ?? 0
  const parts: WordingPart[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    const [gone, come] = [old[i], fresh[j]]
    if (gone !== undefined && gone === come) {
      parts.push({ kind: 'same', text: gone })
      i += 1
      j += 1
    } else if (gone !== undefined && (come === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'removed', text: gone })
      i += 1
    } else if (come !== undefined) {
      parts.push({ kind: 'added', text: come })
      j += 1
    }
  }
  return inRuns(parts)
}

function tokensOf(text: string): string[] {
  return text.match(TOKENS) ?? []
}

/** For each pair of places, how many tokens the two ends from there on can share; row by row. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Uint16Array {
  const width = fresh.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const [below, beside] = [lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0]
      lengths[i * width + j] =
        old[i] === fresh[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(below, beside)
    }
  }
  return lengths
}

/** Joins what belongs together. A mere space that both have between two changed words is part of the change. */
function inRuns(parts: readonly WordingPart[]): WordingPart[] {
  const runs: WordingPart[] = []
  let [removed, added] = ['', '']
  const close = () => {
    if (removed !== '') runs.push({ kind: 'removed', text: removed })
    if (added !== '') runs.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const [index, { kind, text }] of parts.entries()) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else {
      const next = parts[index + 1]
      const isWithinChange = removed !== '' && added !== '' && next !== undefined && next.kind !== 'same'
      if (text.trim() === '' && isWithinChange) {
        removed += text
        added += text
        continue
      }
      close()
      const last = runs.at(-1)
      if (last?.kind === 'same') runs[runs.length - 1] = { kind: 'same', text: last.text + text }
      else runs.push({ kind: 'same', text })
    }
  }
  close()
  return runs
}
