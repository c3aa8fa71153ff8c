import { useCallback, useEffect, useRef, useState } from 'react'
import {
  statement as statementSchema,
  statementCode,
  type Statement,
} from '#shared/domain/statement/statement'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { useStatementActions } from './useStatementActions.ts'

interface Typed {
  readonly text: string
  readonly reason: string
  /** How the statement read when the typing began. */
  readonly base: string
}

export interface WordingDraft {
  readonly text: string
  readonly reason: string
  readonly isChanged: boolean
  /** What is wrong with the text; null where it can be saved. */
  readonly problem: string | null
  /** Whether the statement has been reworded elsewhere since the typing began. */
  readonly isOvertaken: boolean
  writeText(text: string): void
  writeReason(reason: string): void
  save(): Promise<boolean>
  discard(): void
}

/**
 * A wording that is being written. It is saved when somebody says so, and when the statement is left, so that nothing
 * that was typed is lost: what was there before is kept in any case.
 */
export function useWordingDraft(statement: Statement): WordingDraft {
  const { actThenSay } = useStatementActions()
  const [typed, setTyped] = useState<Typed | null>(null)
  const latest = useRef<Typed | null>(null)
  const read = readText(typed?.text ?? statement.text)

  const keep = useCallback((next: Typed | null) => {
    latest.current = next
    setTyped(next)
  }, [])

  const { id } = statement
  const code = statementCode(statement)
  const save = useCallback(async () => {
    const wording = latest.current
    if (wording === null) return true
    const { text } = readText(wording.text)
    if (text === null) return false
    if (text === wording.base) {
      keep(null)
      return true
    }
    latest.current = null
    const { reason } = wording
    const isSaved = await actThenSay(
      'statement.reword',
      { statementId: id, wordingId: newIdentifier(), text, reason },
      `${code}: the new wording has been saved.`,
    )
    keep(isSaved ? null : wording)
    return isSaved
  }, [actThenSay, id, code, keep])

  useEffect(() => () => void save(), [save])

  const base = typed?.base ?? statement.text
  return {
    text: typed?.text ?? statement.text,
    reason: typed?.reason ?? '',
    isChanged: typed !== null && (read.text ?? typed.text) !== base,
    problem: read.problem,
    isOvertaken: typed !== null && base !== statement.text,
    writeText: (text) => keep({ text, reason: typed?.reason ?? '', base }),
    writeReason: (reason) => keep({ text: typed?.text ?? statement.text, reason, base }),
    save,
    discard: () => keep(null),
  }
}

function readText(text: string): { text: string | null; problem: string | null } {
  // A line break that was pasted is a space in a statement.
  const read = statementSchema.shape.text.safeParse(text.replaceAll(/\s*\n\s*/g, ' '))
  return read.success
    ? { text: read.data, problem: null }
    : { text: null, problem: read.error.issues[0]?.message ?? 'This cannot be saved.' }
}
