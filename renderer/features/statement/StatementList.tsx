import { useCallback, useMemo, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { isOnLockedBallot } from '#shared/domain/statement/statementCommands'
import { statementCode, type Statement } from '#shared/domain/statement/statement'
import type { StatementStanding } from '#shared/domain/statement/statementStanding'
import { useStudy } from '../../api/StudyContext.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { announce } from '../../ui/toasts.ts'
import { DecideDialog, type Deciding } from './DecideDialog.tsx'
import { decisionActions } from './decisionActions.ts'
import { beforeIdFor, stepTarget, type Step } from './reorder.ts'
import { goToStatement } from './statementPlace.ts'
import styles from './statements.module.css'
import { kindLabel } from './statementWords.ts'
import { StatusMark } from './StatusMark.tsx'
import type { Standings } from './useStandings.ts'
import { useStatementActions } from './useStatementActions.ts'

interface StatementListProps {
  /** Those that the filter leaves, in order. */
  readonly shown: readonly Statement[]
  readonly all: readonly Statement[]
  readonly standings: Standings
  /** The statement that has the focus when the list comes up. */
  readonly lastId: string | null
}

interface Row {
  readonly id: string
  readonly statement: Statement
  readonly standing: StatementStanding
  readonly isKnown: boolean
  readonly stageName: string | null
}

/** Statements in their order: dragged by the handle, moved by the menu, opened by a press or Enter. */
export function StatementList({ shown, all, standings, lastId }: StatementListProps) {
  const { act, actThenSay } = useStatementActions()
  const records = useStudy((state) => state.records)
  const [deciding, setDeciding] = useState<{ statement: Statement; as: Deciding } | null>(null)
  const wantsFocus = useRef(lastId)
  /** Rows come after the list itself: each is asked as it comes. */
  const takeFocus = useCallback((code: HTMLElement | null) => {
    if (code === null || code.dataset['statement'] !== wantsFocus.current) return
    wantsFocus.current = null
    code.closest<HTMLElement>('[role="row"]')?.focus()
  }, [])
  const rows = useMemo(
    () =>
      shown.map((statement): Row => {
        const stage = records.column.get(statement.stageId ?? '')
        const standing = standings.standingOf(statement)
        const { isKnown } = standings
        return { id: statement.id, statement, standing, isKnown, stageName: stage?.name ?? null }
      }),
    [shown, standings, records],
  )
  const shownIds = shown.map(({ id }) => id)
  const allIds = all.map(({ id }) => id)
  const { dragAndDropHooks } = useDragAndDrop<Row>({
    getItems: (keys) =>
      [...keys].map((key) => ({ 'text/plain': all.find(({ id }) => id === String(key))?.text ?? '' })),
    onReorder: ({ keys, target }) => {
      const [moved] = [...keys].map(String)
      if (moved === undefined || target.dropPosition === 'on') return
      void move(moved, String(target.key), target.dropPosition)
    },
  })

  async function move(statementId: string, targetId: string, side: 'before' | 'after'): Promise<void> {
    const beforeStatementId = beforeIdFor(allIds, statementId, targetId, side)
    // Where it stands already is no move, and no step to undo.
    if (statementId === targetId || allIds[allIds.indexOf(statementId) + 1] === beforeStatementId) return
    await act('statement.move', { statementId, beforeStatementId })
  }

  async function step(statement: Statement, how: Step): Promise<void> {
    const target = stepTarget(shownIds, statement.id, how)
    if (!target) return
    await move(statement.id, target.targetId, target.side)
    announce(
      `${statementCode(statement)}: now ${shownIds.indexOf(target.targetId) + 1} of ${shownIds.length}.`,
    )
  }

  function actionsFor({ statement, standing }: Row): MenuAction[] {
    const code = statementCode(statement)
    const stepAction = (how: Step, label: string): MenuAction => ({
      key: how,
      label,
      isDisabled: stepTarget(shownIds, statement.id, how) === null,
      onAction: () => void step(statement, how),
    })
    return [
      { key: 'open', label: 'Open', icon: 'edit', onAction: () => goToStatement(statement.id) },
      { ...stepAction('up', 'Move up'), startsGroup: true },
      stepAction('down', 'Move down'),
      stepAction('top', 'Move to the top'),
      stepAction('end', 'Move to the end'),
      ...decisionActions(
        standing,
        (as) => setDeciding({ statement, as }),
        () =>
          void actThenSay(
            'statement.decide',
            { statementId: statement.id, decision: null },
            `${code}: the decision has been taken back.`,
          ),
      ),
      ...(isOnLockedBallot({ records }, statement.id)
        ? []
        : [
            {
              key: 'delete',
              label: 'Delete',
              icon: 'trash' as const,
              startsGroup: true,
              onAction: () =>
                void actThenSay(
                  'statement.delete',
                  { statementId: statement.id },
                  `${code} has been deleted.`,
                ),
            },
          ]),
    ]
  }

  return (
    <>
      <GridList
        aria-label="Statements"
        className={styles['list'] ?? ''}
        items={rows}
        dragAndDropHooks={dragAndDropHooks}
        keyboardNavigationBehavior="tab"
        disallowTypeAhead
        onAction={(key) => goToStatement(String(key))}
      >
        {(row) => (
          <GridListItem
            id={row.id}
            textValue={`${statementCode(row.statement)} ${row.statement.text}`}
            className={styles['row'] ?? ''}
          >
            <AriaButton slot="drag" className={styles['handle'] ?? ''}>
              <Icon name="grip" />
            </AriaButton>
            <b className={styles['code']} data-statement={row.id} ref={takeFocus}>
              {statementCode(row.statement)}
            </b>
            <span className={styles['words']}>
              <span className={styles['text']}>{row.statement.text}</span>
              <Facts row={row} />
            </span>
            <span className={styles['status']}>
              {row.isKnown && <StatusMark status={row.standing.status} />}
              {row.standing.by === 'decision' && row.standing.status !== 'withdrawn' && (
                <span className={styles['quiet']}>without a vote</span>
              )}
              {row.standing.isReworded && (
                <span className={styles['reworded']}>
                  <Icon name="edit" size="1em" /> reworded since
                </span>
              )}
            </span>
            <Menu label={`Change ${statementCode(row.statement)}`} actions={actionsFor(row)}>
              <IconButton icon="more" label={`Open, move or decide: ${statementCode(row.statement)}`} />
            </Menu>
          </GridListItem>
        )}
      </GridList>
      {deciding && (
        <DecideDialog
          statement={deciding.statement}
          deciding={deciding.as}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  )
}

function Facts({ row: { statement, stageName } }: { row: Row }) {
  const { kind, tags } = statement
  return (
    <span className={styles['facts']}>
      <span>{kindLabel(kind)}</span>
      <span>{stageName ?? 'The whole pathway'}</span>
      {tags.length > 0 && (
        <span>
          <Icon name="tag" size="1em" /> {tags.join(', ')}
        </span>
      )}
    </span>
  )
}
