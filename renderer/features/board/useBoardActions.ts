import { useMemo } from 'react'
import type { InputOf, ProcedureName } from '#shared/contract/contract'
import { placementId } from '#shared/domain/board/board'
import type { CardKind } from '#shared/domain/board/card'
import type { LinkType } from '#shared/domain/board/link'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { announce, showToast } from '../../ui/toasts.ts'
import { useBoardUi } from './boardUi.ts'
import { selectCardIds } from './boardSelectors.ts'
import { cardAfterPlace, type Place } from './place.ts'

export interface BoardActions {
  /** Adds a card at the end of a column; false when it was refused. */
  add(columnId: string, kind: CardKind, text: string): Promise<boolean>
  move(cardId: string, place: Place): Promise<boolean>
  /** Deletes without asking: the message that follows has an undo button. */
  remove(cardId: string): Promise<void>
  /** Says that an edit was saved that nobody pressed Save for, with an undo button. */
  saySaved(): void
  link(type: LinkType, fromCardId: string, toCardId: string): Promise<boolean>
  unlink(linkId: string): Promise<boolean>
}

/** What people do on a board. A refusal is shown as a message. */
export function useBoardActions(): BoardActions {
  const study = useStudyStore()
  const ui = useBoardUi()

  return useMemo(() => {
    async function act<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<boolean> {
      try {
        await study.act(name, input)
        return true
      } catch (error) {
        showToast(refusalOf(error).message, { tone: 'danger' })
        return false
      }
    }

    async function undoStep(label: string): Promise<void> {
      if (study.view.getState().history.undo !== label) {
        showToast('Something else has been changed since. Use the undo button step by step.')
        return
      }
      await act('history.undo', {})
    }

    return {
      add: (columnId, kind, text) =>
        act('card.add', {
          cardId: newIdentifier(),
          kind,
          text,
          boardId: ui.boardId,
          columnId,
          beforeCardId: null,
        }),
      move: (cardId, { columnId, index }) => {
        const order = selectCardIds(study.view.getState().state, columnId)
        // Where it stands already is no move, and no step to undo.
        if (order.indexOf(cardId) === index) return Promise.resolve(true)
        const beforeCardId = cardAfterPlace(order, cardId, index)
        return act('card.move', { cardId, boardId: ui.boardId, columnId, beforeCardId })
      },
      remove: async (cardId) => {
        const neighbour = neighbourOf(study.view.getState().state, ui.boardId, cardId)
        const deleting = act('card.delete', { cardId })
        // The card is gone from the screen already, and its focus with it.
        ui.store.setState({ wantsFocus: neighbour })
        if (!(await deleting)) return
        showToast('The card has been deleted.', {
          action: { label: 'Undo', run: () => void undoStep('delete a card') },
        })
      },
      saySaved: () =>
        showToast('The card has been saved.', {
          action: { label: 'Undo', run: () => void undoStep('edit a card') },
        }),
      link: (type, fromCardId, toCardId) =>
        act('link.add', { linkId: newIdentifier(), type, fromCardId, toCardId }),
      unlink: async (linkId) => {
        const isDone = await act('link.remove', { linkId })
        if (isDone) announce('The link has been removed.')
        return isDone
      },
    }
  }, [study, ui])
}

/** The card that takes over the focus when this one goes: the next one, or the one before. */
function neighbourOf(
  state: Parameters<typeof selectCardIds>[0],
  boardId: string,
  cardId: string,
): string | null {
  const placement = state.records.placement.get(placementId(boardId, cardId))
  if (!placement) return null
  const order = selectCardIds(state, placement.columnId)
  const at = order.indexOf(cardId)
  return order[at + 1] ?? order[at - 1] ?? null
}
