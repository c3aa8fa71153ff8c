import { useEffect, useRef } from 'react'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { statementsInOrder } from '#shared/domain/statement/statementCommands'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { AllStatements } from './AllStatements.tsx'
import { StatementEditor } from './StatementEditor.tsx'
import { goToStatement, useStatementPlace } from './statementPlace.ts'
import { useStandings } from './useStandings.ts'

/** The sentences of the coming framework: all of them in order, or one to be worked on. */
export function StatementScreen() {
  const statementId = useStatementPlace()
  const statements = useStudyList(statementsInOrder)
  const isDeleted = useStudy(({ records }) => records.statement.get(statementId ?? '')?.isDeleted === true)
  const standings = useStandings()
  useFocusOnChange(statementId)
  const statement = statements.find(({ id }) => id === statementId)

  if (statementId === null) return <AllStatements statements={statements} standings={standings} />
  if (!statement) {
    return (
      <Page title="Statement">
        <EmptyState
          icon="search"
          title={isDeleted ? 'This statement has been deleted' : 'This statement is not in the study'}
          action={<Button onPress={() => goToStatement(null)}>All statements</Button>}
        >
          {isDeleted
            ? 'Undo brings it back.'
            : 'It may have been written in another study, or its writing was undone.'}
        </EmptyState>
      </Page>
    )
  }
  return (
    <StatementEditor key={statement.id} statement={statement} statements={statements} standings={standings} />
  )
}

/** A page that takes another one's place within this screen begins at its top, for a keyboard too. */
function useFocusOnChange(statementId: string | null): void {
  const last = useRef(statementId)
  useEffect(() => {
    if (last.current === statementId) return
    const from = last.current
    last.current = statementId
    // Back in the list, the statement that was open is where one goes on from.
    const row = statementId === null && document.querySelector<HTMLElement>(`[data-statement="${from}"]`)
    const main = document.querySelector('main')
    if (row) {
      row.closest<HTMLElement>('[role="row"]')?.focus()
      return
    }
    main?.focus()
    for (const part of main?.children ?? []) part.scrollTo(0, 0)
  }, [statementId])
}
