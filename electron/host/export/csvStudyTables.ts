import type { StudyIndex } from '#shared/domain/draft/studyIndex'
import type { ReadonlyStudyRecords } from '#shared/domain/study/records'
import { comparePositions } from '#shared/domain/study/studyState'
import { groupNames } from './csvGroupNames.ts'
import { NOT_SHOWN } from './csvTable.ts'
import type { ColumnMeanings, DataRow, DataTable } from './csvTable.ts'

/** Workshops, the panel, cards, boards and links. */
export function studyTables(records: ReadonlyStudyRecords, index: StudyIndex): DataTable[] {
  return [
    {
      name: 'workshops',
      meaning: 'the meetings of the study',
      columns: WORKSHOP_COLUMNS,
      rows: workshopRows(index),
    },
    { name: 'groups', meaning: 'the panel groups', columns: GROUP_COLUMNS, rows: groupRows(index) },
    {
      name: 'cards',
      meaning: 'the cards of all boards',
      columns: CARD_COLUMNS,
      rows: cardRows(records, index),
    },
    {
      name: 'columns',
      meaning: 'the columns of the boards: stages of the pathway, themes, levels, parking lots',
      columns: COLUMN_COLUMNS,
      rows: columnRows(index),
    },
    {
      name: 'placements',
      meaning: 'which card stands where',
      columns: PLACEMENT_COLUMNS,
      rows: placementRows(records, index),
    },
    {
      name: 'links',
      meaning: 'what addresses, eases or repeats what',
      columns: LINK_COLUMNS,
      rows: linkRows(records),
    },
  ]
}

const WORKSHOP_COLUMNS: ColumnMeanings = {
  workshop_id: 'identifier of the workshop',
  order: 'its place in the study, from 1',
  name: 'its name',
  held_on: 'the day on which it was held',
}

function workshopRows({ workshops }: StudyIndex): DataRow[] {
  return workshops.map(({ workshop }, position) => ({
    workshop_id: workshop.id,
    order: position + 1,
    name: workshop.name,
    held_on: workshop.heldOn,
  }))
}

const GROUP_COLUMNS: ColumnMeanings = {
  panel_group: 'what the panel group is called in the other tables: its short name',
  name: 'its name',
  is_public: 'TRUE for public contributors, whose results stand beside everybody else’s',
}

function groupRows(index: StudyIndex): DataRow[] {
  const nameOf = groupNames(index)
  return index.groups.map(({ id, name, isPublic }) => ({
    panel_group: nameOf(id),
    name,
    is_public: isPublic,
  }))
}

const CARD_COLUMNS: ColumnMeanings = {
  card_id: 'identifier of the card',
  kind: 'step, barrier, enabler, training-need or idea',
  text: 'its words; “not shown” for a card that was never revealed',
  note: 'what was noted on it',
  tags: 'its tags, parted by semicolons',
  panel_group: 'short name of the panel group that wrote it; empty where nobody said',
  workshop_id: 'the workshop that it was written in; empty for what the study began with or was brought in',
  is_deleted: 'TRUE for a card that was deleted',
  is_hidden: 'TRUE for a card that was written in silence and never revealed',
}

function cardRows(records: ReadonlyStudyRecords, index: StudyIndex): DataRow[] {
  const nameOf = groupNames(index)
  return [...records.card.values()]
    .sort((first, second) => (first.id < second.id ? -1 : 1))
    .map((card) => ({
      card_id: card.id,
      kind: card.kind,
      // Whoever wrote it in silence was promised that nobody sees it before it is revealed.
      text: card.isHidden ? NOT_SHOWN : card.text,
      note: card.isHidden ? NOT_SHOWN : card.note,
      tags: card.isHidden ? NOT_SHOWN : card.tags.join('; '),
      panel_group: card.isHidden ? NOT_SHOWN : card.panelGroupId === null ? null : nameOf(card.panelGroupId),
      workshop_id: card.workshopId,
      is_deleted: card.isDeleted,
      is_hidden: card.isHidden,
    }))
}

const COLUMN_COLUMNS: ColumnMeanings = {
  column_id: 'identifier of the column: a stage, theme, level or parking lot',
  board_id: 'identifier of its board',
  board: 'name of its board',
  board_kind: 'kind of its board',
  role: 'stage or parking',
  order: 'its place on the board, from 1',
  name: 'its name',
  purpose: 'what it is for',
  actors: 'who acts in it, parted by semicolons',
}

function columnRows(index: StudyIndex): DataRow[] {
  return index.boards.flatMap(({ board, columns }) =>
    columns.map((column, position) => ({
      column_id: column.id,
      board_id: board.id,
      board: board.name,
      board_kind: board.kind,
      role: column.role,
      order: position + 1,
      name: column.name,
      purpose: column.purpose,
      actors: column.actors.join('; '),
    })),
  )
}

const PLACEMENT_COLUMNS: ColumnMeanings = {
  card_id: 'card that stands in a column',
  board_id: 'board of the column',
  column_id: 'the column',
  order: 'its place in the column, from 1',
}

function placementRows(records: ReadonlyStudyRecords, index: StudyIndex): DataRow[] {
  const byColumn = Map.groupBy(records.placement.values(), (placement) => placement.columnId)
  return index.boards.flatMap(({ columns }) =>
    columns.flatMap((column) =>
      (byColumn.get(column.id) ?? []).sort(comparePositions).map((placement, position) => ({
        card_id: placement.cardId,
        board_id: placement.boardId,
        column_id: placement.columnId,
        order: position + 1,
      })),
    ),
  )
}

const LINK_COLUMNS: ColumnMeanings = {
  link_id: 'identifier of the link',
  type: 'addressed-by, eased-by or duplicates',
  from_card_id: 'card that the link starts from',
  to_card_id: 'card that it leads to',
  merge_reason: 'for duplicates: why the first card was merged into the second',
  merge_decided_by: 'for duplicates: who decided it',
}

function linkRows(records: ReadonlyStudyRecords): DataRow[] {
  return [...records.link.values()]
    .sort((first, second) => (first.id < second.id ? -1 : 1))
    .map((link) => ({
      link_id: link.id,
      type: link.type,
      from_card_id: link.fromCardId,
      to_card_id: link.toCardId,
      merge_reason: link.merge?.reason ?? null,
      merge_decided_by: link.merge?.decidedBy ?? null,
    }))
}
