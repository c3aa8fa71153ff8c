import { useEffect, useLayoutEffect, useRef, useSyncExternalStore, type RefObject } from 'react'
import { useStore } from 'zustand'
import { useStudyStore, useStudyView } from '../../../api/StudyContext.tsx'
import type { StudyView } from '../../../api/studyStore.ts'
import { getToasts, onToasts } from '../../../ui/toasts.ts'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { mergesOf } from '../boardView.ts'
import { findControl, headingOf, spotOf, type FocusSpot } from './focusSpot.ts'
import { foldColumns, isColumnFolded, useOutlineStore } from './outlineState.ts'
import { shownColumns } from './shownPlaces.ts'
import { changedCards } from './undoneCards.ts'

/**
 * Keeps the focus on its card, whoever moves that card, and leads it on where the card goes away: by hands
 * here or in another window, by the filter, by a dialog that closes. It comes after all that it looks after,
 * so that it sees the document as each change leaves it.
 */
export function FocusKeeper({ root }: { root: RefObject<HTMLElement | null> }) {
  const study = useStudyStore()
  const ui = useBoardUi()
  const outline = useOutlineStore()
  const view = useStudyView((whole) => whole)
  const wantsFocus = useBoardUiState((state) => state.wantsFocus)
  const isCovered = useBoardUiState(({ dialog, menu }) => dialog !== null || menu !== null)
  useBoardUiState((state) => state.filter)
  useStore(outline)
  useSyncExternalStore(onToasts, getToasts)

  const lastSpot = useRef<FocusSpot | null>(null)
  /** The element that had the focus last, anywhere on the page. */
  const lastFocused = useRef<Element | null>(null)
  const askedUndo = useRef<StudyView | null>(null)
  const lastView = useRef(view)

  useEffect(() => {
    function onFocusIn(event: FocusEvent): void {
      if (!(event.target instanceof Element)) return
      lastFocused.current = event.target
      if (root.current?.contains(event.target) === true) lastSpot.current = spotOf(event.target)
    }
    document.addEventListener('focusin', onFocusIn)
    return () => document.removeEventListener('focusin', onFocusIn)
  }, [root])

  useEffect(() => {
    const element = root.current
    function onKeyDown(event: KeyboardEvent): void {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && /^[zy]$/i.test(event.key)
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea')
      if (isUndo && !isTyping) askedUndo.current = study.view.getState()
      else if (event.key !== 'Control' && event.key !== 'Meta' && event.key !== 'Shift')
        askedUndo.current = null
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [root, study])

  /** Where a card shows, itself or the one that it was merged into. */
  function placeOf(cardId: string): { cardId: string; columnId: string } | null {
    const { state } = study.view.getState()
    const shownId = mergesOf(state).survivorOf(cardId)
    const found = shownColumns(state, ui).find(({ order }) => order.includes(shownId))
    return found ? { cardId: shownId, columnId: found.column.id } : null
  }

  function restore(spot: FocusSpot): void {
    const element = root.current
    if (!element) return
    const place = spot.cardId === null ? null : placeOf(spot.cardId)
    if (place) {
      const control = findControl(element, place.cardId, spot.control)
      if (control) control.focus()
      else ui.store.setState({ wantsFocus: place.cardId })
      return
    }
    const { state } = study.view.getState()
    const order = shownColumns(state, ui).find(({ column }) => column.id === spot.columnId)?.order ?? []
    const neighbour = spot.cardId === null ? undefined : (order[spot.index] ?? order.at(-1))
    const isFolded = spot.columnId !== null && isColumnFolded(outline, ui, spot.columnId)
    if (neighbour === undefined || isFolded) headingOf(element, spot.columnId).focus()
    else ui.store.setState({ wantsFocus: neighbour })
  }

  function isLost(): boolean {
    const { activeElement } = document
    if (activeElement !== null && activeElement !== document.body) return false
    // Somebody who clicks beside everything has let go of the focus, and nothing takes it back.
    return lastFocused.current !== null && !lastFocused.current.isConnected
  }

  /** The card that an undo brought back or moved back; undefined where this was no undo, or it shows none. */
  function undoneCard(before: StudyView, after: StudyView): string | undefined {
    const isUndo = before.history.undo !== null && after.history.redo === before.history.undo
    const isRedo = before.history.redo !== null && after.history.undo === before.history.redo
    if (before === after || !(isUndo || isRedo)) return undefined
    const changed = changedCards(before.state, after.state, ui.boardId)
    const current = lastSpot.current?.cardId ?? null
    if (current !== null && changed.has(current)) return current
    return [...changed].find((cardId) => placeOf(cardId) !== null)
  }

  useLayoutEffect(() => {
    if (wantsFocus !== null) {
      const place = placeOf(wantsFocus)
      if (!place) {
        ui.store.setState({ wantsFocus: null })
        if (isLost())
          restore({ columnId: null, index: 0, control: null, ...lastSpot.current, cardId: wantsFocus })
      } else {
        if (isColumnFolded(outline, ui, place.columnId)) foldColumns(outline, ui, [place.columnId], false)
        if (place.cardId !== wantsFocus) ui.store.setState({ wantsFocus: place.cardId })
      }
      return
    }
    if (isCovered) return
    const before = askedUndo.current ?? (isLost() ? lastView.current : null)
    const undone = before === null ? undefined : undoneCard(before, view)
    if (undone !== undefined) {
      askedUndo.current = null
      ui.store.setState({ wantsFocus: undone })
    } else if (isLost() && lastSpot.current) {
      // A message went away: perhaps its undo button was pressed, and what it undoes comes in a moment.
      if (view.state === lastView.current.state) askedUndo.current = view
      restore(lastSpot.current)
    }
  })

  useLayoutEffect(() => {
    lastView.current = view
  }, [view])

  // A window over the page gives the focus back a little later than it goes.
  useEffect(() => {
    if (isCovered) return undefined
    const frame = requestAnimationFrame(() => {
      if (isLost() && lastSpot.current && ui.store.getState().wantsFocus === null) restore(lastSpot.current)
    })
    return () => cancelAnimationFrame(frame)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when a window has closed; the rest is read then
  }, [isCovered])

  return null
}
