import { DndContext, DragOverlay, useSensor, useSensors, type DragStartEvent } from '@dnd-kit/core'
import { useCallback, useMemo, useRef, type ReactNode, type Ref } from 'react'
import { useStudy, useStudyStore } from '../../api/StudyContext.tsx'
import { announce } from '../../ui/toasts.ts'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import { columnOf } from './boardView.ts'
import styles from './Card.module.css'
import { CardFace } from './CardFace.tsx'
import { DragSurface, INSTRUCTIONS_ID } from './DragSurface.tsx'
import { measureDropTarget, type DropTarget } from './dropTarget.ts'
import { startEdgeScroll, type EdgeScroll } from './edgeScroll.ts'
import { KeyboardSensor } from './keyboardSensor.ts'
import { LightMouseSensor, LightTouchSensor } from './pointerSensors.ts'
import { placeWords, type Place } from './place.ts'
import { useIsCovered } from './useIsCovered.ts'
import { withSelected } from './selection.ts'
import { useBoardActions } from './useBoardActions.ts'

/** One drag, from pick-up to drop. */
interface Drag {
  readonly cardId: string
  /** All cards that go with it, in their order: the chosen ones, where it is one of them. */
  readonly cardIds: readonly string[]
  readonly target: DropTarget
  /** Where the pointer was, or with the keyboard the card's own corner, when it was lifted. */
  readonly start: { readonly x: number; readonly y: number }
  /** Null for a drag with the keyboard. */
  readonly scroll: EdgeScroll | null
}

const INSTRUCTIONS =
  'Press Enter to open the card. Press Space to pick it up; then the arrow keys move it from place to place, ' +
  'Space puts it down, and Escape puts it back. X chooses it, to do something with several, and N adds a card to ' +
  'its column. The card menu has “Move to…”.'

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
export function DragArea({ className, children }: { className: string; children: ReactNode }) {
  const board = useRef<HTMLDivElement>(null)
  const ui = useBoardUi()
  const study = useStudyStore()
  const actions = useBoardActions()
  const drag = useRef<Drag | null>(null)
  const lifted = useRef<HTMLDivElement>(null)
  const pressed = useRef<string | null>(null)
  const liftedId = useBoardUiState((state) => state.liftedId)

  /** Nothing but a transform is written while a card is under way, and nothing is drawn by React. */
  const carryTo = useCallback((point: { x: number; y: number }) => {
    if (!drag.current || !lifted.current) return
    const { start } = drag.current
    lifted.current.style.transform = `translate3d(${point.x - start.x}px, ${point.y - start.y}px, 0)`
  }, [])

  const describe = useCallback(
    ({ columnId, index }: Place, cardId: string): string => {
      const column = ui.columns.get(columnId)
      if (!column) return ''
      return column.isOrdered
        ? `In ${column.name()}, ${placeWords(column.order(), cardId, index)}.`
        : `In ${column.name()}.`
    },
    [ui],
  )

  const textOf = useCallback(
    (cardId: string) => {
      const card = study.view.getState().state.records.card.get(cardId)
      return card?.isHidden && !ui.store.getState().isPeeking ? 'a hidden card' : (card?.text ?? '')
    },
    [study, ui],
  )

  const keyboard = useMemo(
    () => ({
      onStep: (step: Parameters<DropTarget['step']>[0]) => {
        const current = drag.current
        const place = current?.target.step(step)
        if (!current || !place) return null
        announce(describe(place, current.cardId))
        carryTo(current.target.corner() ?? current.start)
      },
    }),
    [describe, carryTo],
  )
  const onPointerMove = useCallback(
    (point: { x: number; y: number }) => {
      carryTo(point)
      drag.current?.target.pointAt(point.x, point.y)
      drag.current?.scroll?.pointAt(point.x, point.y)
    },
    [carryTo],
  )
  const mouse = useMemo(() => ({ ...MOUSE, onPointerMove }), [onPointerMove])
  const touch = useMemo(() => ({ ...TOUCH, onPointerMove }), [onPointerMove])
  const sensors = useSensors(
    useSensor(LightMouseSensor, mouse),
    useSensor(LightTouchSensor, touch),
    useSensor(KeyboardSensor, keyboard),
  )

  const onDragStart = useCallback(
    ({ activatorEvent }: DragStartEvent) => {
      const cardId = pressed.current
      if (!board.current || cardId === null) return
      const { state } = study.view.getState()
      const startsThemes = state.records.board.get(ui.boardId)?.kind === 'themes'
      const target = measureDropTarget(ui, board.current, cardId, { startsThemes })
      const point = pointOf(activatorEvent)
      drag.current = {
        cardId,
        cardIds: withSelected(ui, cardId),
        target,
        start: point ?? cornerOf(activatorEvent),
        scroll: point && startEdgeScroll(board.current, target),
      }
      ui.store.setState({ liftedId: cardId })
      if (point) return
      const columnId = columnOf(state, ui.boardId, cardId)
      if (columnId === null) return
      const place = { columnId, index: ui.columns.get(columnId)?.order().indexOf(cardId) ?? 0 }
      target.startAt(place)
      announce(`Picked up: ${textOf(cardId)}. ${describe(place, cardId)}`)
    },
    [board, ui, study, describe, textOf],
  )

  const finish = useCallback((): { drag: Drag; place: Place | null; drawn: readonly string[] } | null => {
    const ended = drag.current
    drag.current = null
    const place = ended?.target.place() ?? null
    // As it was held: what others have done meanwhile shows from the next line on.
    const drawn = ui.columns.get(place?.columnId ?? '')?.order() ?? []
    ui.store.setState({ liftedId: null })
    if (!ended) return null
    ended.scroll?.stop()
    ended.target.clear()
    return { drag: ended, place, drawn }
  }, [ui])

  const onDragEnd = useCallback(() => {
    const ended = finish()
    if (!ended?.place) return
    const { cardId, cardIds, scroll } = ended.drag
    const { place, drawn } = ended
    if (place.ontoCardId !== undefined) {
      void actions.startTheme([...new Set([place.ontoCardId, ...cardIds])])
      return
    }
    const moving = actions.move(cardIds, cardId, place, drawn)
    if (scroll) return
    const there = describe(place, cardId)
    const { foldedColumnIds } = ui.store.getState()
    ui.store.setState({
      wantsFocus: cardId,
      foldedColumnIds: new Set([...foldedColumnIds].filter((columnId) => columnId !== place.columnId)),
    })
    void moving.then((isMoved) =>
      announce(
        isMoved ? `Put down: ${textOf(cardId)}. ${there}` : `Put back where it was: ${textOf(cardId)}.`,
      ),
    )
  }, [finish, actions, ui, describe, textOf])

  const onDragCancel = useCallback(() => {
    const ended = finish()
    if (!ended || ended.drag.scroll) return
    ui.store.setState({ wantsFocus: ended.drag.cardId })
    announce(`Put back where it was: ${textOf(ended.drag.cardId)}.`)
  }, [finish, ui, textOf])

  return (
    <DndContext
      id={INSTRUCTIONS_ID}
      sensors={sensors}
      collisionDetection={NO_COLLISIONS}
      autoScroll={false}
      onDragStart={onDragStart}
      onDragEnd={onDragEnd}
      onDragCancel={onDragCancel}
      accessibility={ACCESSIBILITY}
    >
      <DragSurface board={board} pressed={pressed} className={className}>
        {children}
      </DragSurface>
      <DragOverlay dropAnimation={null} zIndex={40}>
        {liftedId === null ? null : <LiftedCard cardId={liftedId} ref={lifted} />}
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

function LiftedCard({ cardId, ref }: { cardId: string; ref: Ref<HTMLDivElement> }) {
  const ui = useBoardUi()
  const kind = useStudy((state) => state.records.card.get(cardId)?.kind)
  const isCovered = useIsCovered(cardId)
  const count = withSelected(ui, cardId).length
  return (
    <div ref={ref} className={styles['carrier']} aria-hidden="true">
      <div
        className={`${styles['card']} ${styles['lifted']}`}
        data-kind={isCovered ? undefined : kind}
        data-covered={isCovered || undefined}
        data-many={count > 1 || undefined}
      >
        <div className={styles['face']}>
          <CardFace cardId={cardId} />
        </div>
        {count > 1 && <span className={styles['manyCount']}>{count} cards</span>}
      </div>
    </div>
  )
}

function cornerOf({ target }: Event): { x: number; y: number } {
  // The card that is lifted lies where its original was, so its corner is where the carrying begins.
  const { left, top } = (target instanceof Element ? target : document.body).getBoundingClientRect()
  return { x: left, y: top }
}

function pointOf(event: Event): { x: number; y: number } | null {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY }
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) {
    const touch = event.touches[0]
    return touch ? { x: touch.clientX, y: touch.clientY } : null
  }
  return null
}
