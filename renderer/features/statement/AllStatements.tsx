import { useRef, useState, type RefObject } from 'react'
import { statementsToMake, type StatementStart } from '#shared/domain/statement/statementFromItem'
import { hasWords } from '#shared/domain/board/cardFilter'
import {
  statementCode,
  type Statement,
  type StatementKind,
  type StatementStatus,
} from '#shared/domain/statement/statement'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Select } from '../../ui/Select.tsx'
import { PutToVoteDialog } from './PutToVoteDialog.tsx'
import { NO_STAGE, selectStages, stageOptions } from './stages.ts'
import { StatementList } from './StatementList.tsx'
import styles from './statements.module.css'
import { STATEMENT_KINDS, STATUS_LABELS, STATUSES } from './statementWords.ts'
import type { Standings } from './useStandings.ts'
import { useStatementActions } from './useStatementActions.ts'
import { WriteDialog } from './WriteDialog.tsx'

interface Filter {
  readonly words: string
  readonly kind: StatementKind | 'all'
  readonly stage: string
  readonly status: StatementStatus | 'all'
}

const NO_FILTER: Filter = { words: '', kind: 'all', stage: 'all', status: 'all' }

/** All statements in their order, with the ways to more of them. */
export function AllStatements({
  statements,
  standings,
  lastId,
}: {
  statements: readonly Statement[]
  standings: Standings
  /** The statement that somebody comes back from; null for one who has just come. */
  lastId: string | null
}) {
  const [filter, setFilter] = useState(NO_FILTER)
  const [open, setOpen] = useState<'write' | 'vote' | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const state = useStudy((whole) => whole)
  const toMake = standings.isKnown ? statementsToMake(state, standings.verdictOf) : []
  const shown = statements.filter((statement) => fits(statement, filter, standings))

  /** The button that was pressed goes: where the next search begins has the focus then. */
  function showAll(): void {
    setFilter(NO_FILTER)
    search.current?.focus()
  }

  const write = (
    <Button variant="primary" icon="add" onPress={() => setOpen('write')}>
      Write a statement
    </Button>
  )
  return (
    <Page
      title="Statements"
      lead="The sentences of the framework, in the order in which the draft has them. Each one leads back to its cards and votes."
      actions={
        statements.length > 0 && (
          <>
            <Button icon="vote" onPress={() => setOpen('vote')}>
              Put to the vote
            </Button>
            {write}
          </>
        )
      }
    >
      {standings.error && (
        <Notice tone="danger" title="What was voted on cannot be shown">
          <p>{standings.error.message}</p>
        </Notice>
      )}
      {toMake.length > 0 && <AgreedItems starts={toMake} />}
      {statements.length === 0 ? (
        <EmptyState icon="list" title="No statements yet" action={write}>
          {toMake.length > 0
            ? 'Make statements of what has been agreed, above, or write the first one yourself.'
            : 'A statement is one sentence of the framework, such as a principle or a recommendation. Write the first one, or come back when a vote has been closed: what the panel agrees on can become statements in one step.'}
        </EmptyState>
      ) : (
        <>
          <Filters
            filter={filter}
            shown={shown.length}
            all={statements.length}
            searchRef={search}
            onChange={setFilter}
          />
          {shown.length === 0 ? (
            <EmptyState
              icon="search"
              title="No statement like that"
              action={<Button onPress={showAll}>Show all statements</Button>}
            >
              None of the {statements.length} statements is what you look for.
            </EmptyState>
          ) : (
            <StatementList shown={shown} all={statements} standings={standings} lastId={lastId} />
          )}
        </>
      )}
      {open === 'write' && <WriteDialog onClose={() => setOpen(null)} />}
      {open === 'vote' && (
        <PutToVoteDialog statements={statements} standings={standings} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}

function fits(statement: Statement, { words, kind, stage, status }: Filter, standings: Standings): boolean {
  return (
    (kind === 'all' || statement.kind === kind) &&
    (stage === 'all' || (statement.stageId ?? NO_STAGE) === stage) &&
    (status === 'all' || standings.standingOf(statement).status === status) &&
    hasWords([statementCode(statement), statement.text, ...statement.tags].join(' '), words)
  )
}

function Filters({
  filter,
  shown,
  all,
  searchRef,
  onChange,
}: {
  filter: Filter
  shown: number
  all: number
  searchRef: RefObject<HTMLInputElement | null>
  onChange: (filter: Filter) => void
}) {
  const stages = useStudyList(selectStages)
  const change = (some: Partial<Filter>) => onChange({ ...filter, ...some })
  return (
    <section className={styles['filters']} aria-label="Find statements">
      <SearchField
        label="Search"
        inputRef={searchRef}
        placeholder="Words, a tag or S4"
        value={filter.words}
        onChange={(words) => change({ words })}
      />
      <Select
        label="Kind"
        value={filter.kind}
        options={[{ key: 'all', label: 'All kinds' }, ...STATEMENT_KINDS]}
        onChange={(kind) => change({ kind })}
      />
      <Select
        label="Stage"
        value={filter.stage}
        options={[{ key: 'all', label: 'All stages' }, ...stageOptions(stages, undefined)]}
        onChange={(stage) => change({ stage })}
      />
      <Select
        label="Status"
        value={filter.status}
        options={[
          { key: 'all', label: 'Any status' },
          ...STATUSES.map((key) => ({ key, label: STATUS_LABELS[key] })),
        ]}
        onChange={(status) => change({ status })}
      />
      <p className={styles['found']} role="status">
        {shown === all ? countOf(all, 'statement') : `${shown} of ${countOf(all, 'statement')}`}
      </p>
    </section>
  )
}

/** What the panel agreed on, and nobody has made a statement of yet. */
function AgreedItems({ starts }: { starts: readonly StatementStart[] }) {
  const { actThenSay } = useStatementActions()
  const [isBusy, setIsBusy] = useState(false)

  async function make(): Promise<void> {
    setIsBusy(true)
    // As many as one command takes; the rest stay offered.
    const statements = starts
      .slice(0, 200)
      .map((start) => ({ statementId: newIdentifier(), wordingId: newIdentifier(), ...start }))
    await actThenSay('statements.add', { statements }, `${countOf(statements.length, 'statement')} made.`)
    setIsBusy(false)
  }

  return (
    <Notice
      title={
        starts.length === 1
          ? 'One agreed item is not a statement yet'
          : `${starts.length} agreed items are not statements yet`
      }
      actions={
        <Button icon="add" isPending={isBusy} onPress={() => void make()}>
          {starts.length === 1 ? 'Make a statement of it' : `Make ${starts.length} statements`}
        </Button>
      }
    >
      <p>Each statement begins with the words that were voted on, and leads back to its card and its vote.</p>
    </Notice>
  )
}
