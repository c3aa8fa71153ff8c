import { useMemo } from 'react'
import { statementCode, type StatementKind } from '#shared/domain/statement/statement'
import { statementsInOrder } from '#shared/domain/statement/statementCommands'
import { useStudyList } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SourceList } from './SourceList.tsx'

interface StatementPickerProps {
  readonly chosen: ReadonlySet<string>
  readonly onChange: (statementIds: readonly string[], isChosen: boolean) => void
}

const KINDS: readonly { readonly kind: StatementKind; readonly name: string }[] = [
  { kind: 'principle', name: 'Principles' },
  { kind: 'pathway-step', name: 'Pathway steps' },
  { kind: 'recommendation', name: 'Recommendations' },
  { kind: 'competency', name: 'Competencies' },
]

/** The statements of the framework, without those that were withdrawn. */
export function StatementPicker({ chosen, onChange }: StatementPickerProps) {
  const all = useStudyList(statementsInOrder)
  const statements = useMemo(() => all.filter(({ decision }) => decision?.status !== 'withdrawn'), [all])
  const ids = statements.map(({ id }) => id)
  const areAllChosen = ids.every((id) => chosen.has(id))
  if (ids.length === 0) {
    return (
      <EmptyState
        icon="list"
        title="No statements yet"
        action={<a href="#/statements">Go to the statements</a>}
      >
        Write statements of the framework, and they can be voted on here. Words for this ballot alone are
        written under “Own words”.
      </EmptyState>
    )
  }
  return (
    <>
      <div>
        <Button
          variant="quiet"
          icon={areAllChosen ? 'close' : 'check'}
          onPress={() => onChange(ids, !areAllChosen)}
        >
          {areAllChosen ? 'Untick' : 'Tick'}{' '}
          {ids.length === 1 ? 'the one statement' : `all ${ids.length} statements`}
        </Button>
      </div>
      <SourceList
        label="Statements"
        groups={KINDS.map(({ kind, name }) => ({
          key: kind,
          name,
          entries: statements
            .filter((statement) => statement.kind === kind)
            .map((statement) => ({
              key: statement.id,
              words: statement.text,
              mark: <b>{statementCode(statement)}</b>,
            })),
        })).filter(({ entries }) => entries.length > 0)}
        chosen={chosen}
        onToggle={(statementId, isChosen) => onChange([statementId], isChosen)}
      />
    </>
  )
}
