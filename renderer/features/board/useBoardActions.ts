import { useMemo } from 'react'
import type { InputOf, ProcedureName } from '#shared/contract/contract'
import type { CardKind } from '#shared/domain/board/card'
import type { LinkType } from '#shared/domain/board/link'
import type { StudyState } from '#shared/domain/study/studyState'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { countOf } from '../../ui/countOf.ts'
import { sayWithUndo } from '../../ui/sayWithUndo.ts'
import { announce, showToast } from '../../ui/toasts.ts'
import { useBoardUi, type BoardUi } from './boardUi.ts'
import { columnOf, orderOf, shownIds } from './boardView.ts'
import { cardAfterShownPlace, placeKept, type Place } from './place.ts'
import { clearSelection } from './selection.ts'

export interface BoardActions {
  /** Sends any command; false when it was refused, which is shown as a message. */
  act<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<boolean>
  /** As {@link act}, followed by a message with an undo button. */
  actThenSay<N extends ProcedureName>(name: N, input: InputOf<N>, message: string): Promise<boolean>
  /** Adds a card at the end of a column; false when it was refused. */
  add(columnId: string, kind: CardKind, text: string): Promise<boolean>
  /**
   * Moves cards, in this order, to a place that was counted among the others of the card that leads them: of all of
   * these, of those that the filter shows, or of those that were drawn where the drawing was held.
   */
  move(
    cardIds: readonly string[],
    leadId: string,
    place: Place,
    countedAmong?: 'all' | 'shown' | readonly string[],
  ): Promise<boolean>
  /** Deletes without asking: the message that follows has an undo button. */
  remove(cardIds: readonly string[]): Promise<void>
  duplicate(cardId: string): Promise<void>
  /** Starts a theme with these cards, and asks for its name where it stands. */
  startTheme(cardIds: readonly string[]): Promise<void>
  /** Says that an edit was saved that nobody pressed Save for, with an undo button. */
  saySaved(): void
  link(type: Exclude<LinkType, 'duplicates'>, fromCardId: string, toCardId: string): Promise<boolean>
  unlink(linkId: string): Promise<boolean>
}

/** What people do on a board. A refusal is shown as a message. */
export function useBoardActions(): BoardActions {
  const study = useStudyStore()
  const ui = useBoardUi()

  return useMemo(() => {
    const now = () => study.view.getState().state

    async function act<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<boolean> {
      ui.noteOwnChange()
      try {
        await study.act(name, input)
        return true
      } catch (error) {
        showToast(refusalOf(error).message, { tone: 'danger' })
        return false
      }
    }

    function sayDone(message: string): void {
      const turn = study.view.getState().undoTurn
      sayWithUndo(message, {
        isLatest: () => study.view.getState().undoTurn === turn,
        undo: () => void act('history.undo', {}),
      })
    }

    async function actThenSay<N extends ProcedureName>(
      name: N,
      input: InputOf<N>,
      message: string,
    ): Promise<boolean> {
      const isDone = await act(name, input)
      if (isDone) sayDone(message)
      return isDone
    }

    return {
      act,
      actThenSay,
      add: (columnId, kind, text) =>
        act('card.add', {
          cardId: newIdentifier(),
          kind,
          text,
          boardId: ui.boardId,
          columnId,
          beforeCardId: null,
        }),
      move: async (cardIds, leadId, place, countedAmong = 'shown') => {
        const { columnId } = place
        const all = orderOf(now(), ui.boardId).cardIds.get(columnId) ?? []
        const shown = countedAmong === 'shown' ? shownIn(ui, now(), columnId) : all
        const { order, index } =
          typeof countedAmong === 'string'
            ? { order: shown, index: place.index }
            : placeKept(countedAmong, all, leadId, place.index)
        const beforeCardId = cardAfterShownPlace(order, all, leadId, index, new Set(cardIds))
        const [only] = cardIds
        if (only !== undefined && cardIds.length === 1) {
          // Where it stands already is no move, and no step to undo.
          if (order.indexOf(only) === index) return true
          return act('card.move', { cardId: only, boardId: ui.boardId, columnId, beforeCardId })
        }
        const destination = { boardId: ui.boardId, columnId, beforeCardId }
        const isMoved = await act('cards.move', { cardIds: [...cardIds], destination })
        if (isMoved) clearSelection(ui)
        return isMoved
      },
      remove: async (cardIds) => {
        const [only] = cardIds
        if (only === undefined) return
        const neighbour = neighbourOf(ui, now(), only, new Set(cardIds))
        const deleting =
          cardIds.length === 1
            ? act('card.delete', { cardId: only })
            : act('cards.delete', { cardIds: [...cardIds] })
        // The cards are gone from the screen already, and the focus with them.
        ui.store.setState({ wantsFocus: neighbour })
        if (!(await deleting)) return
        clearSelection(ui)
        sayDone(
          cardIds.length === 1
            ? 'The card has been deleted.'
            : `${countOf(cardIds.length, 'card')} have been deleted.`,
        )
      },
      duplicate: async (cardId) => {
        const copyId = newIdentifier()
        if (await act('card.duplicate', { cardId, copyId, boardId: ui.boardId })) {
          ui.store.setState({ wantsFocus: copyId })
          sayDone('The card has been duplicated.')
        }
      },
      startTheme: async (cardIds) => {
        const columnId = newIdentifier()
        const name = freeThemeName(now(), ui.boardId)
        const starting = act('theme.start', { columnId, boardId: ui.boardId, name, cardIds: [...cardIds] })
        ui.store.setState({ namedColumnId: columnId })
        if (await starting) {
          clearSelection(ui)
          announce(`A theme has been started with ${countOf(cardIds.length, 'card')}. Give it a name.`)
        } else ui.store.setState({ namedColumnId: null })
      },
      saySaved: () => sayDone('The card has been saved.'),
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

/** The cards of a column that the filter leaves. */
function shownIn(ui: BoardUi, state: StudyState, columnId: string): readonly string[] {
  const { filter, verdicts } = ui.store.getState()
  return shownIds(state, ui.boardId, columnId, filter, verdicts)
}

/** The card that takes over the focus when these go: the next one that stays, or the one before. */
function neighbourOf(
  ui: BoardUi,
  state: StudyState,
  cardId: string,
  going: ReadonlySet<string>,
): string | null {
  const columnId = columnOf(state, ui.boardId, cardId)
  const order = columnId === null ? [] : shownIn(ui, state, columnId)
  const at = order.indexOf(cardId)
  const stays = (id: string) => !going.has(id)
  return order.slice(at).find(stays) ?? order.slice(0, Math.max(at, 0)).findLast(stays) ?? null
}

/** "Theme 1", "Theme 2", …: a name to write over. */
function freeThemeName(state: StudyState, boardId: string): string {
  const names = new Set(
    [...state.records.column.values()].filter((column) => column.boardId === boardId).map(({ name }) => name),
  )
  let number = 1
  while (names.has(`Theme ${number}`)) number += 1
  return `Theme ${number}`
}
