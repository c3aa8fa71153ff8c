import { parsePastedCards } from '../board/pastedCards.ts'

export interface StatementLines {
  /** What can be added, in order, without bullets and numbers. */
  readonly statements: readonly string[]
  /** Lines that are longer than a statement may be, as they were written. */
  readonly tooLong: readonly string[]
  /** How many lines say what stands above them, or is there already: these are left out. */
  readonly twins: number
}

/** Reads statements, one a line, from what was typed or pasted. Empty lines are nothing; an empty text gives none. */
export function statementLines(text: string, already: Iterable<string>): StatementLines {
  const statements: string[] = []
  const tooLong: string[] = []
  let twins = 0
  for (const line of parsePastedCards(text, already)) {
    if (line.problem === 'too-long') tooLong.push(line.source)
    else if (line.problem === null && line.twin !== null) twins += 1
    // “Barrier: …” is the kind of a card, but the beginning of a statement.
    else if (line.problem === null) statements.push(line.kind === null ? line.text : line.source)
  }
  return { statements, tooLong, twins }
}
