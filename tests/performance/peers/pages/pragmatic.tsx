import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import {
  attachClosestEdge,
  extractClosestEdge,
  type Edge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { getReorderDestinationIndex } from '@atlaskit/pragmatic-drag-and-drop-hitbox/util/get-reorder-destination-index'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { memo, useEffect, useRef, useState } from 'react'
import { BoardFrame, ColumnFrame } from './BoardFrame.tsx'
import { CardBox } from './CardBox.tsx'
import type { BoardContent, CardContent, ColumnContent } from './content.ts'
import { moved, placementOf, type Placement } from './placement.ts'
import { showBoard } from './showBoard.tsx'

/** As the board of its documentation: cards are both dragged and dropped on, columns are dropped on, one monitor. */
function Board({ content }: { content: BoardContent }) {
  const [placement, setPlacement] = useState(() => placementOf(content))
  const board = useRef<HTMLElement>(null)

  useEffect(() => {
    if (!board.current) return
    return combine(
      autoScrollForElements({ element: board.current }),
      monitorForElements({
        onDrop({ source, location }) {
          const targets = location.current.dropTargets
          const column = targets.find(({ data }) => data['type'] === 'column')
          const card = targets.find(({ data }) => data['type'] === 'card')
          if (!column) return
          setPlacement((now) =>
            dropped(now, String(source.data['cardId']), {
              columnId: String(column.data['columnId']),
              overCardId: card ? String(card.data['cardId']) : null,
              edge: card ? extractClosestEdge(card.data) : null,
            }),
          )
        },
      }),
    )
  }, [])

  return (
    <BoardFrame title={content.title} boardRef={board}>
      {content.columns.map((column) => (
        <Column key={column.id} column={column} cards={placement[column.id] ?? []} />
      ))}
    </BoardFrame>
  )
}

interface Target {
  readonly columnId: string
  readonly overCardId: string | null
  readonly edge: Edge | null
}

function dropped(placement: Placement, cardId: string, { columnId, overCardId, edge }: Target): Placement {
  const from = Object.entries(placement)
    .map(([id, cards]) => ({ columnId: id, index: cards.findIndex((card) => card.id === cardId) }))
    .find(({ index }) => index >= 0)
  const cards = placement[columnId] ?? []
  if (!from) return placement
  const over = cards.findIndex((card) => card.id === overCardId)
  const isSameColumn = from.columnId === columnId
  const index =
    over < 0
      ? cards.length - (isSameColumn ? 1 : 0)
      : isSameColumn
        ? getReorderDestinationIndex({
            startIndex: from.index,
            indexOfTarget: over,
            closestEdgeOfTarget: edge,
            axis: 'vertical',
          })
        : over + (edge === 'bottom' ? 1 : 0)
  return moved(placement, from, { columnId, index })
}

const Column = memo(function Column({
  column,
  cards,
}: {
  column: ColumnContent
  cards: readonly CardContent[]
}) {
  const list = useRef<HTMLOListElement>(null)
  const [isOver, setIsOver] = useState(false)

  useEffect(() => {
    const element = list.current
    if (!element) return
    return combine(
      autoScrollForElements({ element }),
      dropTargetForElements({
        element,
        getData: () => ({ type: 'column', columnId: column.id }),
        getIsSticky: () => true,
        onDragEnter: () => setIsOver(true),
        onDragLeave: () => setIsOver(false),
        onDrop: () => setIsOver(false),
      }),
    )
  }, [column.id])

  return (
    <ColumnFrame name={column.name} count={cards.length}>
      <ol className="list" ref={list} data-over={isOver || undefined}>
        <Cards cards={cards} />
      </ol>
    </ColumnFrame>
  )
})

const Cards = memo(function Cards({ cards }: { cards: readonly CardContent[] }) {
  return cards.map((card) => <DraggableCard key={card.id} card={card} />)
})

const DraggableCard = memo(function DraggableCard({ card }: { card: CardContent }) {
  const item = useRef<HTMLLIElement>(null)
  const [isDragging, setIsDragging] = useState(false)
  const [edge, setEdge] = useState<Edge | null>(null)

  useEffect(() => {
    const element = item.current
    if (!element) return
    return combine(
      draggable({
        element,
        getInitialData: () => ({ type: 'card', cardId: card.id }),
        onDragStart: () => setIsDragging(true),
        onDrop: () => setIsDragging(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['type'] === 'card',
        getData: ({ input, element: target }) =>
          attachClosestEdge(
            { type: 'card', cardId: card.id },
            { input, element: target, allowedEdges: ['top', 'bottom'] },
          ),
        getIsSticky: () => true,
        // React leaves the card alone where the edge is the same as before.
        onDrag: ({ self, source }) =>
          setEdge(source.data['cardId'] === card.id ? null : extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    )
  }, [card.id])

  return (
    <li ref={item} style={{ position: 'relative' }}>
      <CardBox card={card} isDragging={isDragging} />
      {edge && <div className="line" style={edge === 'top' ? { top: -5 } : { top: 'auto', bottom: -5 }} />}
    </li>
  )
})

showBoard(Board)
