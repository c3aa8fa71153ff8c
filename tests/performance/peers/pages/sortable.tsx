import {
  closestCenter,
  DndContext,
  DragOverlay,
  getFirstCollision,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  rectIntersection,
  useDroppable,
  useSensor,
  useSensors,
  type CollisionDetection,
  type DragEndEvent,
  type DragOverEvent,
  type UniqueIdentifier,
} from '@dnd-kit/core'
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import { BoardFrame, ColumnFrame } from './BoardFrame.tsx'
import { CardBox } from './CardBox.tsx'
import type { BoardContent, CardContent, ColumnContent } from './content.ts'
import { moved, placementOf, type Placement } from './placement.ts'
import { showBoard } from './showBoard.tsx'

/** After the “Multiple containers” example of its documentation: sortable lists, an overlay, moves while dragging. */
function Board({ content }: { content: BoardContent }) {
  const [placement, setPlacement] = useState(() => placementOf(content))
  const [activeCard, setActiveCard] = useState<CardContent | null>(null)
  const lastOverId = useRef<UniqueIdentifier | null>(null)
  const hasJustChangedColumn = useRef(false)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )

  const detectCollision: CollisionDetection = useCallback(
    (args) => {
      const under = pointerWithin(args)
      let overId = getFirstCollision(under.length > 0 ? under : rectIntersection(args), 'id')
      if (overId !== null) {
        const cards = placement[overId]
        if (cards && cards.length > 0) {
          const ids = new Set<UniqueIdentifier>(cards.map(({ id }) => id))
          overId =
            closestCenter({
              ...args,
              droppableContainers: args.droppableContainers.filter(({ id }) => ids.has(id)),
            })[0]?.id ?? overId
        }
        lastOverId.current = overId
        return [{ id: overId }]
      }
      // The layout has just shifted, so that nothing is under the pointer for a moment.
      if (hasJustChangedColumn.current && activeCard) lastOverId.current = activeCard.id
      return lastOverId.current === null ? [] : [{ id: lastOverId.current }]
    },
    [placement, activeCard],
  )

  useEffect(() => {
    requestAnimationFrame(() => {
      hasJustChangedColumn.current = false
    })
  }, [placement])

  function changeColumn({ active, over }: DragOverEvent) {
    if (!over) return
    const from = whereIs(placement, active.id)
    const to = whereIs(placement, over.id)
    if (!from || !to || from.columnId === to.columnId) return
    const isBelow = (active.rect.current.translated?.top ?? 0) > over.rect.top + over.rect.height
    const index = to.index < 0 ? (placement[to.columnId]?.length ?? 0) : to.index + (isBelow ? 1 : 0)
    hasJustChangedColumn.current = true
    setPlacement(moved(placement, from, { columnId: to.columnId, index }))
  }

  function drop({ active, over }: DragEndEvent) {
    setActiveCard(null)
    if (!over) return
    const from = whereIs(placement, active.id)
    const to = whereIs(placement, over.id)
    if (from && to && from.columnId === to.columnId && to.index >= 0 && from.index !== to.index)
      setPlacement(moved(placement, from, to))
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={detectCollision}
      onDragStart={({ active }) => {
        const place = whereIs(placement, active.id)
        setActiveCard((place && placement[place.columnId]?.[place.index]) ?? null)
      }}
      onDragOver={changeColumn}
      onDragEnd={drop}
      onDragCancel={() => setActiveCard(null)}
    >
      <BoardFrame title={content.title}>
        {content.columns.map((column) => (
          <Column key={column.id} column={column} cards={placement[column.id] ?? []} />
        ))}
      </BoardFrame>
      <DragOverlay>{activeCard && <CardBox card={activeCard} isCopy />}</DragOverlay>
    </DndContext>
  )
}

/** An index of −1: the column itself. */
function whereIs(placement: Placement, id: UniqueIdentifier): { columnId: string; index: number } | null {
  if (id in placement) return { columnId: String(id), index: -1 }
  for (const [columnId, cards] of Object.entries(placement)) {
    const index = cards.findIndex((card) => card.id === id)
    if (index >= 0) return { columnId, index }
  }
  return null
}

const Column = memo(function Column({
  column,
  cards,
}: {
  column: ColumnContent
  cards: readonly CardContent[]
}) {
  const { setNodeRef } = useDroppable({ id: column.id })
  return (
    <ColumnFrame name={column.name} count={cards.length}>
      <SortableContext items={cards as CardContent[]} strategy={verticalListSortingStrategy}>
        <ol className="list" ref={setNodeRef}>
          {cards.map((card) => (
            <SortableCard key={card.id} card={card} />
          ))}
        </ol>
      </SortableContext>
    </ColumnFrame>
  )
})

const SortableCard = memo(function SortableCard({ card }: { card: CardContent }) {
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id: card.id })
  return (
    <li ref={setNodeRef} style={{ transform: CSS.Translate.toString(transform), transition }}>
      <CardBox
        card={card}
        isDragging={isDragging}
        face={{ ref: setActivatorNodeRef, ...attributes, ...listeners }}
      />
    </li>
  )
})

showBoard(Board)
