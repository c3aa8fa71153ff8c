import type Database from 'better-sqlite3'
import { Refusal } from '#shared/domain/refusal'
import type { RecordChange } from '#shared/domain/study/recordChange'
import {
  emptyRecords,
  RECORD_KINDS,
  recordSchemas,
  type RecordKind,
  type RecordOf,
  type StudyRecords,
} from '#shared/domain/study/records'

/** How a field lies in its column: as it is, as 0 or 1, or as JSON. */
type Encoding = 'plain' | 'boolean' | 'json'

type ColumnsOf<K extends RecordKind> = { readonly [F in keyof RecordOf<K>]: [column: string, Encoding] }

interface RecordTable {
  readonly table: string
  readonly columns: Readonly<Record<string, [column: string, Encoding]>>
}

function table<K extends RecordKind>(_kind: K, name: string, columns: ColumnsOf<K>): RecordTable {
  return { table: name, columns }
}

/** A compile-time promise: every field of every record kind has a column, and no column is made up. */
const TABLES: Readonly<Record<Exclude<RecordKind, 'study'>, RecordTable>> = {
  panelGroup: table('panelGroup', 'panel_group', {
    id: ['id', 'plain'],
    name: ['name', 'plain'],
    shortName: ['short_name', 'plain'],
    isPublic: ['is_public', 'boolean'],
    usualMinimum: ['usual_minimum', 'plain'],
    usualMaximum: ['usual_maximum', 'plain'],
    position: ['position', 'plain'],
  }),
  workshop: table('workshop', 'workshop', {
    id: ['id', 'plain'],
    name: ['name', 'plain'],
    heldOn: ['held_on', 'plain'],
    position: ['position', 'plain'],
  }),
  agendaActivity: table('agendaActivity', 'agenda_activity', {
    id: ['id', 'plain'],
    workshopId: ['workshop_id', 'plain'],
    kind: ['kind', 'plain'],
    title: ['title', 'plain'],
    minutes: ['minutes', 'plain'],
    position: ['position', 'plain'],
  }),
  board: table('board', 'board', {
    id: ['id', 'plain'],
    kind: ['kind', 'plain'],
    name: ['name', 'plain'],
    position: ['position', 'plain'],
    cardKinds: ['card_kinds', 'json'],
    isLocked: ['is_locked', 'boolean'],
    isHidden: ['is_hidden', 'boolean'],
    showsGroups: ['shows_groups', 'boolean'],
    isArchived: ['is_archived', 'boolean'],
  }),
  column: table('column', 'board_column', {
    id: ['id', 'plain'],
    boardId: ['board_id', 'plain'],
    role: ['role', 'plain'],
    name: ['name', 'plain'],
    purpose: ['purpose', 'plain'],
    actors: ['actors', 'json'],
    position: ['position', 'plain'],
    isLocked: ['is_locked', 'boolean'],
    isHidden: ['is_hidden', 'boolean'],
    isArchived: ['is_archived', 'boolean'],
  }),
  card: table('card', 'card', {
    id: ['id', 'plain'],
    kind: ['kind', 'plain'],
    text: ['text', 'plain'],
    note: ['note', 'plain'],
    tags: ['tags', 'json'],
    panelGroupId: ['panel_group_id', 'plain'],
    workshopId: ['workshop_id', 'plain'],
    isDeleted: ['is_deleted', 'boolean'],
    isHidden: ['is_hidden', 'boolean'],
  }),
  placement: table('placement', 'placement', {
    id: ['id', 'plain'],
    boardId: ['board_id', 'plain'],
    cardId: ['card_id', 'plain'],
    columnId: ['column_id', 'plain'],
    position: ['position', 'plain'],
  }),
  link: table('link', 'link', {
    id: ['id', 'plain'],
    type: ['type', 'plain'],
    fromCardId: ['from_card_id', 'plain'],
    toCardId: ['to_card_id', 'plain'],
    merge: ['merge', 'json'],
  }),
  ballot: table('ballot', 'ballot', {
    id: ['id', 'plain'],
    title: ['title', 'plain'],
    question: ['question', 'plain'],
    lowLabel: ['low_label', 'plain'],
    highLabel: ['high_label', 'plain'],
    instructions: ['instructions', 'plain'],
    rule: ['rule', 'json'],
    plannedRounds: ['planned_rounds', 'plain'],
    carryOver: ['carry_over', 'plain'],
    isPractice: ['is_practice', 'boolean'],
    broughtFrom: ['brought_from', 'plain'],
    status: ['status', 'plain'],
    ruleHash: ['rule_hash', 'plain'],
    lockedAt: ['locked_at', 'plain'],
    position: ['position', 'plain'],
  }),
  ballotItem: table('ballotItem', 'ballot_item', {
    id: ['id', 'plain'],
    ballotId: ['ballot_id', 'plain'],
    cardId: ['card_id', 'plain'],
    columnId: ['column_id', 'plain'],
    statementId: ['statement_id', 'plain'],
    wording: ['wording', 'plain'],
    position: ['position', 'plain'],
  }),
  round: table('round', 'round', {
    id: ['id', 'plain'],
    ballotId: ['ballot_id', 'plain'],
    workshopId: ['workshop_id', 'plain'],
    number: ['number', 'plain'],
    itemIds: ['item_ids', 'json'],
    status: ['status', 'plain'],
    openedAt: ['opened_at', 'plain'],
    closedAt: ['closed_at', 'plain'],
    seatsInRoom: ['seats_in_room', 'plain'],
    tokensDealt: ['tokens_dealt', 'plain'],
  }),
  deviation: table('deviation', 'deviation', {
    id: ['id', 'plain'],
    ballotId: ['ballot_id', 'plain'],
    madeAt: ['made_at', 'plain'],
    fromRound: ['from_round', 'plain'],
    change: ['change', 'json'],
    reason: ['reason', 'plain'],
  }),
  discussionNote: table('discussionNote', 'discussion_note', {
    id: ['id', 'plain'],
    roundId: ['round_id', 'plain'],
    itemId: ['item_id', 'plain'],
    text: ['text', 'plain'],
  }),
  statement: table('statement', 'statement', {
    id: ['id', 'plain'],
    number: ['number', 'plain'],
    kind: ['kind', 'plain'],
    text: ['text', 'plain'],
    stageId: ['stage_id', 'plain'],
    tags: ['tags', 'json'],
    cardIds: ['card_ids', 'json'],
    itemIds: ['item_ids', 'json'],
    decision: ['decision', 'json'],
    isDeleted: ['is_deleted', 'boolean'],
    position: ['position', 'plain'],
  }),
  statementWording: table('statementWording', 'statement_wording', {
    id: ['id', 'plain'],
    statementId: ['statement_id', 'plain'],
    number: ['number', 'plain'],
    text: ['text', 'plain'],
    reason: ['reason', 'plain'],
    writtenAt: ['written_at', 'plain'],
  }),
  authorText: table('authorText', 'author_text', {
    id: ['id', 'plain'],
    status: ['status', 'plain'],
    text: ['text', 'plain'],
  }),
}

export interface RecordRepository {
  readAll(): StudyRecords
  write(changes: readonly RecordChange[]): void
}

/** Reads and writes the records of a study file. Everything that is read is parsed once, here. */
export function createRecordRepository(database: Database.Database): RecordRepository {
  const putStudy = database.prepare(
    `INSERT INTO study (id, title, body) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body`,
  )
  const put = new Map<RecordKind, Database.Statement>()
  const remove = new Map<RecordKind, Database.Statement>()
  for (const [kind, { table: name, columns }] of tableEntries()) {
    const names = Object.values(columns).map(([column]) => column)
    const updates = names
      .filter((column) => column !== 'id')
      .map((column) => `${column} = excluded.${column}`)
    put.set(
      kind,
      database.prepare(
        `INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
         ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
      ),
    )
    remove.set(kind, database.prepare(`DELETE FROM ${name} WHERE id = ?`))
  }
  remove.set('study', database.prepare('DELETE FROM study WHERE id = ?'))

  return {
    readAll() {
      const records = emptyRecords()
      for (const kind of RECORD_KINDS) {
        const rows = kind === 'study' ? readStudyRows(database) : readRows(database, kind)
        const target = records[kind] as Map<string, unknown>
        for (const row of rows) {
          const record = recordSchemas[kind].safeParse(row)
          if (!record.success) {
            throw new Refusal(
              'file-damaged',
              `This study holds a ${kind} that cannot be read. Open a backup.`,
            )
          }
          target.set(record.data.id, record.data)
        }
      }
      return records
    },
    write(changes) {
      for (const change of changes) {
        if (change.after === null) remove.get(change.kind)?.run(change.id)
        else if (change.kind === 'study') {
          putStudy.run(change.id, change.after.title, JSON.stringify(change.after))
        } else {
          const fields = change.after as unknown as Record<string, unknown>
          const values = Object.entries(TABLES[change.kind].columns).map(([field, [, encoding]]) =>
            encode(fields[field], encoding),
          )
          put.get(change.kind)?.run(...values)
        }
      }
    },
  }
}

function tableEntries() {
  return Object.entries(TABLES) as [Exclude<RecordKind, 'study'>, RecordTable][]
}

function readStudyRows(database: Database.Database): unknown[] {
  const bodies = database.prepare('SELECT body FROM study').pluck().all() as string[]
  return bodies.map((body) => JSON.parse(body) as unknown)
}

function readRows(database: Database.Database, kind: Exclude<RecordKind, 'study'>): unknown[] {
  const { table: name, columns } = TABLES[kind]
  // In the order in which they were made, which is the order of a tray.
  const rows = database.prepare(`SELECT * FROM ${name} ORDER BY rowid`).all() as Record<string, unknown>[]
  const fields = Object.entries(columns)
  return rows.map((row) =>
    Object.fromEntries(fields.map(([field, [column, encoding]]) => [field, decode(row[column], encoding)])),
  )
}

function encode(value: unknown, encoding: Encoding): unknown {
  if (encoding === 'boolean') return value === true ? 1 : 0
  return encoding === 'json' ? JSON.stringify(value) : value
}

function decode(value: unknown, encoding: Encoding): unknown {
  if (encoding === 'boolean') return value === 1
  return encoding === 'json' ? (JSON.parse(String(value)) as unknown) : value
}
