import { DragDropContext, Draggable, Droppable, type DropResult } from '@hello-pangea/dnd'
import { memo, useState } from 'react'
import { BoardFrame, ColumnFrame } from './BoardFrame.tsx'
import { CardBox } from './CardBox.tsx'
import type { BoardContent, CardContent, ColumnContent } from './content.ts'
import { moved, placementOf } from './placement.ts'
import { showBoard } from './showBoard.tsx'

/** As its documentation has it: a droppable a column, a draggable a card, and a list that is drawn anew only when changed. */
function Board({ content }: { content: BoardContent }) {
  const [placement, setPlacement] = useState(() => placementOf(content))
  function drop({ source, destination }: DropResult) {
    if (!destination) return
    setPlacement(
      moved(
        placement,
        { columnId: source.droppableId, index: source.index },
        { columnId: destination.droppableId, index: destination.index },
      ),
    )
  }
  return (
    <DragDropContext onDragEnd={drop}>
      <BoardFrame title={content.title}>
        {content.columns.map((column) => (
          <Column key={column.id} column={column} cards={placement[column.id] ?? []} />
        ))}
      </BoardFrame>
    </DragDropContext>
  )
}

const Column = memo(function Column({
  column,
  cards,
}: {
  column: ColumnContent
  cards: readonly CardContent[]
}) {
  return (
    <ColumnFrame name={column.name} count={cards.length}>
      <Droppable droppableId={column.id}>
        {({ innerRef, droppableProps, placeholder }) => (
          <ol className="list" ref={innerRef} {...droppableProps}>
            <Cards cards={cards} />
            {placeholder}
          </ol>
        )}
      </Droppable>
    </ColumnFrame>
  )
})

const Cards = memo(function Cards({ cards }: { cards: readonly CardContent[] }) {
  return cards.map((card, index) => <DraggableCard key={card.id} card={card} index={index} />)
})

const DraggableCard = memo(function DraggableCard({ card, index }: { card: CardContent; index: number }) {
  return (
    <Draggable draggableId={card.id} index={index} disableInteractiveElementBlocking>
      {({ innerRef, draggableProps, dragHandleProps }) => (
        <li ref={innerRef} {...draggableProps}>
          <CardBox card={card} face={dragHandleProps ?? undefined} />
        </li>
      )}
    </Draggable>
  )
})

showBoard(Board)
