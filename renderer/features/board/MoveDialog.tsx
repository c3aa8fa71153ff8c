import { useState } from 'react'
import { placementId } from '#shared/domain/board/board'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { selectColumns } from '../../api/studySelectors.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { announce } from '../../ui/toasts.ts'
import { selectCardIds } from './boardSelectors.ts'
import { useBoardUi } from './boardUi.ts'
import styles from './dialogs.module.css'
import { othersIn, placeWords } from './place.ts'
import { useBoardActions } from './useBoardActions.ts'

type Where = 'top' | 'bottom' | 'place'

/** A move without any dragging: the column, and the place in it. */
export function MoveDialog({ cardId, onClose }: { cardId: string; onClose: () => void }) {
  const { boardId } = useBoardUi()
  const actions = useBoardActions()
  const card = useStudy((state) => state.records.card.get(cardId))
  const columns = useStudyList((state) => selectColumns(state, boardId))
  const from = useStudy((state) => state.records.placement.get(placementId(boardId, cardId))?.columnId)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const columnId = chosenId ?? from ?? columns[0]?.id ?? ''
  const order = useStudyList((state) => selectCardIds(state, columnId))
  const [where, setWhere] = useState<Where>('bottom')
  const [typedPlace, setTypedPlace] = useState('1')
  const [error, setError] = useState<string | null>(null)
  const last = othersIn(order, cardId).length + 1
  const column = columns.find(({ id }) => id === columnId)

  async function move(): Promise<void> {
    const number = where === 'top' ? 1 : where === 'bottom' ? last : Number(typedPlace)
    if (!Number.isInteger(number) || number < 1 || number > last) {
      setError(
        last === 1 ? 'There is only place 1 in this column.' : `Please give a number from 1 to ${last}.`,
      )
      return
    }
    const words = `In ${column?.name ?? ''}, ${placeWords(order, cardId, number - 1)}.`
    if (await actions.move(cardId, { columnId, index: number - 1 })) {
      announce(`Moved. ${words}`)
      onClose()
    }
  }

  return (
    <Dialog
      title="Move to…"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={() => void move()}>
            Move the card
          </Button>
        </>
      }
    >
      <p className={styles['quote']}>{card?.text}</p>
      <Select
        label="Column"
        options={columns.map(({ id, name }) => ({
          key: id,
          label: id === from ? `${name} (where it is now)` : name,
        }))}
        value={columnId}
        onChange={(next) => {
          setChosenId(next)
          setError(null)
        }}
      />
      <RadioGroup
        label="Place in the column"
        options={[
          { key: 'top', label: 'At the top' },
          { key: 'bottom', label: 'At the bottom' },
          { key: 'place', label: `At a place from 1 to ${last}` },
        ]}
        value={where}
        onChange={setWhere}
      />
      {where === 'place' && (
        <TextField
          label="Place"
          inputMode="numeric"
          value={typedPlace}
          onChange={(next) => {
            setTypedPlace(next)
            setError(null)
          }}
          error={error}
          takesFocus
        />
      )}
    </Dialog>
  )
}
