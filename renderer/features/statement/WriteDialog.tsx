import { useState } from 'react'
import { statementLines } from '#shared/domain/statement/statementLines'
import { STATEMENT_TEXT_LIMIT, type StatementKind } from '#shared/domain/statement/statement'
import { statementsInOrder } from '#shared/domain/statement/statementCommands'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { useStudyList, useStudyStore } from '../../api/StudyContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { announce } from '../../ui/toasts.ts'
import { NO_STAGE, selectStages, stageOptions } from './stages.ts'
import { goToStatement } from './statementPlace.ts'
import styles from './statements.module.css'
import { STATEMENT_KINDS } from './statementWords.ts'

/** One statement from scratch, or a list that is pasted. */
export function WriteDialog({ onClose }: { onClose: () => void }) {
  const study = useStudyStore()
  const stages = useStudyList(selectStages)
  const already = useStudyList((state) => statementsInOrder(state).map(({ text }) => text))
  const [text, setText] = useState('')
  const [kind, setKind] = useState<StatementKind>('recommendation')
  const [stage, setStage] = useState(NO_STAGE)
  const { statements, tooLong, twins } = statementLines(text, already)
  const writing = useAction(async () => {
    const added = statements.map((line) => ({
      statementId: newIdentifier(),
      wordingId: newIdentifier(),
      text: line,
      kind,
      stageId: stage === NO_STAGE ? null : stage,
      tags: [],
      cardIds: [],
      itemIds: [],
    }))
    const [only] = added
    if (only === undefined) return
    if (added.length === 1) await study.act('statement.add', only)
    else await study.act('statements.add', { statements: added })
    announce(`${countOf(added.length, 'statement')} written.`)
    if (tooLong.length > 0) {
      // What cannot be added stays, to be shortened.
      setText(tooLong.join('\n'))
      return
    }
    onClose()
    if (added.length === 1) goToStatement(only.statementId)
  })
  const canWrite = statements.length > 0 && statements.length <= MOST_AT_ONCE

  return (
    <Dialog
      title="Write a statement"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={!canWrite}
            isPending={writing.isRunning}
            onPress={() => void writing.run()}
          >
            {statements.length > 1 ? `Write ${statements.length} statements` : 'Write it'}
          </Button>
        </>
      }
    >
      {writing.error && <Notice tone="danger">{writing.error.message}</Notice>}
      <TextArea
        label="What it says"
        description="One sentence. Several lines are several statements, so a list can be pasted; bullets and numbers go by themselves."
        rows={4}
        value={text}
        onChange={setText}
        takesFocus
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !canWrite) return
          event.preventDefault()
          void writing.run()
        }}
      />
      {tooLong.length > 0 && (
        <Notice
          tone="warning"
          title={
            tooLong.length === 1
              ? `One line is longer than ${STATEMENT_TEXT_LIMIT} characters`
              : `${tooLong.length} lines are longer than ${STATEMENT_TEXT_LIMIT} characters`
          }
        >
          <p>Make it shorter, or two of it: it stays here until then.</p>
        </Notice>
      )}
      {statements.length > MOST_AT_ONCE && (
        <Notice tone="warning">
          <p>No more than {MOST_AT_ONCE} statements can be written at once. Leave some for the next time.</p>
        </Notice>
      )}
      {twins > 0 && (
        <p role="status">{twins === 1 ? 'One line is' : `${twins} lines are`} there already, and left out.</p>
      )}
      <div className={styles['pair']}>
        <Select label="Kind" options={STATEMENT_KINDS} value={kind} onChange={setKind} />
        <Select label="Stage" options={stageOptions(stages, undefined)} value={stage} onChange={setStage} />
      </div>
    </Dialog>
  )
}

/** As many as one command takes. */
const MOST_AT_ONCE = 200
