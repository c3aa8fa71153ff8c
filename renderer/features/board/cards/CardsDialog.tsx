import { useState } from 'react'
import type { StudyState } from '#shared/domain/study/studyState'
import { useStudy, useStudyStore } from '../../../api/StudyContext.tsx'
import { selectBoards } from '../../../api/studySelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { KIND_LABELS, KindMark } from '../../../ui/KindMark.tsx'
import { useBoardUi, type BoardDialog } from '../boardUi.ts'
import { orderOf } from '../boardView.ts'
import styles from '../dialogs.module.css'
import { useIsCovered } from '../useIsCovered.ts'

/** Drawn at once; the rest comes on request, so that thousands of cards do not slow the screen. */
const PAGE = 200

/** A list of cards to look at and open. It stays open below a card that is opened from it. */
export function CardsDialog({
  title,
  cardIds,
  onClose,
}: {
  title: string
  cardIds: readonly string[]
  onClose: () => void
}) {
  const [limit, setLimit] = useState(PAGE)
  const study = useStudyStore()
  // Where cards stand, as of when the window was opened: this is a list to read.
  const [places] = useState(() => placesOf(study.view.getState().state, new Set(cardIds)))
  const from: BoardDialog = { name: 'cards', title, cardIds }
  return (
    <Dialog title={title} isOpen onClose={onClose} footer={<Button onPress={onClose}>Close</Button>}>
      <p className={styles['hint']}>{countOf(cardIds.length, 'card')}</p>
      <ul className={styles['candidates']}>
        {cardIds.slice(0, limit).map((cardId) => (
          <CardRow key={cardId} cardId={cardId} places={places.get(cardId)} from={from} />
        ))}
      </ul>
      {cardIds.length > limit && (
        <Button onPress={() => setLimit(limit + PAGE)}>
          Show {Math.min(PAGE, cardIds.length - limit)} more ({cardIds.length - limit} left)
        </Button>
      )}
    </Dialog>
  )
}

function CardRow({
  cardId,
  places = [],
  from,
}: {
  cardId: string
  places: readonly string[] | undefined
  from: BoardDialog
}) {
  const ui = useBoardUi()
  const card = useStudy((state) => state.records.card.get(cardId))
  const isCovered = useIsCovered(cardId)
  if (!card || card.isDeleted) return null
  return (
    <li>
      <button
        type="button"
        className={styles['candidate']}
        onClick={() => ui.store.setState({ dialog: { name: 'card', cardId, from } })}
      >
        {isCovered ? <Icon name="hidden" /> : <KindMark kind={card.kind} isLabelShown={false} />}
        <span className={styles['linkText']}>
          {isCovered ? 'Written in silence, hidden for now' : card.text}
          <span className={styles['columnName']}>
            {[...(isCovered ? [] : [KIND_LABELS[card.kind]]), ...places].join(' · ')}
          </span>
        </span>
      </button>
    </li>
  )
}

/** The columns in which cards stand, board by board; a tray is where a card does not stand yet. */
function placesOf(state: StudyState, wanted: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>()
  for (const board of selectBoards(state)) {
    const { columns, cardIds } = orderOf(state, board.id)
    for (const { id, role, name } of columns) {
      if (role === 'tray') continue
      for (const cardId of cardIds.get(id) ?? []) {
        if (wanted.has(cardId)) places.set(cardId, [...(places.get(cardId) ?? []), name])
      }
    }
  }
  return places
}
