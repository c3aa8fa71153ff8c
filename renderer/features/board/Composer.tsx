import {
  memo,
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type SubmitEvent,
} from 'react'
import type { CardKind } from '#shared/domain/board/card'
import { parsePastedCards } from '#shared/domain/board/pastedCards'
import { CARD_TEXT_LIMIT } from '#shared/domain/text'
import { useStudyList } from '../../api/StudyContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { KIND_LABELS, KINDS } from '../../ui/KindMark.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { announce } from '../../ui/toasts.ts'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import styles from './Composer.module.css'
import { KIND_OPTIONS } from './kindOptions.tsx'
import { useBoardActions } from './useBoardActions.ts'

/** The way to add cards at the foot of a column. It stays open, so that one card can follow another. */
export const Composer = memo(function Composer({
  columnId,
  columnName,
}: {
  columnId: string
  columnName: string
}) {
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
})

function ComposerForm({ columnId, columnName }: { columnId: string; columnName: string }) {
  const ui = useBoardUi()
  const actions = useBoardActions()
  const kinds = useKinds(columnId)
  const lastKind = useBoardUiState((state) => state.composerKind)
  const kind = kinds.includes(lastKind) ? lastKind : (kinds[0] ?? lastKind)
  const [text, setText] = useState('')
  /** A list that was pasted, until it is said what to do with it. */
  const [pasted, setPasted] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const lines = pasted === '' ? 0 : parsePastedCards(pasted).length

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
      if (lines > 0) openPaste(pasted)
      else field.current?.focus()
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

  /** Opens the window for many cards, which has what was written here from then on. */
  function openPaste(list: string): void {
    // The window gives the focus back to where it was.
    field.current?.focus()
    setText('')
    setPasted('')
    ui.store.setState({ dialog: { name: 'paste', columnId, text: list } })
  }

  function chooseKind(next: CardKind): void {
    ui.store.setState({ composerKind: next })
  }

  function onPaste(event: ClipboardEvent): void {
    const list = event.clipboardData.getData('text')
    const found = parsePastedCards(list).length
    if (found < 2) return
    event.preventDefault()
    setPasted(list)
    announce(`A list of ${found} lines. Press Enter to make ${found} cards of it.`)
  }

  /** Puts what was pasted where the text cursor is, as one paragraph. */
  function takeAsOne(): void {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {}
    const words = pasted.trim().replaceAll(/\s+/g, ' ')
    setText((text.slice(0, selectionStart) + words + text.slice(selectionEnd)).slice(0, CARD_TEXT_LIMIT))
    setPasted('')
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      // A card is one paragraph, so Enter has nothing else to do.
      event.preventDefault()
      if (event.shiftKey) openPaste(text.trim() === '' ? pasted : `${text.trim()}\n${pasted}`)
      else void add()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (lines > 0) setPasted('')
      else close()
    } else if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      const next = kinds[(kinds.indexOf(kind) + step + kinds.length) % kinds.length] ?? kind
      chooseKind(next)
      announce(KIND_LABELS[next])
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
        options={kinds.flatMap((one) => KIND_OPTIONS.filter(({ key }) => key === one))}
        value={kind}
        onChange={chooseKind}
      />
      <div onPasteCapture={onPaste}>
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
      </div>
      {lines > 0 && (
        <div className={styles['pasted']} role="group" aria-label="What was pasted">
          <p>{countOf(lines, 'line')} pasted.</p>
          <Button size="small" icon="paste" onPress={() => openPaste(pasted)}>
            Paste as {lines} cards
          </Button>
          <Button size="small" variant="quiet" onPress={takeAsOne}>
            As one card
          </Button>
        </div>
      )}
      <div className={styles['buttons']}>
        <Button type="submit" variant="primary" size="small">
          Add card
        </Button>
        <Button size="small" variant="quiet" onPress={close}>
          Done
        </Button>
        <Button size="small" variant="quiet" icon="paste" onPress={() => openPaste(text)}>
          Several…
        </Button>
      </div>
    </form>
  )
}

/** The kinds that the board is for come first; a tray shows no others. */
function useKinds(columnId: string): readonly CardKind[] {
  return useStudyList((state) => {
    const column = state.records.column.get(columnId)
    const ofBoard = state.records.board.get(column?.boardId ?? '')?.cardKinds ?? []
    const first = KINDS.filter((kind) => ofBoard.includes(kind))
    return column?.role === 'tray' ? first : [...first, ...KINDS.filter((kind) => !ofBoard.includes(kind))]
  })
}
