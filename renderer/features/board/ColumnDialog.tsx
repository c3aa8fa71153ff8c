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
import styles from './dialogs.module.css'

const FORM = 'column-form'

export function ColumnDialog({ columnId, onClose }: { columnId: string; onClose: () => void }) {
  const column = useStudy((state) => state.records.column.get(columnId))
  return column ? <ColumnForm column={column} onClose={onClose} /> : null
}

/** A stage's name, what it is for, and who acts there; without `column` a new one. */
export function ColumnForm({ column, onClose }: { column: Column | null; onClose: () => void }) {
  const study = useStudyStore()
  const { boardId } = useBoardUi()
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
      title={column ? 'Edit the stage' : 'Add a stage'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={FORM} isPending={saving.isRunning}>
            {column ? 'Save' : 'Add the stage'}
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
          {...(column ? {} : { description: 'It goes after the last stage.' })}
          value={name}
          onChange={setName}
          maxLength={120}
          takesFocus
        />
        {column && (
          <>
            <TextArea
              label="What this stage is for"
              rows={2}
              value={purpose}
              onChange={setPurpose}
              maxLength={1_000}
            />
            <TextArea
              label="Who acts here"
              description="One a line, such as Link worker."
              rows={3}
              value={actors}
              onChange={setActors}
            />
          </>
        )}
      </form>
    </Dialog>
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
