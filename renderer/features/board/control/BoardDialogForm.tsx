import { useState, type SubmitEvent } from 'react'
import { USUAL_CARD_KINDS, type Board, type BoardKind } from '#shared/domain/board/board'
import type { CardKind } from '#shared/domain/board/card'
import { newIdentifier } from '../../../api/newIdentifier.ts'
import { useStudy, useStudyStore } from '../../../api/StudyContext.tsx'
import { useAction } from '../../../api/useAction.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { KindMark, KINDS } from '../../../ui/KindMark.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { RadioGroup, type RadioOption } from '../../../ui/RadioGroup.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { TextArea, TextField } from '../../../ui/TextField.tsx'
import { boardAddress } from '../boardPlace.ts'
import { useBoardUi } from '../boardUi.ts'
import { capitalised, columnWords } from '../columnWords.ts'
import dialogStyles from '../dialogs.module.css'
import { linesOf } from '../linesOf.ts'
import styles from './control.module.css'

const FORM = 'board-form'

/** Which board to make, or what the board that is shown is called and for. */
export function BoardDialogForm({ isNew, onClose }: { isNew: boolean; onClose: () => void }) {
  const { boardId } = useBoardUi()
  const board = useStudy((state) => state.records.board.get(boardId))
  if (isNew) return <NewBoardForm onClose={onClose} />
  return board ? <EditBoardForm board={board} onClose={onClose} /> : null
}

const KIND_CHOICES: readonly RadioOption<BoardKind>[] = [
  {
    key: 'themes',
    label: 'Themes',
    description: 'Cards that belong together, gathered on the spot and then given a name.',
  },
  {
    key: 'training',
    label: 'Training',
    description: 'Training needs, sorted into what everybody needs and what some need.',
  },
  { key: 'pathway', label: 'Pathway', description: 'The stages that somebody goes through, in order.' },
  { key: 'custom', label: 'Something of your own', description: 'Any columns that you need.' },
]

const USUAL_NAMES: Readonly<Record<BoardKind, string>> = {
  themes: 'Themes',
  training: 'Training',
  pathway: 'Pathway',
  custom: '',
}

const USUAL_COLUMNS: Readonly<Record<BoardKind, string>> = {
  themes: '',
  training: 'Core\nComplex needs\nSystem\nSupport',
  pathway: '',
  custom: '',
}

function NewBoardForm({ onClose }: { onClose: () => void }) {
  const study = useStudyStore()
  const [kind, setKind] = useState<BoardKind>('themes')
  const [name, setName] = useState(USUAL_NAMES.themes)
  const [cardKinds, setCardKinds] = useState<readonly CardKind[]>(USUAL_CARD_KINDS.themes)
  const [columns, setColumns] = useState('')

  function choose(next: BoardKind): void {
    // What somebody has written stays; what only stood there goes with the kind of board.
    if (name === USUAL_NAMES[kind]) setName(USUAL_NAMES[next])
    if (columns === USUAL_COLUMNS[kind]) setColumns(USUAL_COLUMNS[next])
    setCardKinds(USUAL_CARD_KINDS[next])
    setKind(next)
  }

  const adding = useAction(async () => {
    const boardId = newIdentifier()
    await study.act('board.add', {
      boardId,
      kind,
      name,
      cardKinds: [...cardKinds],
      trayId: newIdentifier(),
      parkingId: newIdentifier(),
      columns:
        kind === 'themes' ? [] : linesOf(columns).map((line) => ({ columnId: newIdentifier(), name: line })),
    })
    onClose()
    location.hash = boardAddress(boardId, 'columns')
  })

  const { several } = columnWords(kind)
  return (
    <Dialog
      title="Add a board"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={FORM} isPending={adding.isRunning}>
            Add the board
          </Button>
        </>
      }
    >
      <form id={FORM} className={dialogStyles['form']} noValidate onSubmit={submitTo(adding.run)}>
        {adding.error && <Notice tone="danger">{adding.error.message}</Notice>}
        <RadioGroup label="What is it for?" options={KIND_CHOICES} value={kind} onChange={choose} />
        <TextField label="Name" value={name} onChange={setName} maxLength={120} />
        {kind === 'themes' ? (
          <p className={dialogStyles['hint']}>
            It starts without themes: choose cards that belong together on the board and start a theme with
            them.
          </p>
        ) : (
          <TextArea
            label={`${capitalised(several)}, one a line`}
            description="They stand from left to right. More can be added at any time."
            rows={4}
            value={columns}
            onChange={setColumns}
          />
        )}
        <CardKinds value={cardKinds} onChange={setCardKinds} />
      </form>
    </Dialog>
  )
}

function EditBoardForm({ board, onClose }: { board: Board; onClose: () => void }) {
  const study = useStudyStore()
  const [name, setName] = useState(board.name)
  const [cardKinds, setCardKinds] = useState<readonly CardKind[]>(board.cardKinds)
  const [showsGroups, setShowsGroups] = useState(board.showsGroups)
  const saving = useAction(async () => {
    await study.act('board.edit', { boardId: board.id, name, cardKinds: [...cardKinds], showsGroups })
    onClose()
  })
  return (
    <Dialog
      title="Edit this board"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={FORM} isPending={saving.isRunning}>
            Save
          </Button>
        </>
      }
    >
      <form id={FORM} className={dialogStyles['form']} noValidate onSubmit={submitTo(saving.run)}>
        {saving.error && <Notice tone="danger">{saving.error.message}</Notice>}
        <TextField label="Name" value={name} onChange={setName} maxLength={120} takesFocus />
        <CardKinds value={cardKinds} onChange={setCardKinds} />
        <Switch
          isSelected={showsGroups}
          onChange={setShowsGroups}
          description="Only the group, never a person."
        >
          Cards show the panel group that they came from
        </Switch>
        {showsGroups && (
          <Notice tone="warning">
            <p>
              In a small group people can guess who wrote a card. Ask the room first, and switch this off
              where a group has only a few people.
            </p>
          </Notice>
        )}
      </form>
    </Dialog>
  )
}

function submitTo(run: () => Promise<unknown>): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault()
    void run()
  }
}

/** The kinds of cards that wait in the board's tray. */
function CardKinds({
  value,
  onChange,
}: {
  value: readonly CardKind[]
  onChange: (kinds: readonly CardKind[]) => void
}) {
  return (
    <fieldset className={styles['kinds']}>
      <legend>Which cards is it for?</legend>
      <p className={dialogStyles['hint']}>
        New cards of these kinds wait in its tray. Cards of any kind can be added to it by hand.
      </p>
      <div className={styles['kindList']}>
        {KINDS.map((kind) => (
          <Checkbox
            key={kind}
            isSelected={value.includes(kind)}
            onChange={(isChosen) =>
              onChange(KINDS.filter((other) => (other === kind ? isChosen : value.includes(other))))
            }
          >
            <KindMark kind={kind} />
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
