import {
  memo,
  useCallback,
  useEffect,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import { useStudy } from '../../api/StudyContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import styles from './Card.module.css'
import { CardFace } from './CardFace.tsx'
import { INSTRUCTIONS_ID } from './DragSurface.tsx'
import { orderWith, selectRange, toggleSelected } from './selection.ts'
import { useIsCovered } from './useIsCovered.ts'

export interface CardItemProps {
  cardId: string
  /** Its place in the column from 0, and how many cards the column has: for screen readers. */
  index: number
  count: number
  /** A column is one stop of the Tab key: the card that has it, and its menu. */
  isTabStop: boolean
  /** Given where the card stands outside the part of the column that is drawn: its distance from the top. */
  outsideAt: number | null
  /** Called with the list item while it is in the document, so that its height can be measured. */
  observe: (cardId: string, element: HTMLLIElement) => () => void
  onFocus: (cardId: string) => void
  /** Key presses that are none of dragging's. */
  onKey: (event: KeyboardEvent, cardId: string) => void
}

export const CardItem = memo(function CardItem({
  cardId,
  index,
  count,
  isTabStop,
  outsideAt,
  observe,
  onFocus,
  onKey,
}: CardItemProps) {
  const ui = useBoardUi()
  const kind = useStudy((state) => state.records.card.get(cardId)?.kind)
  const wantsFocus = useBoardUiState((state) => state.wantsFocus === cardId)
  const isLifted = useBoardUiState((state) => state.liftedId === cardId)
  const isSelected = useBoardUiState((state) => state.selectedIds.has(cardId))
  const isCovered = useIsCovered(cardId)
  const face = useRef<HTMLButtonElement>(null)
  const refItem = useCallback((element: HTMLLIElement) => observe(cardId, element), [observe, cardId])

  useEffect(() => {
    if (!wantsFocus) return
    face.current?.focus({ preventScroll: true })
    ui.store.setState({ wantsFocus: null })
  }, [wantsFocus, ui])

  function openMenu(event: MouseEvent): void {
    event.preventDefault()
    if (face.current?.parentElement) {
      ui.store.setState({ menu: { cardId, anchor: face.current.parentElement } })
    }
  }

  const tabIndex = isTabStop ? 0 : -1
  const place: CSSProperties | undefined = outsideAt === null ? undefined : { top: outsideAt }
  return (
    <li
      ref={refItem}
      className={outsideAt === null ? styles['item'] : `${styles['item']} ${styles['outside']}`}
      style={place}
      aria-posinset={index + 1}
      aria-setsize={count}
    >
      <div
        className={styles['card']}
        data-kind={isCovered ? undefined : kind}
        data-covered={isCovered || undefined}
        data-dragging={isLifted || undefined}
        data-selected={isSelected || undefined}
        onContextMenu={openMenu}
      >
        <button
          ref={face}
          type="button"
          className={styles['face']}
          data-card-id={cardId}
          tabIndex={tabIndex}
          aria-describedby={INSTRUCTIONS_ID}
          aria-roledescription="movable card"
          aria-pressed={isSelected || undefined}
          onFocus={() => {
            onFocus(cardId)
            ui.store.setState({ currentId: cardId })
          }}
          onKeyDown={(event) => onKey(event, cardId)}
          onClick={(event) => {
            if (event.shiftKey) selectRange(ui, orderWith(ui, cardId), cardId)
            else if (event.ctrlKey || event.metaKey) toggleSelected(ui, cardId)
            else ui.store.setState({ dialog: { name: 'card', cardId } })
          }}
        >
          <CardFace cardId={cardId} />
        </button>
        <button
          type="button"
          className={styles['more']}
          tabIndex={tabIndex}
          aria-label="Card menu"
          aria-haspopup="menu"
          title="Move, link, delete…"
          onClick={openMenu}
        >
          <Icon name="more" />
        </button>
      </div>
    </li>
  )
})
