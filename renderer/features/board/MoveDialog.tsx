import { useState } from 'react'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { announce } from '../../ui/toasts.ts'
import { useBoardUi } from './boardUi.ts'
import { columnOf, orderOf } from './boardView.ts'
import styles from './dialogs.module.css'
import { othersIn, placeWords } from './place.ts'
import { useBoardActions } from './useBoardActions.ts'

type Where = 'top' | 'bottom' | 'place'
const NO_IDS: readonly string[] = []

/** A move without any dragging: the column, and the place in it. */
export function MoveDialog({ cardIds, onClose }: { cardIds: readonly string[]; onClose: () => void }) {
  const { boardId } = useBoardUi()
  const actions = useBoardActions()
  const leadId = cardIds[0] ?? ''
  const text = useStudy((state) => state.records.card.get(leadId)?.text ?? '')
  const columns = useStudyList((state) => orderOf(state, boardId).columns)
  const from = useStudy((state) => columnOf(state, boardId, leadId))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const columnId = chosenId ?? from ?? columns[0]?.id ?? ''
  const order = useStudyList((state) => orderOf(state, boardId).cardIds.get(columnId) ?? NO_IDS)
  const [where, setWhere] = useState<Where>('bottom')
  const [typedPlace, setTypedPlace] = useState('1')
  const [error, setError] = useState<string | null>(null)
  const last = othersIn(order, leadId).length + 1
  const column = columns.find(({ id }) => id === columnId)
  const isTray = column?.role === 'tray'
  const isMany = cardIds.length > 1

  async function move(): Promise<void> {
    const number = isTray || where === 'bottom' ? last : where === 'top' ? 1 : Number(typedPlace)
    if (!Number.isInteger(number) || number < 1 || number > last) {
      setError(
        last === 1 ? 'There is only place 1 in this column.' : `Please give a number from 1 to ${last}.`,
      )
      return
    }
    const words = isMany
      ? `${countOf(cardIds.length, 'card')} in ${column?.name ?? ''}.`
      : `In ${column?.name ?? ''}${isTray ? '' : `, ${placeWords(order, leadId, number - 1)}`}.`
    if (await actions.move(cardIds, leadId, { columnId, index: number - 1 }, 'all')) {
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
            {isMany ? `Move ${countOf(cardIds.length, 'card')}` : 'Move the card'}
          </Button>
        </>
      }
    >
      <p className={styles['quote']}>{isMany ? `${countOf(cardIds.length, 'card')}: ${text} …` : text}</p>
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
      {isTray ? (
        <p className={styles['hint']}>Cards wait in the tray in the order in which they were made.</p>
      ) : (
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
      )}
      {!isTray && where === 'place' && (
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
