import { useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react'
import type { Column } from '#shared/domain/board/board'
import { CARD_TEXT_LIMIT } from '#shared/domain/text'
import { useStudy, useStudyStore } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { KIND_LABELS } from '../../../ui/KindMark.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextArea } from '../../../ui/TextField.tsx'
import { announce } from '../../../ui/toasts.ts'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { orderOf } from '../boardView.ts'
import { KIND_OPTIONS } from '../kindOptions.tsx'
import { useBoardActions } from '../useBoardActions.ts'
import styles from './Outline.module.css'

/** Where cards are added at the end of a column, one after another. */
export function OutlineAdd({ column }: { column: Column }) {
  const ui = useBoardUi()
  const study = useStudyStore()
  const actions = useBoardActions()
  const lastKind = useBoardUiState((state) => state.composerKind)
  const cardKinds = useStudy((state) => state.records.board.get(ui.boardId)?.cardKinds)
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  // A tray holds cards of the board's kinds: another one would not be seen there.
  const options =
    column.role === 'tray' ? KIND_OPTIONS.filter(({ key }) => cardKinds?.includes(key)) : KIND_OPTIONS
  const kind = options.some(({ key }) => key === lastKind) ? lastKind : (options[0]?.key ?? lastKind)

  async function add(): Promise<void> {
    const written = text.trim()
    field.current?.focus()
    if (written === '') return
    setText('')
    const isAdded = await actions.add(column.id, kind, written)
    // What was refused is not lost: it comes back, unless the next card is being written already.
    if (!isAdded) {
      setText((next) => (next === '' ? written : next))
      return
    }
    const cards = orderOf(study.view.getState().state, ui.boardId).cardIds.get(column.id)?.length ?? 0
    announce(`${KIND_LABELS[kind]} added to ${column.name}, the last of ${cards}.`)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    // A card is one paragraph, so Enter has nothing else to do.
    event.preventDefault()
    void add()
  }

  return (
    <form
      className={styles['add']}
      aria-label={`New card in ${column.name}`}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        void add()
      }}
    >
      <div className={styles['addText']}>
        <TextArea
          label={`New card in ${column.name}`}
          placeholder="Write, then press Enter"
          rows={1}
          value={text}
          onChange={setText}
          onKeyDown={onKeyDown}
          maxLength={CARD_TEXT_LIMIT}
          inputRef={field}
        />
      </div>
      <Select
        label="Kind"
        options={options}
        value={kind}
        onChange={(next) => ui.store.setState({ composerKind: next })}
      />
      <Button type="submit">Add</Button>
    </form>
  )
}
