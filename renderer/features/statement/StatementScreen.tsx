import { useEffect, useRef, useState } from 'react'
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
  const lastId = useFocusOnChange(statementId)
  const statement = statements.find(({ id }) => id === statementId)

  if (statementId === null)
    return <AllStatements statements={statements} standings={standings} lastId={lastId} />
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

/**
 * A page that takes another one's place within this screen begins at its top, for a keyboard too. Gives the statement
 * that was open before: back in the list one goes on from there.
 */
function useFocusOnChange(statementId: string | null): string | null {
  const [opened, setOpened] = useState({ now: statementId, before: NOTHING })
  if (opened.now !== statementId) setOpened({ now: statementId, before: opened.now })
  const last = useRef(statementId)
  useEffect(() => {
    if (last.current === statementId) return
    last.current = statementId
    // The list has given the focus to the row that it is to go on from.
    if (document.activeElement?.closest('[role="row"]')) return
    const main = document.querySelector('main')
    main?.focus()
    for (const part of main?.children ?? []) part.scrollTo(0, 0)
  }, [statementId])
  return opened.before
}

const NOTHING: string | null = null
