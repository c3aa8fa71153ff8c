import { useState, type SubmitEvent } from 'react'
import type { Column } from '#shared/domain/board/board'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { useStudy, useStudyStore } from '../../api/StudyContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useBoardUi } from './boardUi.ts'
import { columnWords } from './columnWords.ts'
import styles from './dialogs.module.css'
import { linesOf } from './linesOf.ts'

const FORM = 'column-form'

export function ColumnDialog({ columnId, onClose }: { columnId: string; onClose: () => void }) {
  const column = useStudy((state) => state.records.column.get(columnId))
  return column ? <ColumnForm column={column} onClose={onClose} /> : null
}

/** A column's name, what it is for, and on a pathway who acts there; without `column` a new one. */
export function ColumnForm({ column, onClose }: { column: Column | null; onClose: () => void }) {
  const study = useStudyStore()
  const { boardId } = useBoardUi()
  const kind = useStudy((state) => state.records.board.get(boardId)?.kind ?? 'custom')
  const word = columnWords(kind).one
  const hasActors = kind === 'pathway' || kind === 'custom' || (column?.actors.length ?? 0) > 0
  const [name, setName] = useState(column?.name ?? '')
  const [purpose, setPurpose] = useState(column?.purpose ?? '')
  const [actors, setActors] = useState(column?.actors.join('\n') ?? '')

  const saving = useAction(async () => {
    if (column) {
      await study.act('column.edit', { columnId: column.id, name, purpose, actors: linesOf(actors) })
    } else {
      await study.act('column.add', { columnId: newIdentifier(), boardId, name })
    }
    onClose()
  })

  return (
    <Dialog
      title={column ? `Edit the ${word}` : `Add a ${word}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={FORM} isPending={saving.isRunning}>
            {column ? 'Save' : `Add the ${word}`}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={styles['form']}
        noValidate
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault()
          void saving.run()
        }}
      >
        {saving.error && <Notice tone="danger">{saving.error.message}</Notice>}
        <TextField
          label="Name"
          {...(column ? {} : { description: `It goes after the last ${word}.` })}
          value={name}
          onChange={setName}
          maxLength={120}
          takesFocus
        />
        {column && (
          <>
            <TextArea
              label={`What this ${word} is for`}
              rows={2}
              value={purpose}
              onChange={setPurpose}
              maxLength={1_000}
            />
            {hasActors && (
              <TextArea
                label="Who acts here"
                description="One a line, such as Link worker."
                rows={3}
                value={actors}
                onChange={setActors}
              />
            )}
          </>
        )}
      </form>
    </Dialog>
  )
}
