import { useState, type SubmitEvent } from 'react'
import { statementCode, type Statement, type StatementDecision } from '#shared/domain/statement/statement'
import { useAction } from '../../api/useAction.ts'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { announce } from '../../ui/toasts.ts'
import styles from './statements.module.css'

export type Deciding = StatementDecision['status']

const WORDS: Record<Deciding, { title: string; explained: string; button: string; done: string }> = {
  agreed: {
    title: 'Agreed without a vote',
    explained:
      'In the draft it stands among what was agreed, marked as decided without a vote and with this reason. Votes on it, if there are any, stay in the record.',
    button: 'Mark as agreed',
    done: 'agreed without a vote',
  },
  'not-agreed': {
    title: 'Not agreed without a vote',
    explained:
      'In the draft it stands among what was not agreed, marked as decided without a vote and with this reason. Votes on it, if there are any, stay in the record.',
    button: 'Mark as not agreed',
    done: 'not agreed, without a vote',
  },
  withdrawn: {
    title: 'Withdraw',
    explained:
      'It stays in the record with its wordings and votes. In the draft it stands among what was withdrawn, with this reason.',
    button: 'Withdraw',
    done: 'withdrawn',
  },
}

const FORM = 'decide-form'

/** Says what becomes of a statement without a vote, and why. */
export function DecideDialog({
  statement,
  deciding,
  onClose,
}: {
  statement: Statement
  deciding: Deciding
  onClose: () => void
}) {
  const study = useStudyStore()
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)
  const { title, explained, button, done } = WORDS[deciding]
  const code = statementCode(statement)
  const saving = useAction(async () => {
    await study.act('statement.decide', { statementId: statement.id, decision: { status: deciding, reason } })
    announce(`${code}: ${done}. Undo takes it back.`)
    onClose()
  })
  return (
    <Dialog
      title={`${code}: ${title}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={FORM} isPending={saving.isRunning}>
            {button}
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
          setIsTried(true)
          if (reason.trim() !== '') void saving.run()
        }}
      >
        {saving.error && <Notice tone="danger">{saving.error.message}</Notice>}
        <p className={styles['quote']}>{statement.text}</p>
        <p>{explained}</p>
        <TextArea
          label="Why?"
          rows={3}
          value={reason}
          onChange={setReason}
          maxLength={1_000}
          takesFocus
          error={isTried && reason.trim() === '' ? 'Please say why.' : null}
        />
      </form>
    </Dialog>
  )
}
