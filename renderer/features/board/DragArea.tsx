import {
  DndContext,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
  type DragMoveEvent,
  type DragStartEvent,
} from '@dnd-kit/core'
import { useCallback, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import { placementId } from '#shared/domain/board/board'
import { useStudy, useStudyStore } from '../../api/StudyContext.tsx'
import { announce } from '../../ui/toasts.ts'
import { selectCardIds } from './boardSelectors.ts'
import { useBoardUi } from './boardUi.ts'
import styles from './Card.module.css'
import { CardFace } from './CardFace.tsx'
import { measureDropTarget, type DropTarget } from './dropTarget.ts'
import { startEdgeScroll, type EdgeScroll } from './edgeScroll.ts'
import { KeyboardSensor } from './keyboardSensor.ts'
import { placeWords, type Place } from './place.ts'
import { useBoardActions } from './useBoardActions.ts'

/** One drag, from pick-up to drop. */
interface Drag {
  readonly cardId: string
  readonly target: DropTarget
  /** Null for a drag with the keyboard. */
  readonly pointer: { readonly startX: number; readonly startY: number; readonly scroll: EdgeScroll } | null
}

const INSTRUCTIONS =
  'Press Enter to open the card. Press Space to pick it up; then the arrow keys move it from place to place, ' +
  'Space puts it down, and Escape puts it back. The card menu has “Move to…”.'

/* dnd-kit's own messages name identifiers; what is said here names cards, columns and places. */
const SILENT = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

/**
 * Dragging on the board. Droppable are columns alone, and by geometry: dnd-kit is told of no droppables at all,
 * so that nothing but the lifted card is drawn while the pointer moves.
 */
export function DragArea({ board, children }: { board: RefObject<HTMLElement | null>; children: ReactNode }) {
  const ui = useBoardUi()
  const study = useStudyStore()
  const actions = useBoardActions()
  const drag = useRef<Drag | null>(null)
  const [liftedId, setLiftedId] = useState<string | null>(null)

  const describe = useCallback(
    ({ columnId, index }: Place, cardId: string): string => {
      const { state } = study.view.getState()
      const name = state.records.column.get(columnId)?.name ?? ''
      return `In ${name}, ${placeWords(selectCardIds(state, columnId), cardId, index)}.`
    },
    [study],
  )

  const textOf = useCallback(
    (cardId: string) => study.view.getState().state.records.card.get(cardId)?.text ?? '',
    [study],
  )

  const keyboard = useMemo(
    () => ({
      onStep: (step: Parameters<DropTarget['step']>[0]) => {
        const current = drag.current
        const place = current?.target.step(step)
        if (!current || !place) return null
        announce(describe(place, current.cardId))
        return current.target.corner()
      },
    }),
    [describe],
  )
  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, keyboard),
  )

  const onDragStart = useCallback(
    ({ active, activatorEvent }: DragStartEvent) => {
      const cardId = String(active.id)
      if (!board.current) return
      const target = measureDropTarget(ui, board.current, cardId)
      const point = pointOf(activatorEvent)
      drag.current = {
        cardId,
        target,
        pointer: point && {
          startX: point.x,
          startY: point.y,
          scroll: startEdgeScroll(board.current, target),
        },
      }
      setLiftedId(cardId)
      if (point) return
      const { state } = study.view.getState()
      const columnId = state.records.placement.get(placementId(ui.boardId, cardId))?.columnId
      if (columnId === undefined) return
      const place = { columnId, index: selectCardIds(state, columnId).indexOf(cardId) }
      target.startAt(place)
      announce(`Picked up: ${textOf(cardId)}. ${describe(place, cardId)}`)
    },
    [board, ui, study, describe, textOf],
  )

  const onDragMove = useCallback(({ delta }: DragMoveEvent) => {
    const current = drag.current
    if (!current?.pointer) return
    const { startX, startY, scroll } = current.pointer
    current.target.pointAt(startX + delta.x, startY + delta.y)
    scroll.pointAt(startX + delta.x, startY + delta.y)
  }, [])

  const finish = useCallback((): { drag: Drag; place: Place | null } | null => {
    const ended = drag.current
    drag.current = null
    setLiftedId(null)
    if (!ended) return null
    const place = ended.target.place()
    ended.pointer?.scroll.stop()
    ended.target.clear()
    return { drag: ended, place }
  }, [])

  const onDragEnd = useCallback(() => {
    const ended = finish()
    if (!ended?.place) return
    const { cardId, pointer } = ended.drag
    const { place } = ended
    void actions.move(cardId, place)
    if (pointer) return
    const { foldedColumnIds } = ui.store.getState()
    ui.store.setState({
      wantsFocus: cardId,
      foldedColumnIds: new Set([...foldedColumnIds].filter((columnId) => columnId !== place.columnId)),
    })
    announce(`Put down: ${textOf(cardId)}. ${describe(place, cardId)}`)
  }, [finish, actions, ui, describe, textOf])

  const onDragCancel = useCallback(() => {
    const ended = finish()
    if (!ended || ended.drag.pointer) return
    ui.store.setState({ wantsFocus: ended.drag.cardId })
    announce(`Put back where it was: ${textOf(ended.drag.cardId)}.`)
  }, [finish, ui, textOf])

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={NO_COLLISIONS}
      autoScroll={false}
      onDragStart={onDragStart}
      onDragMove={onDragMove}
      onDragEnd={onDragEnd}
      onDragCancel={onDragCancel}
      accessibility={ACCESSIBILITY}
    >
      {children}
      <DragOverlay dropAnimation={null} zIndex={40}>
        {liftedId === null ? null : <LiftedCard cardId={liftedId} />}
      </DragOverlay>
    </DndContext>
  )
}

const MOUSE = { activationConstraint: { distance: 5 } }
/** A finger that moves at once scrolls; one that rests picks up. */
const TOUCH = { activationConstraint: { delay: 220, tolerance: 8 } }
const NO_COLLISIONS = () => []
const ACCESSIBILITY = {
  announcements: SILENT,
  screenReaderInstructions: { draggable: INSTRUCTIONS },
  // A card that has moved is another element: the board gives the focus back by itself.
  restoreFocus: false,
}

function LiftedCard({ cardId }: { cardId: string }) {
  const kind = useStudy((state) => state.records.card.get(cardId)?.kind)
  return (
    <div className={`${styles['card']} ${styles['lifted']}`} data-kind={kind} aria-hidden="true">
      <div className={styles['face']}>
        <CardFace cardId={cardId} />
      </div>
    </div>
  )
}

function pointOf(event: Event): { x: number; y: number } | null {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY }
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) {
    const touch = event.touches[0]
    return touch ? { x: touch.clientX, y: touch.clientY } : null
  }
  return null
}
