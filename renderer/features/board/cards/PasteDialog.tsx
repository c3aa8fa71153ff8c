import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { CARDS_AT_ONCE } from '#shared/contract/board.contract'
import { parsePastedCards, type PastedLine } from '#shared/domain/board/pastedCards'
import type { StudyState } from '#shared/domain/study/studyState'
import { newIdentifier } from '../../../api/newIdentifier.ts'
import { useStudy, useStudyList } from '../../../api/StudyContext.tsx'
import { useAction } from '../../../api/useAction.ts'
import { Button } from '../../../ui/Button.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextArea } from '../../../ui/TextField.tsx'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { orderOf } from '../boardView.ts'
import { KIND_OPTIONS } from '../kindOptions.tsx'
import { useBoardActions } from '../useBoardActions.ts'
import styles from './cards.module.css'
import { keepDraft, takeUpDraft } from './pasteDrafts.ts'
import { PastePreview } from './PastePreview.tsx'

/** Many cards from a list, one a line, with a look at what they will be. All are one step to undo. */
export function PasteDialog({
  columnId: firstColumnId,
  pasted,
  onClose,
}: {
  columnId: string
  pasted: string
  onClose: () => void
}) {
  const ui = useBoardUi()
  const actions = useBoardActions()
  const board = useStudy((state) => state.records.board.get(ui.boardId))
  const columns = useStudyList((state) =>
    orderOf(state, ui.boardId).columns.filter(({ isLocked }) => !isLocked),
  )
  const [chosenId, setChosenId] = useState(firstColumnId)
  const column = columns.find(({ id }) => id === chosenId) ?? columns[0]
  const kind = useBoardUiState((state) => state.composerKind)
  const [text, setText] = useState(() => takeUpDraft(ui.boardId, pasted))
  const [tickedKeys, setTickedKeys] = useState<ReadonlySet<string>>(new Set())
  const texts = useStudyTexts()
  // What is typed shows at once, and the look at it follows.
  const readText = useDeferredValue(text)
  const lines = useMemo(() => parsePastedCards(readText, texts), [readText, texts])
  const { going, waiting } = sort(lines, tickedKeys)
  const strange =
    column?.role === 'tray' ? going.filter((line) => !board?.cardKinds.includes(line.kind ?? kind)).length : 0

  useEffect(() => keepDraft(ui.boardId, text), [ui, text])

  const adding = useAction(async () => {
    const now = sort(parsePastedCards(text, texts), tickedKeys)
    if (now.going.length === 0 || !column) return
    const cards = now.going.map((line) => ({
      cardId: newIdentifier(),
      kind: line.kind ?? kind,
      text: line.text,
    }))
    const destination = { boardId: ui.boardId, columnId: column.id, beforeCardId: null }
    const rest =
      now.waiting.length === 0
        ? ''
        : ` ${countOf(now.waiting.length, 'line')} could not be added and can be found where you paste a list.`
    const message = `${countOf(cards.length, 'card')} added to ${column.name}.${rest}`
    if (!(await actions.actThenSay('cards.add', { cards, destination }, message))) return
    keepDraft(ui.boardId, now.waiting.map(({ source }) => source).join('\n'))
    onClose()
    const handle = ui.columns.get(column.id)
    requestAnimationFrame(() => handle?.reveal(handle.order().length))
  })

  return (
    <Dialog
      title="Paste a list of cards"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close, and keep the text</Button>
          <Button
            variant="primary"
            isDisabled={going.length === 0}
            isPending={adding.isRunning}
            onPress={() => void adding.run()}
          >
            {going.length === 0 ? 'Add the cards' : `Add ${countOf(going.length, 'card')}`}
          </Button>
        </>
      }
    >
      <div className={styles['pair']}>
        <Select
          label="Column"
          options={columns.map(({ id, name }) => ({ key: id, label: name }))}
          value={column?.id ?? ''}
          onChange={setChosenId}
        />
        <Select
          label="Kind, where a line does not say"
          options={KIND_OPTIONS}
          value={kind}
          onChange={(next) => ui.store.setState({ composerKind: next })}
        />
      </div>
      <div className={styles['sides']}>
        <TextArea
          label="The list, one card a line"
          description="Bullets and numbers go by themselves. Begin a line with “Barrier:”, “Enabler:”, “Training need:”, “Step:” or “Idea:” to give that card its own kind."
          rows={10}
          value={text}
          onChange={setText}
          takesFocus
        />
        <div className={styles['preview']}>
          <div role="status">
            <h3 className={styles['previewTitle']}>{summary(lines, going)}</h3>
          </div>
          <PastePreview
            lines={lines}
            kind={kind}
            tickedKeys={tickedKeys}
            onTick={(key, isTicked) => {
              const next = new Set(tickedKeys)
              if (isTicked) next.add(key)
              else next.delete(key)
              setTickedKeys(next)
            }}
          />
        </div>
      </div>
      {strange > 0 && (
        <Notice tone="warning">
          {countOf(strange, 'card')} of another kind than this board’s tray is for will wait in the trays of
          other boards. Choose a column to have them here.
        </Notice>
      )}
      {waiting.some(({ problem }) => problem === null) && (
        <Notice tone="warning">
          At most {CARDS_AT_ONCE.toLocaleString('en-GB')} cards are added at once. The others stay in the list
          for the next time.
        </Notice>
      )}
    </Dialog>
  )
}

/** The lines that become cards now, and those that wait in the list: too long as they are, or too many. */
function sort(
  lines: readonly PastedLine[],
  tickedKeys: ReadonlySet<string>,
): { going: readonly PastedLine[]; waiting: readonly PastedLine[] } {
  const wanted = lines.filter(
    ({ problem, twin, key }) => problem === null && (twin === null || tickedKeys.has(key)),
  )
  const going = wanted.slice(0, CARDS_AT_ONCE)
  const later = new Set(wanted.slice(CARDS_AT_ONCE))
  return { going, waiting: lines.filter((line) => line.problem === 'too-long' || later.has(line)) }
}

function summary(lines: readonly PastedLine[], going: readonly PastedLine[]): string {
  if (lines.length === 0) return 'Nothing to add yet'
  const tooLong = lines.filter(({ problem }) => problem === 'too-long').length
  const twins = lines.filter(({ twin }) => twin !== null).length
  return [
    `${countOf(going.length, 'card')} will be added`,
    tooLong > 0 && `${countOf(tooLong, 'line is', 'lines are')} too long`,
    twins > 0 && `${countOf(twins, 'line is', 'lines are')} there already`,
  ]
    .filter((part) => part !== false)
    .join(', ')
}

/** What the study's cards say, but for hidden ones, which a list must not give away. */
function useStudyTexts(): readonly string[] {
  const cards = useStudy((state: StudyState) => state.records.card)
  return useMemo(
    () =>
      [...cards.values()].flatMap(({ isDeleted, isHidden, text }) => (isDeleted || isHidden ? [] : [text])),
    [cards],
  )
}
