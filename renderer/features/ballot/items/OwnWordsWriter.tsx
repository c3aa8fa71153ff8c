import { useRef, useState } from 'react'
import { CARD_TEXT_LIMIT } from '#shared/domain/text'
import { Button } from '../../../ui/Button.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { TextArea } from '../../../ui/TextField.tsx'
import { announce } from '../../../ui/toasts.ts'
import { statementLines } from '#shared/domain/statement/statementLines'

interface OwnWordsWriterProps {
  /** How the statements on the ballot read now, so that none is added twice. */
  readonly already: readonly string[]
  readonly onAdd: (wordings: readonly string[]) => void
}

/** Words for this ballot alone, one a line: a few that are typed, or many that are pasted. */
export function OwnWordsWriter({ already, onAdd }: OwnWordsWriterProps) {
  const [text, setText] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  const { statements, tooLong, twins } = statementLines(text, already)

  function add(): void {
    onAdd(statements)
    announce(`${countOf(statements.length, 'item')} added.`)
    // What cannot be added stays, to be shortened.
    setText(tooLong.join('\n'))
    area.current?.focus()
  }

  return (
    <>
      <TextArea
        label="Your own words, one a line"
        description="Paste a whole list if you have one. Bullets and numbers go by themselves. Ctrl and Enter adds them."
        rows={7}
        value={text}
        onChange={setText}
        inputRef={area}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && statements.length > 0) {
            event.preventDefault()
            add()
          }
        }}
      />
      {tooLong.length > 0 && (
        <Notice
          tone="warning"
          title={
            tooLong.length === 1
              ? `One line is longer than ${CARD_TEXT_LIMIT} characters`
              : `${tooLong.length} lines are longer than ${CARD_TEXT_LIMIT} characters`
          }
        >
          <p>Make it shorter, or two of it: it stays here until then.</p>
        </Notice>
      )}
      <div>
        <Button icon="add" isDisabled={statements.length === 0} onPress={add}>
          {statements.length === 0 ? 'Add to the ballot' : `Add ${countOf(statements.length, 'item')}`}
        </Button>
      </div>
      {twins > 0 && (
        <p role="status">{twins === 1 ? 'One line is' : `${twins} lines are`} there already, and left out.</p>
      )}
    </>
  )
}
