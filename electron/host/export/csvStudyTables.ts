import type { StudyIndex } from '#shared/domain/draft/studyIndex'
import { byPosition } from '#shared/domain/draft/studyIndex'
import type { ReadonlyStudyRecords } from '#shared/domain/study/records'
import { csvTable, NOT_SHOWN } from './csvTable.ts'
import type { ColumnMeanings, CsvRow, CsvTable } from './csvTable.ts'

/** Cards, boards and links. */
export function studyTables(records: ReadonlyStudyRecords, index: StudyIndex): CsvTable[] {
  return [
    csvTable('cards.csv', CARD_COLUMNS, cardRows(records, index)),
    csvTable('columns.csv', COLUMN_COLUMNS, columnRows(index)),
    csvTable('placements.csv', PLACEMENT_COLUMNS, placementRows(records, index)),
    csvTable('links.csv', LINK_COLUMNS, linkRows(records)),
  ]
}

const CARD_COLUMNS: ColumnMeanings = {
  card_id: 'identifier of the card',
  kind: 'step, barrier, enabler, training-need or idea',
  text: 'its words; “not shown” for a card that was never revealed',
  note: 'what was noted on it',
  tags: 'its tags, parted by semicolons',
  panel_group: 'short name of the panel group that wrote it; empty where nobody said',
  is_deleted: 'TRUE for a card that was deleted',
  is_hidden: 'TRUE for a card that was written in silence and never revealed',
}

function cardRows(records: ReadonlyStudyRecords, index: StudyIndex): CsvRow[] {
  return [...records.card.values()]
    .sort((first, second) => (first.id < second.id ? -1 : 1))
    .map((card) => ({
      card_id: card.id,
      kind: card.kind,
      // Whoever wrote it in silence was promised that nobody sees it before it is revealed.
      text: card.isHidden ? NOT_SHOWN : card.text,
      note: card.isHidden ? NOT_SHOWN : card.note,
      tags: card.isHidden ? NOT_SHOWN : card.tags.join('; '),
      panel_group: card.isHidden ? NOT_SHOWN : groupName(card.panelGroupId, index),
      is_deleted: card.isDeleted,
      is_hidden: card.isHidden,
    }))
}

function groupName(panelGroupId: string | null, index: StudyIndex): string | null {
  return panelGroupId === null ? null : (index.groupsById.get(panelGroupId)?.shortName ?? NOT_SHOWN)
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

function columnRows(index: StudyIndex): CsvRow[] {
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

function placementRows(records: ReadonlyStudyRecords, index: StudyIndex): CsvRow[] {
  const byColumn = Map.groupBy(records.placement.values(), (placement) => placement.columnId)
  return index.boards.flatMap(({ columns }) =>
    columns.flatMap((column) =>
      (byColumn.get(column.id) ?? []).sort(byPosition).map((placement, position) => ({
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

function linkRows(records: ReadonlyStudyRecords): CsvRow[] {
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
