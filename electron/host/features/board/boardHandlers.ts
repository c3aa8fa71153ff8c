import type { boardContract } from '#shared/contract/board.contract'
import {
  addCard,
  addColumn,
  addLink,
  deleteCard,
  editCard,
  editColumn,
  moveCard,
  removeLink,
} from '#shared/domain/board/boardCommands'
import type { HandlersFor } from '../../rpc/handlers.ts'

const done = {}

export function boardHandlers(): HandlersFor<typeof boardContract> {
  return {
    'card.add': (study, { cardId, kind, text, ...destination }) => ({
      output: done,
      decision: {
        name: 'card.added',
        label: 'add a card',
        changes: addCard(
          study.state(),
          { id: cardId, kind, text, note: '', tags: [], panelGroupId: null },
          destination,
        ),
      },
    }),
    'card.edit': (study, { cardId, ...edit }) => ({
      output: done,
      decision: { name: 'card.edited', label: 'edit a card', changes: editCard(study.state(), cardId, edit) },
    }),
    'card.move': (study, { cardId, ...destination }) => ({
      output: done,
      decision: {
        name: 'card.moved',
        label: 'move a card',
        changes: moveCard(study.state(), cardId, destination),
      },
    }),
    'card.delete': (study, { cardId }) => ({
      output: done,
      decision: { name: 'card.deleted', label: 'delete a card', changes: deleteCard(study.state(), cardId) },
    }),
    'link.add': (study, { linkId, ...link }) => ({
      output: done,
      decision: {
        name: 'link.added',
        label: 'link two cards',
        changes: addLink(study.state(), { id: linkId, ...link }),
      },
    }),
    'link.remove': (study, { linkId }) => ({
      output: done,
      decision: { name: 'link.removed', label: 'remove a link', changes: removeLink(study.state(), linkId) },
    }),
    'column.add': (study, { columnId, boardId, name }) => ({
      output: done,
      decision: {
        name: 'column.added',
        label: 'add a stage',
        changes: addColumn(study.state(), { id: columnId, boardId, name, purpose: '', actors: [] }),
      },
    }),
    'column.edit': (study, { columnId, ...edit }) => ({
      output: done,
      decision: {
        name: 'column.edited',
        label: 'edit a stage',
        changes: editColumn(study.state(), columnId, edit),
      },
    }),
    'history.undo': () => ({ output: done, decision: 'undo' }),
    'history.redo': () => ({ output: done, decision: 'redo' }),
  }
}
