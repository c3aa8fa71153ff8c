import { useState } from 'react'
import { isOnLockedBallot } from '#shared/domain/statement/statementCommands'
import { statementCode, type Statement } from '#shared/domain/statement/statement'
import { useStudy } from '../../api/StudyContext.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { Page } from '../../ui/Page.tsx'
import { AboutPanel } from './AboutPanel.tsx'
import { DecideDialog, type Deciding } from './DecideDialog.tsx'
import { decisionActions } from './decisionActions.ts'
import { PutToVoteDialog } from './PutToVoteDialog.tsx'
import { SourcesPanel } from './SourcesPanel.tsx'
import { StandingPanel } from './StandingPanel.tsx'
import { goToStatement, turnToStatement } from './statementPlace.ts'
import styles from './statements.module.css'
import type { Standings } from './useStandings.ts'
import { useStatementActions } from './useStatementActions.ts'
import { WordingHistory } from './WordingHistory.tsx'
import { WordingPanel } from './WordingPanel.tsx'

/** One statement: its words, what it is about, where it comes from and where it stands. */
export function StatementEditor({
  statement,
  statements,
  standings,
}: {
  statement: Statement
  statements: readonly Statement[]
  standings: Standings
}) {
  const { actThenSay } = useStatementActions()
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const [isVoting, setIsVoting] = useState(false)
  const canDelete = useStudy((state) => !isOnLockedBallot(state, statement.id))
  const code = statementCode(statement)
  const standing = standings.standingOf(statement)
  const place = statements.findIndex(({ id }) => id === statement.id)
  const [before, next] = [statements[place - 1], statements[place + 1]]

  async function remove(): Promise<void> {
    const isDone = await actThenSay(
      'statement.delete',
      { statementId: statement.id },
      `${code} has been deleted.`,
    )
    if (isDone) goToStatement(null)
  }

  const takeBack = () =>
    void actThenSay(
      'statement.decide',
      { statementId: statement.id, decision: null },
      `${code}: the decision has been taken back.`,
    )
  const actions: MenuAction[] = [
    ...decisionActions(standing, setDeciding, takeBack),
    ...(canDelete
      ? [
          {
            key: 'delete',
            label: 'Delete',
            icon: 'trash' as const,
            startsGroup: true,
            onAction: () => void remove(),
          },
        ]
      : []),
  ]
  return (
    <Page
      title={code}
      lead={`Statement ${place + 1} of ${statements.length}`}
      actions={
        <>
          <Button icon="back" variant="quiet" onPress={() => goToStatement(null)}>
            All statements
          </Button>
          <Button isDisabled={!before} onPress={() => before && turnToStatement(before.id)}>
            Previous
          </Button>
          <Button isDisabled={!next} onPress={() => next && turnToStatement(next.id)}>
            Next
          </Button>
          <Menu label={`Decide on ${code}`} actions={actions}>
            <IconButton icon="more" label={`Decide on or delete ${code}`} />
          </Menu>
        </>
      }
    >
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <WordingPanel statement={statement} standing={standing} />
          <AboutPanel statement={statement} />
          <SourcesPanel statement={statement} />
        </div>
        <div className={styles['column']}>
          <StandingPanel
            statement={statement}
            standing={standing}
            standings={standings}
            onVote={() => setIsVoting(true)}
            onDecide={setDeciding}
            onTakeBack={takeBack}
          />
          <WordingHistory statement={statement} />
        </div>
      </div>
      {isVoting && (
        <PutToVoteDialog
          statements={statements}
          standings={standings}
          chosenAtFirst={[statement.id]}
          onClose={() => setIsVoting(false)}
        />
      )}
      {deciding && (
        <DecideDialog statement={statement} deciding={deciding} onClose={() => setDeciding(null)} />
      )}
    </Page>
  )
}
