import type { StudyIndex } from '#shared/domain/draft/studyIndex'
import { byPosition } from '#shared/domain/draft/studyIndex'
import type { ReadonlyStudyRecords } from '#shared/domain/study/records'
import { csvTable, NOT_SHOWN } from './csvTable.ts'
import type { CsvRow, CsvTable } from './csvTable.ts'

/** Cards, boards and links. */
export function studyTables(records: ReadonlyStudyRecords, index: StudyIndex): CsvTable[] {
  return [
    csvTable('cards.csv', CARD_COLUMNS, cardRows(records, index)),
    csvTable('columns.csv', COLUMN_COLUMNS, columnRows(index)),
    csvTable('placements.csv', PLACEMENT_COLUMNS, placementRows(records, index)),
    csvTable('links.csv', LINK_COLUMNS, linkRows(records)),
  ]
}

const CARD_COLUMNS = ['card_id', 'kind', 'text', 'note', 'tags', 'panel_group', 'is_deleted', 'is_hidden']

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

const COLUMN_COLUMNS = [
  'column_id',
  'board_id',
  'board',
  'board_kind',
  'role',
  'order',
  'name',
  'purpose',
  'actors',
]

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

const PLACEMENT_COLUMNS = ['card_id', 'board_id', 'column_id', 'order']

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

const LINK_COLUMNS = ['link_id', 'type', 'from_card_id', 'to_card_id', 'merge_reason', 'merge_decided_by']

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
