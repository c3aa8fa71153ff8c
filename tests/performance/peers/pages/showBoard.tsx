import { useEffect, type ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { declareUsable, elementWithId, readContent, type BoardContent } from './content.ts'

/** Mounts a board made of elements; it can be used when all effects of its cards have run. */
export function showBoard(Board: ComponentType<{ content: BoardContent }>): void {
  createRoot(elementWithId('root')).render(<Mounted Board={Board} content={readContent()} />)
}

function Mounted({
  Board,
  content,
}: {
  Board: ComponentType<{ content: BoardContent }>
  content: BoardContent
}) {
  // A parent's effect runs after those of its children.
  useEffect(declareUsable, [])
  return <Board content={content} />
}
