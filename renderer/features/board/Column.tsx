import { memo, useEffect, useId, useLayoutEffect, useState } from 'react'
import type { Column as ColumnRecord } from '#shared/domain/board/board'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { selectCardIds } from './boardSelectors.ts'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import { CardList } from './CardList.tsx'
import styles from './Column.module.css'
import { Composer } from './Composer.tsx'

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
  const order = useStudyList((state) => selectCardIds(state, columnId))
  const isFolded = useBoardUiState((state) => state.foldedColumnIds.has(columnId))
  const headingId = useId()
  const [element, setElement] = useState<HTMLElement | null>(null)
  const isNear = useIsNear(element, isNearAtFirst)

  if (!column) return null

  function fold(isFoldedNow: boolean): void {
    const ids = new Set(ui.store.getState().foldedColumnIds)
    if (isFoldedNow) ids.add(columnId)
    else ids.delete(columnId)
    ui.store.setState({ foldedColumnIds: ids })
  }

  if (isFolded) return <FoldedColumn column={column} order={order} onUnfold={() => fold(false)} />
  return (
    <section
      ref={setElement}
      className={styles['column']}
      data-role={column.role}
      aria-labelledby={headingId}
    >
      <header className={styles['header']}>
        <div className={styles['titleRow']}>
          <h2 id={headingId} className={styles['name']}>
            {column.name}
          </h2>
          <span className={styles['count']}>{countWords(order.length)}</span>
          {column.role === 'stage' ? (
            <IconButton
              icon="edit"
              size="small"
              label={`Edit stage ${column.name}`}
              onPress={() => ui.store.setState({ dialog: { name: 'column', columnId } })}
            />
          ) : (
            <IconButton
              icon={column.role === 'tray' ? 'left' : 'right'}
              size="small"
              label={`Fold away ${column.name}`}
              onPress={() => fold(true)}
            />
          )}
        </div>
        {column.purpose !== '' && <p className={styles['purpose']}>{column.purpose}</p>}
        {column.actors.length > 0 && (
          <p className={styles['actors']} title={column.actors.join(', ')}>
            <strong>Who acts:</strong> {column.actors.join(', ')}
          </p>
        )}
      </header>
      <CardList
        columnId={columnId}
        name={column.name}
        headingId={headingId}
        column={element}
        order={order}
        isNear={isNear}
      />
      <Composer columnId={columnId} columnName={column.name} />
    </section>
  )
})

/** The tray or the parking lot as a narrow strip, which still takes cards. */
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

  useLayoutEffect(() => {
    if (!element) return undefined
    columns.set(column.id, {
      columnId: column.id,
      name: () => column.name,
      element,
      scroller: null,
      order: () => order,
      offsets: () => [],
      scrollTop: () => 0,
      showGap: (gap) => void element.toggleAttribute('data-over', gap !== null),
      reveal: () => undefined,
    })
    return () => {
      columns.delete(column.id)
    }
  }, [columns, column, order, element])

  return (
    <section ref={setElement} className={styles['folded']} data-role={column.role} aria-label={column.name}>
      <button type="button" className={styles['unfold']} aria-expanded="false" onClick={onUnfold}>
        <span>{column.name}</span>
        <span className={styles['count']}>{countWords(order.length)}</span>
      </button>
    </section>
  )
}

function countWords(count: number): string {
  return count === 1 ? '1 card' : `${count} cards`
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
