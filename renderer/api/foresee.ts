import type { ParsedInputOf, ProcedureName } from '#shared/contract/contract'
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
import { setRecord, type RecordChange } from '#shared/domain/study/recordChange'
import type { ReadonlyStudyState } from '#shared/domain/study/studyState'

type Foresee<N extends ProcedureName> = (state: ReadonlyStudyState, input: ParsedInputOf<N>) => RecordChange[]

/**
 * What the host will do for the commands that a person waits to see: the same pure code as the host's own,
 * so that the screen can show it before the host has answered. Other commands are shown when they have happened.
 */
const FORESEEN: { readonly [N in ProcedureName]?: Foresee<N> } = {
  'card.add': (state, { cardId, kind, text, ...destination }) =>
    addCard(state, { id: cardId, kind, text, note: '', tags: [], panelGroupId: null }, destination),
  'card.edit': (state, { cardId, ...edit }) => editCard(state, cardId, edit),
  'card.move': (state, { cardId, ...destination }) => moveCard(state, cardId, destination),
  'card.delete': (state, { cardId }) => deleteCard(state, cardId),
  'link.add': (state, { linkId, ...link }) => addLink(state, { id: linkId, ...link }),
  'link.remove': (state, { linkId }) => removeLink(state, linkId),
  'column.add': (state, { columnId, boardId, name }) =>
    addColumn(state, { id: columnId, boardId, name, purpose: '', actors: [] }),
  'column.edit': (state, { columnId, ...edit }) => editColumn(state, columnId, edit),
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
