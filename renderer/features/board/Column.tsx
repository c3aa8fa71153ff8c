import { memo, useEffect, useId, useLayoutEffect, useRef, useState, type FocusEvent } from 'react'
import type { Column as ColumnRecord } from '#shared/domain/board/board'
import { useStudy } from '../../api/StudyContext.tsx'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import { CardList } from './CardList.tsx'
import styles from './Column.module.css'
import { ColumnHeader } from './ColumnHeader.tsx'
import { Composer } from './Composer.tsx'
import { foldColumn } from './foldColumn.ts'
import { countOf } from '../../ui/countOf.ts'
import { useColumnFocus } from './useColumnFocus.ts'
import { useShownIds } from './useShownIds.ts'

/** A column within this distance of the visible part of the board draws its cards. */
const NEAR = '400px'

export const Column = memo(function Column({
  columnId,
  isNearAtFirst,
}: {
  columnId: string
  isNearAtFirst: boolean
}) {
  const ui = useBoardUi()
  const column = useStudy((state) => state.records.column.get(columnId))
  const order = useShownIds(columnId)
  const isBoardLocked = useStudy((state) => state.records.board.get(ui.boardId)?.isLocked === true)
  const isFolded = useBoardUiState((state) => state.foldedColumnIds.has(columnId))
  const headingId = useId()
  const [element, setElement] = useState<HTMLElement | null>(null)
  const isNear = useIsNear(element, isNearAtFirst)

  if (!column) return null
  if (isFolded) {
    return <FoldedColumn column={column} order={order} onUnfold={() => foldColumn(ui, columnId, false)} />
  }
  return (
    <section
      ref={setElement}
      className={styles['column']}
      data-role={column.role}
      data-locked={column.isLocked || undefined}
      data-hidden={column.isHidden || undefined}
      aria-labelledby={headingId}
      onFocus={keepClear}
    >
      <ColumnHeader column={column} headingId={headingId} shown={order.length} />
      <CardList
        columnId={columnId}
        name={column.name}
        headingId={headingId}
        column={element}
        order={order}
        isOrdered={column.role !== 'tray'}
        isNear={isNear}
      />
      {!column.isLocked && !isBoardLocked && <Composer columnId={columnId} columnName={column.name} />}
    </section>
  )
})

/**
 * A browser leaves the focus behind what sticks to the board's edges, as long as it would be in sight without that.
 * What is pressed with the mouse stays where it is.
 */
function keepClear({ currentTarget, target }: FocusEvent<HTMLElement>): void {
  if (target.matches(':focus-visible')) currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** A column as a narrow strip, which still takes cards. */
function FoldedColumn({
  column,
  order,
  onUnfold,
}: {
  column: ColumnRecord
  order: readonly string[]
  onUnfold: () => void
}) {
  const { columns } = useBoardUi()
  const [element, setElement] = useState<HTMLElement | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  useColumnFocus(column.id, () => button.current)

  useLayoutEffect(() => {
    if (!element) return undefined
    columns.set(column.id, {
      columnId: column.id,
      name: () => column.name,
      element,
      scroller: null,
      isOrdered: false,
      order: () => order,
      offsets: () => [],
      scrollTop: () => 0,
      showGap: (gap) => void element.toggleAttribute('data-over', gap !== null),
      markOnto: () => undefined,
      reveal: () => undefined,
    })
    return () => {
      columns.delete(column.id)
    }
  }, [columns, column, order, element])

  return (
    <section ref={setElement} className={styles['folded']} data-role={column.role} aria-label={column.name}>
      <button
        ref={button}
        type="button"
        className={styles['unfold']}
        aria-expanded="false"
        onClick={onUnfold}
      >
        <span>{column.name}</span>
        <span className={styles['count']}>{countOf(order.length, 'card')}</span>
      </button>
    </section>
  )
}

/** Whether a column is in the visible part of the board or close to it. */
function useIsNear(element: HTMLElement | null, isNearAtFirst: boolean): boolean {
  const [isNear, setIsNear] = useState(isNearAtFirst)
  useEffect(() => {
    if (!element) return undefined
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.at(-1)?.isIntersecting ?? true),
      { root: element.parentElement, rootMargin: `0px ${NEAR}` },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return isNear
}
