import { TAGS_LIMIT } from '#shared/domain/board/card'
import type { InputOf } from '#shared/contract/contract'
import type { Statement } from '#shared/domain/statement/statement'
import type { StudyState } from '#shared/domain/study/studyState'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { Panel } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { TagField } from '../../ui/TagField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { NO_STAGE, selectStages, stageOptions } from './stages.ts'
import styles from './statements.module.css'
import { STATEMENT_KINDS } from './statementWords.ts'
import { useStatementActions } from './useStatementActions.ts'

/** What a statement is and what it is about. Every choice is saved at once. */
export function AboutPanel({ statement }: { statement: Statement }) {
  const { act } = useStatementActions()
  const stages = useStudyList(selectStages)
  const stage = useStudy(({ records }) => records.column.get(statement.stageId ?? ''))
  const tagsOfStudy = useStudyList(tagsInUse)
  const edit = (change: Omit<InputOf<'statement.edit'>, 'statementId'>) =>
    void act('statement.edit', { statementId: statement.id, ...change })

  function addTag(tag: string): void {
    if (statement.tags.length < TAGS_LIMIT) edit({ tags: [...statement.tags, tag] })
    else showToast(`A statement holds at most ${TAGS_LIMIT} tags. Take one off first.`, { tone: 'danger' })
  }

  return (
    <Panel title="What it is about">
      <div className={styles['pair']}>
        <Select
          label="Kind"
          options={STATEMENT_KINDS}
          value={statement.kind}
          onChange={(kind) => edit({ kind })}
        />
        <Select
          label="Stage"
          options={stageOptions(stages, stage)}
          value={stage ? stage.id : NO_STAGE}
          onChange={(key) => edit({ stageId: key === NO_STAGE ? null : key })}
        />
      </div>
      <TagField
        label="Tags"
        tags={statement.tags}
        suggestions={tagsOfStudy}
        onAdd={addTag}
        onRemove={(tag) => edit({ tags: statement.tags.filter((one) => one !== tag) })}
        maxLength={60}
      />
    </Panel>
  )
}

/** The tags of cards and statements, by the alphabet. */
function tagsInUse({ records }: StudyState): string[] {
  const tags = new Set<string>()
  for (const { tags: some, isDeleted } of [...records.card.values(), ...records.statement.values()]) {
    if (!isDeleted) for (const tag of some) tags.add(tag)
  }
  return [...tags].toSorted((a, b) => a.localeCompare(b, 'en-GB'))
}
