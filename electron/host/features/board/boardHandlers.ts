import type { boardContract } from '#shared/contract/board.contract'
import type { ChangeName } from '#shared/contract/events'
import { addBoard, configureBoard, editBoard } from '#shared/domain/board/boardCommands'
import {
  addCards,
  deleteCards,
  duplicateCard,
  editCard,
  moveCards,
  restoreCards,
  revealCards,
  tagCards,
} from '#shared/domain/board/cardCommands'
import {
  addColumn,
  configureColumn,
  editColumn,
  moveColumn,
  startTheme,
} from '#shared/domain/board/columnCommands'
import { addLink, mergeCards, removeLink, splitCard } from '#shared/domain/board/linkCommands'
import { newCard } from '#shared/domain/board/newCard'
import type { RecordChange } from '#shared/domain/study/recordChange'
import type { HandlersFor } from '../../rpc/handlers.ts'

/** An answer without contents, and a change that can be undone under this label. */
function done(name: ChangeName, label: string, changes: readonly RecordChange[]) {
  return { output: {}, decision: { name, label, changes } }
}

export function boardHandlers(): HandlersFor<typeof boardContract> {
  return {
    'card.add': (study, { cardId, kind, text, ...destination }) =>
      done(
        'card.added',
        'add a card',
        addCards(study.state(), [newCard({ id: cardId, kind, text })], destination),
      ),
    'cards.add': (study, { cards, destination }) =>
      done(
        'cards.added',
        `add ${countOfCards(cards.length)}`,
        addCards(
          study.state(),
          cards.map(({ cardId, kind, text }) => newCard({ id: cardId, kind, text })),
          destination,
        ),
      ),
    'card.edit': (study, { cardId, ...edit }) =>
      done('card.edited', 'edit a card', editCard(study.state(), cardId, edit)),
    'card.duplicate': (study, { cardId, copyId, boardId }) =>
      done(
        'card.duplicated',
        'duplicate a card',
        duplicateCard(study.state(), cardId, { id: copyId, boardId }),
      ),
    'card.move': (study, { cardId, ...destination }) =>
      done('card.moved', 'move a card', moveCards(study.state(), [cardId], destination)),
    'cards.move': (study, { cardIds, destination }) =>
      done(
        'cards.moved',
        `move ${countOfCards(cardIds.length)}`,
        moveCards(study.state(), cardIds, destination),
      ),
    'cards.tag': (study, { cardIds, add, remove }) =>
      done(
        'cards.tagged',
        `tag ${countOfCards(cardIds.length)}`,
        tagCards(study.state(), cardIds, { add, remove }),
      ),
    'card.delete': (study, { cardId }) =>
      done('card.deleted', 'delete a card', deleteCards(study.state(), [cardId])),
    'cards.delete': (study, { cardIds }) =>
      done('cards.deleted', `delete ${countOfCards(cardIds.length)}`, deleteCards(study.state(), cardIds)),
    'cards.restore': (study, { cardIds }) =>
      done(
        'cards.restored',
        `bring back ${countOfCards(cardIds.length)}`,
        restoreCards(study.state(), cardIds),
      ),
    'cards.reveal': (study) => done('cards.revealed', 'reveal the cards', revealCards(study.state())),
    'cards.merge': (study, { intoCardId, merged, reason, decidedBy }) =>
      done(
        'cards.merged',
        'merge cards',
        mergeCards(study.state(), intoCardId, merged, { reason, decidedBy }),
      ),
    'card.split': (study, { cardId }) =>
      done('card.split', 'split off a card', splitCard(study.state(), cardId)),
    'link.add': (study, { linkId, ...link }) =>
      done('link.added', 'link two cards', addLink(study.state(), { id: linkId, ...link })),
    'link.remove': (study, { linkId }) =>
      done('link.removed', 'remove a link', removeLink(study.state(), linkId)),
    'column.add': (study, { columnId, boardId, name }) =>
      done(
        'column.added',
        'add a column',
        addColumn(study.state(), { id: columnId, boardId, name, purpose: '', actors: [] }),
      ),
    'column.edit': (study, { columnId, ...edit }) =>
      done('column.edited', 'edit a column', editColumn(study.state(), columnId, edit)),
    'column.move': (study, { columnId, beforeColumnId }) =>
      done('column.moved', 'move a column', moveColumn(study.state(), columnId, beforeColumnId)),
    'column.configure': (study, { columnId, ...wish }) =>
      done('column.configured', wordsFor(wish, 'a column'), configureColumn(study.state(), columnId, wish)),
    'theme.start': (study, { columnId, boardId, name, cardIds }) =>
      done(
        'theme.started',
        'start a theme',
        startTheme(study.state(), { id: columnId, boardId, name }, cardIds),
      ),
    'board.add': (study, { boardId, columns, ...board }) =>
      done(
        'board.added',
        'add a board',
        addBoard(study.state(), {
          id: boardId,
          ...board,
          columns: columns.map(({ columnId, name }) => ({ id: columnId, name })),
        }),
      ),
    'board.edit': (study, { boardId, ...edit }) =>
      done('board.edited', 'edit a board', editBoard(study.state(), boardId, edit)),
    'board.configure': (study, { boardId, ...wish }) =>
      done('board.configured', wordsFor(wish, 'a board'), configureBoard(study.state(), boardId, wish)),
  }
}

function countOfCards(count: number): string {
  return count === 1 ? 'a card' : `${count} cards`
}

function wordsFor(
  wish: { isLocked?: boolean | undefined; isHidden?: boolean | undefined; isArchived?: boolean | undefined },
  what: string,
): string {
  if (wish.isArchived !== undefined) return wish.isArchived ? `put away ${what}` : `bring back ${what}`
  if (wish.isHidden !== undefined) return wish.isHidden ? `hide ${what}` : `reveal ${what}`
  return wish.isLocked === true ? `lock ${what}` : `unlock ${what}`
}
