import { useEffect, type RefObject } from 'react'
import { useStudyStore } from '../../../api/StudyContext.tsx'
import { announce } from '../../../ui/toasts.ts'
import { useBoardUi } from '../boardUi.ts'
import { linkWays } from '../linkIndex.ts'
import { placeWords } from '../place.ts'
import { orderWith, selectAll, selectRange, toggleSelected, withSelected } from '../selection.ts'
import { useBoardActions } from '../useBoardActions.ts'
import { outlineCommand, type OutlineCommand } from './outlineKeys.ts'
import { areDetailsOpen, toggleDetails, useOutlineStore } from './outlineState.ts'
import { placeOfStep, type Step } from './outlineSteps.ts'
import { shownColumns } from './shownPlaces.ts'

/** The keys of all cards of the outline: one listener, so that a card of thousands costs nothing. */
export function useOutlineKeys(root: RefObject<HTMLElement | null>): void {
  const study = useStudyStore()
  const ui = useBoardUi()
  const outline = useOutlineStore()
  const actions = useBoardActions()

  useEffect(() => {
    const element = root.current
    if (!element) return undefined
    const now = () => study.view.getState().state

    function go(cardId: string, to: 'next' | 'previous' | 'first' | 'last'): void {
      const order = shownColumns(now(), ui).find((column) => column.order.includes(cardId))?.order ?? []
      const at = order.indexOf(cardId)
      const wantsFocus = {
        next: order[at + 1],
        previous: order[at - 1],
        first: order[0],
        last: order.at(-1),
      }[to]
      if (wantsFocus !== undefined) ui.store.setState({ wantsFocus })
    }

    async function step(cardId: string, direction: Step): Promise<void> {
      const place = placeOfStep(direction, cardId, shownColumns(now(), ui))
      if ('reason' in place) {
        announce(place.reason)
        return
      }
      const to = shownColumns(now(), ui).find(({ column }) => column.id === place.columnId)
      if (!to) return
      const words = to.column.role === 'tray' ? '' : `, ${placeWords(to.order, cardId, place.index)}`
      const moving = actions.move([cardId], cardId, place)
      // It stands there already, before the host has said so.
      ui.store.setState({ wantsFocus: cardId })
      if (await moving) announce(`Moved to ${to.column.name}${words}.`)
    }

    function setDetails(cardId: string, row: Element, isOpen: boolean): boolean {
      if (row.querySelector('[data-control="details"]') === null) return false
      if (areDetailsOpen(outline.getState(), cardId) === isOpen) return false
      toggleDetails(outline, cardId)
      // What was in focus may have been folded away.
      if (!isOpen) ui.store.setState({ wantsFocus: cardId })
      announce(isOpen ? 'Details shown.' : 'Details folded away.')
      return true
    }

    function link(cardId: string): void {
      const card = now().records.card.get(cardId)
      // The window says of a hidden card that it is hidden; its kind is nobody's business yet.
      const isCovered = card?.isHidden === true && !ui.store.getState().isPeeking
      if (card && (isCovered || linkWays(card.kind).length > 0)) {
        ui.store.setState({ dialog: { name: 'link', cardId } })
      } else announce('Steps and ideas are not linked. Barriers, enablers and training needs are.')
    }

    /** False where there was nothing to do, so that the key keeps what else it does. */
    function run(command: OutlineCommand, cardId: string, row: Element): boolean {
      switch (command.name) {
        case 'go':
          go(cardId, command.to)
          return true
        case 'step':
          void step(cardId, command.step)
          return true
        case 'details':
          return setDetails(cardId, row, command.isOpen)
        case 'edit':
          ui.store.setState({ dialog: { name: 'card', cardId } })
          return true
        case 'move':
          ui.store.setState({ dialog: { name: 'move', cardIds: withSelected(ui, cardId) } })
          return true
        case 'link':
          link(cardId)
          return true
        case 'choose':
          toggleSelected(ui, cardId)
          return true
        case 'chooseUpTo':
          selectRange(ui, orderWith(ui, cardId), cardId)
          return true
        case 'chooseAll':
          selectAll(ui, orderWith(ui, cardId))
          return true
        case 'add': {
          const field = row.closest('[data-column-id]')?.querySelector('textarea')
          field?.focus()
          return field !== null && field !== undefined
        }
        case 'delete':
          void actions.remove(withSelected(ui, cardId))
          return true
      }
    }

    function onKeyDown(event: KeyboardEvent): void {
      const target = event.target
      if (!(target instanceof HTMLElement) || event.isComposing) return
      const row = target.closest<HTMLElement>('[data-row-id]')
      const cardId = row?.dataset['rowId']
      if (!row || cardId === undefined) return
      const command = outlineCommand(event, target.dataset['cardId'] === cardId)
      if (command && run(command, cardId, row)) event.preventDefault()
    }

    element.addEventListener('keydown', onKeyDown)
    return () => element.removeEventListener('keydown', onKeyDown)
  }, [root, study, ui, outline, actions])
}
