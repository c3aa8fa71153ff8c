import type { ParsedInputOf, ProcedureName } from '#shared/contract/contract'
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
import { deleteStatement, editStatement, moveStatement } from '#shared/domain/statement/statementCommands'
import { setRecord, type RecordChange } from '#shared/domain/study/recordChange'
import type { ReadonlyStudyState } from '#shared/domain/study/studyState'

type Foresee<N extends ProcedureName> = (state: ReadonlyStudyState, input: ParsedInputOf<N>) => RecordChange[]

/**
 * What the host will do for the commands that a person waits to see: the same pure code as the host's own,
 * so that the screen can show it before the host has answered. Other commands are shown when they have happened.
 */
const FORESEEN: { readonly [N in ProcedureName]?: Foresee<N> } = {
  'card.add': (state, { cardId, kind, text, ...destination }) =>
    addCards(state, [newCard({ id: cardId, kind, text })], destination),
  'cards.add': (state, { cards, destination }) =>
    addCards(
      state,
      cards.map(({ cardId, kind, text }) => newCard({ id: cardId, kind, text })),
      destination,
    ),
  'card.edit': (state, { cardId, ...edit }) => editCard(state, cardId, edit),
  'card.duplicate': (state, { cardId, copyId, boardId }) =>
    duplicateCard(state, cardId, { id: copyId, boardId }),
  'card.move': (state, { cardId, ...destination }) => moveCards(state, [cardId], destination),
  'cards.move': (state, { cardIds, destination }) => moveCards(state, cardIds, destination),
  'cards.tag': (state, { cardIds, add, remove }) => tagCards(state, cardIds, { add, remove }),
  'card.delete': (state, { cardId }) => deleteCards(state, [cardId]),
  'cards.delete': (state, { cardIds }) => deleteCards(state, cardIds),
  'cards.restore': (state, { cardIds }) => restoreCards(state, cardIds),
  'cards.reveal': (state) => revealCards(state),
  'cards.merge': (state, { intoCardId, merged, reason, decidedBy }) =>
    mergeCards(state, intoCardId, merged, { reason, decidedBy }),
  'card.split': (state, { cardId }) => splitCard(state, cardId),
  'link.add': (state, { linkId, ...link }) => addLink(state, { id: linkId, ...link }),
  'link.remove': (state, { linkId }) => removeLink(state, linkId),
  'column.add': (state, { columnId, boardId, name }) =>
    addColumn(state, { id: columnId, boardId, name, purpose: '', actors: [] }),
  'column.edit': (state, { columnId, ...edit }) => editColumn(state, columnId, edit),
  'column.move': (state, { columnId, beforeColumnId }) => moveColumn(state, columnId, beforeColumnId),
  'column.configure': (state, { columnId, ...wish }) => configureColumn(state, columnId, wish),
  'theme.start': (state, { columnId, boardId, name, cardIds }) =>
    startTheme(state, { id: columnId, boardId, name }, cardIds),
  'board.add': (state, { boardId, columns, ...board }) =>
    addBoard(state, {
      id: boardId,
      ...board,
      columns: columns.map(({ columnId, name }) => ({ id: columnId, name })),
    }),
  'board.edit': (state, { boardId, ...edit }) => editBoard(state, boardId, edit),
  'board.configure': (state, { boardId, ...wish }) => configureBoard(state, boardId, wish),
  'statement.edit': (state, { statementId, ...edit }) => editStatement(state, statementId, edit),
  'statement.move': (state, { statementId, beforeStatementId }) =>
    moveStatement(state, statementId, beforeStatementId),
  'statement.delete': (state, { statementId }) => deleteStatement(state, statementId),
  'study.edit': (state, edit) => {
    const [study] = state.records.study.values()
    if (!study) return []
    const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined))
    return [setRecord(state.records, 'study', { ...study, ...given })]
  },
  'panelGroup.edit': (state, { panelGroupId, ...edit }) => {
    const group = state.records.panelGroup.get(panelGroupId)
    if (!group) return []
    const edited = {
      ...group,
      name: edit.name ?? group.name,
      shortName: edit.shortName ?? group.shortName,
      isPublic: edit.isPublic ?? group.isPublic,
    }
    return [setRecord(state.records, 'panelGroup', edited)]
  },
}

/** The changes that a command will make to this state; none where that is left to the host. */
export function foresee<N extends ProcedureName>(
  name: N,
  state: ReadonlyStudyState,
  input: ParsedInputOf<N>,
): RecordChange[] {
  return FORESEEN[name]?.(state, input) ?? []
}
