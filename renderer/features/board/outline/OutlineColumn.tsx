import { memo, useId, useLayoutEffect, useRef, useState } from 'react'
import { useStudy } from '../../../api/StudyContext.tsx'
import { useBoardUi } from '../boardUi.ts'
import { useShownIds } from '../useShownIds.ts'
import styles from './Outline.module.css'
import { OutlineAdd } from './OutlineAdd.tsx'
import { OutlineHeading } from './OutlineHeading.tsx'
import { OutlineList } from './OutlineList.tsx'
import { useIsFolded } from './outlineState.ts'

export const OutlineColumn = memo(function OutlineColumn({ columnId }: { columnId: string }) {
  const ui = useBoardUi()
  const column = useStudy((state) => state.records.column.get(columnId))
  const isBoardLocked = useStudy((state) => state.records.board.get(ui.boardId)?.isLocked === true)
  const order = useShownIds(columnId)
  const isFolded = useIsFolded(columnId)
  const headingId = useId()
  const bodyId = useId()
  const [element, setElement] = useState<HTMLElement | null>(null)
  const latest = useRef({ name: '', order })

  useLayoutEffect(() => {
    latest.current = { name: column?.name ?? '', order }
  })

  // What is done with several cards takes them in the order in which the columns here list them.
  useLayoutEffect(() => {
    if (!element) return undefined
    ui.columns.set(columnId, {
      columnId,
      name: () => latest.current.name,
      element,
      scroller: null,
      isOrdered: false,
      order: () => latest.current.order,
      offsets: () => [],
      scrollTop: () => 0,
      showGap: () => undefined,
      markOnto: () => undefined,
      reveal: () => undefined,
    })
    return () => {
      ui.columns.delete(columnId)
    }
  }, [ui, columnId, element])

  if (!column) return null
  return (
    <section
      ref={setElement}
      className={styles['column']}
      data-column-id={columnId}
      data-role={column.role}
      aria-labelledby={headingId}
    >
      <OutlineHeading
        column={column}
        headingId={headingId}
        bodyId={bodyId}
        isFolded={isFolded}
        shown={order.length}
      />
      {!isFolded && (
        <div id={bodyId} className={styles['body']}>
          {column.purpose !== '' && <p className={styles['purpose']}>{column.purpose}</p>}
          {column.actors.length > 0 && (
            <p className={styles['purpose']}>
              <strong>Who acts:</strong> {column.actors.join(', ')}
            </p>
          )}
          <OutlineList columnId={columnId} headingId={headingId} order={order} role={column.role} />
          {!column.isLocked && !isBoardLocked && <OutlineAdd column={column} />}
        </div>
      )}
    </section>
  )
})
