import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useStudy, useStudyStore } from '../../api/StudyContext.tsx'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import { orderOf } from './boardView.ts'
import { CardItem } from './CardItem.tsx'
import styles from './Column.module.css'
import { lineAt } from './columnLayout.ts'
import { focusAfterKey } from './cardKeys.ts'
import { useBoardActions } from './useBoardActions.ts'
import { openComposer } from './openComposer.ts'
import { letGo, selectAll, selectRange, toggleSelected, withSelected } from './selection.ts'
import { useCardWindow } from './useCardWindow.ts'
import { useStillCards } from './useStillCards.ts'

/** The cards of one column: those that show are in the document, and nothing else. */
export const CardList = memo(function CardList({
  columnId,
  name,
  headingId,
  column,
  order,
  isOrdered,
  isNear,
}: {
  columnId: string
  name: string
  headingId: string
  /** The whole column's element. */
  column: HTMLElement | null
  order: readonly string[]
  /** False for a tray, where cards wait in the order in which they were made. */
  isOrdered: boolean
  /** False while the column is out of sight: then no card is drawn. */
  isNear: boolean
}) {
  const ui = useBoardUi()
  const actions = useBoardActions()
  const study = useStudyStore()
  const scroller = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLDivElement>(null)
  const { start, end, offsets, scrollTop, onScroll, observe } = useCardWindow(order, scroller)
  const wanted = useBoardUiState((state) =>
    state.wantsFocus !== null && order.includes(state.wantsFocus) ? state.wantsFocus : null,
  )
  /** The card that was last in focus here: the column's stop of the Tab key. */
  const [currentId, setCurrentId] = useState<string | null>(null)
  const liftedHere = useBoardUiState((state) =>
    state.liftedId !== null && order.includes(state.liftedId) ? state.liftedId : null,
  )
  const kept = wanted ?? liftedHere ?? currentId
  const keptIndex = kept === null ? -1 : order.indexOf(kept)
  const isKeptOutside = keptIndex !== -1 && (!isNear || keptIndex < start || keptIndex >= end)
  const tabStopId = keptIndex === -1 ? order[start] : kept

  useStillCards(order, offsets, scroller)

  // What dragging reads, kept current without being drawn.
  const latest = useRef({ name, order, offsets })
  useLayoutEffect(() => {
    latest.current = { name, order, offsets }
  })

  useLayoutEffect(() => {
    const list = scroller.current
    if (!column || !list) return undefined
    ui.columns.set(columnId, {
      columnId,
      name: () => latest.current.name,
      element: column,
      scroller: list,
      isOrdered,
      order: () => latest.current.order,
      offsets: () => latest.current.offsets,
      scrollTop: () => scrollTop.current,
      showGap(gap) {
        column.toggleAttribute('data-over', gap !== null)
        const mark = line.current
        if (!mark) return
        mark.hidden = gap === null || !isOrdered
        if (gap !== null) mark.style.transform = `translateY(${lineAt(latest.current.offsets, gap)}px)`
      },
      markOnto(cardId) {
        list.querySelector('[data-onto]')?.removeAttribute('data-onto')
        if (cardId === null) return
        list
          .querySelector(`[data-card-id="${CSS.escape(cardId)}"]`)
          ?.parentElement?.toggleAttribute('data-onto', true)
      },
      reveal: (gap) => revealBetween(list, latest.current.offsets, gap, gap),
    })
    return () => {
      ui.columns.delete(columnId)
    }
  }, [ui, columnId, column, isOrdered, scrollTop])

  useEffect(() => {
    if (wanted === null || !scroller.current) return
    const index = latest.current.order.indexOf(wanted)
    revealBetween(scroller.current, latest.current.offsets, index, index + 1)
    column?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [wanted, column])

  const onKey = useCallback(
    (event: KeyboardEvent, cardId: string): void => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'a') {
        event.preventDefault()
        selectAll(ui, latest.current.order)
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Delete') {
        event.preventDefault()
        void actions.remove(withSelected(ui, cardId))
        return
      }
      if (event.key === 'x' || event.key === 'X') {
        event.preventDefault()
        if (event.shiftKey) selectRange(ui, latest.current.order, cardId)
        else toggleSelected(ui, cardId)
        return
      }
      if (event.key === 'n' || event.key === 'N') {
        event.preventDefault()
        openComposer(ui, study.view.getState().state, columnId)
        return
      }
      if (event.key === 'Escape' && ui.store.getState().selectedIds.size > 0) {
        letGo(ui)
        return
      }
      const next = focusAfterKey(event.key, cardId, columnId, ui.columns)
      if (next === null) return
      event.preventDefault()
      ui.store.setState({ wantsFocus: next })
    },
    [actions, columnId, study, ui],
  )

  const drawn = isNear ? order.slice(start, end) : []
  // In their order, so that React never moves the element that has the focus, which would take it away.
  if (isKeptOutside && kept !== null) {
    if (keptIndex < start) drawn.unshift(kept)
    else drawn.push(kept)
  }

  return (
    <div ref={scroller} className={styles['scroller']} onScroll={onScroll}>
      <ul
        className={styles['cards']}
        aria-labelledby={headingId}
        style={{ height: offsets.at(-1) ?? 0, paddingTop: isNear ? (offsets[start] ?? 0) : 0 }}
      >
        {drawn.map((cardId, at) => {
          const isOutside = isKeptOutside && cardId === kept
          const index = isOutside ? keptIndex : start + at - (isKeptOutside && keptIndex < start ? 1 : 0)
          return (
            <CardItem
              key={cardId}
              cardId={cardId}
              index={index}
              count={order.length}
              isTabStop={cardId === tabStopId}
              outsideAt={isOutside ? (offsets[keptIndex] ?? 0) : null}
              observe={observe}
              onFocus={setCurrentId}
              onKey={onKey}
            />
          )
        })}
      </ul>
      {order.length === 0 && <EmptyWords columnId={columnId} />}
      <div ref={line} className={styles['line']} hidden aria-hidden="true" />
    </div>
  )
})

/** Why a column shows no card. */
function EmptyWords({ columnId }: { columnId: string }) {
  const { boardId } = useBoardUi()
  const isEmpty = useStudy((state) => (orderOf(state, boardId).cardIds.get(columnId)?.length ?? 0) === 0)
  return <p className={styles['nothing']}>{isEmpty ? 'Nothing here yet' : 'No card here fits'}</p>
}

/** Scrolls as little as it takes to show what lies between two gaps, with some room round it. */
function revealBetween(list: HTMLElement, offsets: readonly number[], from: number, to: number): void {
  const room = 40
  const top = (offsets[from] ?? 0) - room
  const bottom = (offsets[to] ?? 0) + room
  if (top < list.scrollTop) list.scrollTop = top
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight
}
