import { useEffect, useRef, useState, type SubmitEvent, type KeyboardEvent } from 'react'
import { CARD_TEXT_LIMIT } from '#shared/domain/text'
import { Button } from '../../ui/Button.tsx'
import { KIND_LABELS } from '../../ui/KindMark.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { announce } from '../../ui/toasts.ts'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import styles from './Composer.module.css'
import { KIND_OPTIONS } from './kindOptions.tsx'
import { useBoardActions } from './useBoardActions.ts'

/** The way to add cards at the foot of a column. It stays open, so that one card can follow another. */
export function Composer({ columnId, columnName }: { columnId: string; columnName: string }) {
  const ui = useBoardUi()
  const isOpen = useBoardUiState((state) => state.composerColumnId === columnId)
  const opener = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)

  useEffect(() => {
    const isAnotherOpen = ui.store.getState().composerColumnId !== null
    if (wasOpen.current && !isOpen && !isAnotherOpen) opener.current?.querySelector('button')?.focus()
    wasOpen.current = isOpen
  }, [isOpen, ui])

  if (isOpen) return <ComposerForm columnId={columnId} columnName={columnName} />
  return (
    <div ref={opener} className={styles['closed']}>
      <Button
        variant="quiet"
        size="small"
        icon="add"
        aria-label={`Add a card to ${columnName}`}
        onPress={() => ui.store.setState({ composerColumnId: columnId })}
      >
        Add a card
      </Button>
    </div>
  )
}

function ComposerForm({ columnId, columnName }: { columnId: string; columnName: string }) {
  const ui = useBoardUi()
  const actions = useBoardActions()
  const kind = useBoardUiState((state) => state.composerKind)
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)

  function close(): void {
    ui.store.setState({ composerColumnId: null })
  }

  function showEnd(): void {
    const column = ui.columns.get(columnId)
    column?.reveal(column.order().length)
  }

  useEffect(showEnd, [ui, columnId])

  async function add(): Promise<void> {
    const written = text.trim()
    if (written === '') {
      field.current?.focus()
      return
    }
    setText('')
    const adding = actions.add(columnId, kind, written)
    requestAnimationFrame(showEnd)
    const isAdded = await adding
    // What was refused is not lost: it comes back, unless the next card is being written already.
    if (!isAdded) setText((next) => (next === '' ? written : next))
    else announce(`${KIND_LABELS[kind]} added to ${columnName}.`)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      // A card is one paragraph, so Enter has nothing else to do.
      event.preventDefault()
      void add()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      close()
    }
  }

  return (
    <form
      className={styles['form']}
      aria-label={`New card in ${columnName}`}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        void add()
      }}
    >
      <Select
        label="Kind of card"
        isLabelHidden
        options={KIND_OPTIONS}
        value={kind}
        onChange={(next) => ui.store.setState({ composerKind: next })}
      />
      <TextArea
        label={`Text of the new card in ${columnName}`}
        isLabelHidden
        placeholder="Write, then press Enter"
        rows={2}
        value={text}
        onChange={setText}
        onKeyDown={onKeyDown}
        maxLength={CARD_TEXT_LIMIT}
        inputRef={field}
        takesFocus
      />
      <div className={styles['buttons']}>
        <Button type="submit" variant="primary" size="small">
          Add card
        </Button>
        <Button size="small" variant="quiet" onPress={close}>
          Done
        </Button>
      </div>
    </form>
  )
}
