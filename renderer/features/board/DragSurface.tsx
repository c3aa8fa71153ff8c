import { useDraggable } from '@dnd-kit/core'
import { useMemo, type ReactNode, type RefObject, type SyntheticEvent } from 'react'
import { useBoardUi } from './boardUi.ts'

/** What every card says it is described by: how to move it with the keyboard. */
export const INSTRUCTIONS_ID = 'card-instructions'

/**
 * The board as one thing to drag, which becomes whichever card is pressed. A draggable for each card would have
 * all of them drawn anew several times whenever one is lifted.
 */
export function DragSurface({
  board,
  pressed,
  className,
  children,
}: {
  board: RefObject<HTMLDivElement | null>
  /** The card that was pressed last. */
  pressed: RefObject<string | null>
  className: string
  children: ReactNode
}) {
  const ui = useBoardUi()
  const { listeners, setNodeRef } = useDraggable({ id: 'pressed-card' })

  const onCards = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(listeners ?? {}).map(([name, listen]) => [
          name,
          (event: SyntheticEvent) => {
            const face = event.target instanceof Element ? event.target.closest('[data-card-id]') : null
            if (!(face instanceof HTMLElement) || ui.store.getState().liftedId !== null) return
            pressed.current = face.dataset['cardId'] ?? null
            setNodeRef(face.parentElement)
            Reflect.apply(listen, undefined, [event])
          },
        ]),
      ),
    [listeners, setNodeRef, ui, pressed],
  )

  return (
    <div ref={board} className={className} {...onCards}>
      {children}
    </div>
  )
}
