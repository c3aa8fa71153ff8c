import { useMemo } from 'react'
import type { InputOf, ProcedureName } from '#shared/contract/contract'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { sayWithUndo } from '../../ui/sayWithUndo.ts'
import { showToast } from '../../ui/toasts.ts'

export interface StatementActions {
  /** Sends a command; false when it was refused, which is shown as a message. */
  act<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<boolean>
  /** As {@link act}, followed by a message with an undo button. */
  actThenSay<N extends ProcedureName>(name: N, input: InputOf<N>, message: string): Promise<boolean>
}

export function useStatementActions(): StatementActions {
  const study = useStudyStore()
  return useMemo(() => {
    async function act<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<boolean> {
      try {
        await study.act(name, input)
        return true
      } catch (error) {
        showToast(refusalOf(error).message, { tone: 'danger' })
        return false
      }
    }

    function sayDone(message: string): void {
      const turn = study.view.getState().undoTurn
      sayWithUndo(message, {
        isLatest: () => study.view.getState().undoTurn === turn,
        undo: () => void act('history.undo', {}),
      })
    }

    return {
      act,
      async actThenSay<N extends ProcedureName>(name: N, input: InputOf<N>, message: string) {
        const isDone = await act(name, input)
        if (isDone) sayDone(message)
        return isDone
      },
    }
  }, [study])
}
