import { useState } from 'react'
import { CARD_TEXT_LIMIT, lineOfText } from '#shared/domain/text'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextArea } from '../../../ui/TextField.tsx'

const statementText = lineOfText(CARD_TEXT_LIMIT)

/** Words of a ballot's own, to be changed. */
export function EditOwnWords({
  wording,
  onSave,
  onClose,
}: {
  wording: string
  onSave: (wording: string) => void
  onClose: () => void
}) {
  const [text, setText] = useState(wording)
  const [isTried, setIsTried] = useState(false)
  // A line break that was pasted is a space in a statement.
  const read = statementText.safeParse(text.replaceAll(/\s*\n\s*/g, ' '))

  function save(): void {
    setIsTried(true)
    if (!read.success) return
    onSave(read.data)
    onClose()
  }

  return (
    <Dialog
      title="Change the words"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={save}>
            Save
          </Button>
        </>
      }
    >
      <TextArea
        label="Words"
        rows={3}
        maxLength={CARD_TEXT_LIMIT}
        value={text}
        onChange={setText}
        takesFocus
        error={isTried && !read.success ? (read.error.issues[0]?.message ?? null) : null}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          save()
        }}
      />
    </Dialog>
  )
}
