import type { Migration } from '../migrate.ts'

/**
 * One table a kind of record, with the fields that a query or a foreign key needs as columns of their own.
 * The ballot box (voter_token, response, answer) is WITHOUT ROWID: rows lie in the order of their random
 * tokens, so the file keeps no trace of the order in which they came. It has no column for a seat, a name
 * or a time.
 */
export const initial: Migration = {
  name: 'initial',
  sql: `
    CREATE TABLE study (
      id TEXT PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE panel_group (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL, is_public INTEGER NOT NULL,
      usual_minimum INTEGER, usual_maximum INTEGER, position TEXT NOT NULL
    ) STRICT;
    CREATE TABLE workshop (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, held_on TEXT, position TEXT NOT NULL
    ) STRICT;
    CREATE TABLE agenda_activity (
      id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), kind TEXT NOT NULL,
      title TEXT NOT NULL, minutes INTEGER NOT NULL, position TEXT NOT NULL
    ) STRICT;
    CREATE TABLE board (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, position TEXT NOT NULL
    ) STRICT;
    CREATE TABLE board_column (
      id TEXT PRIMARY KEY, board_id TEXT NOT NULL REFERENCES board(id), role TEXT NOT NULL,
      name TEXT NOT NULL, purpose TEXT NOT NULL, actors TEXT NOT NULL, position TEXT NOT NULL
    ) STRICT;
    CREATE TABLE card (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL, tags TEXT NOT NULL,
      panel_group_id TEXT REFERENCES panel_group(id), is_deleted INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE placement (
      id TEXT PRIMARY KEY, board_id TEXT NOT NULL REFERENCES board(id), card_id TEXT NOT NULL REFERENCES card(id),
      column_id TEXT NOT NULL REFERENCES board_column(id), position TEXT NOT NULL,
      UNIQUE (board_id, card_id)
    ) STRICT;
    CREATE TABLE link (
      id TEXT PRIMARY KEY, type TEXT NOT NULL, from_card_id TEXT NOT NULL REFERENCES card(id),
      to_card_id TEXT NOT NULL REFERENCES card(id), UNIQUE (type, from_card_id, to_card_id)
    ) STRICT;
    CREATE TABLE ballot (
      id TEXT PRIMARY KEY, title TEXT NOT NULL, question TEXT NOT NULL, low_label TEXT NOT NULL,
      high_label TEXT NOT NULL, instructions TEXT NOT NULL, rule TEXT NOT NULL, status TEXT NOT NULL,
      rule_hash TEXT, locked_at TEXT, position TEXT NOT NULL
    ) STRICT;
    CREATE TABLE ballot_item (
      id TEXT PRIMARY KEY, ballot_id TEXT NOT NULL REFERENCES ballot(id), card_id TEXT REFERENCES card(id),
      wording TEXT NOT NULL, position TEXT NOT NULL
    ) STRICT;
    CREATE TABLE round (
      id TEXT PRIMARY KEY, ballot_id TEXT NOT NULL REFERENCES ballot(id), number INTEGER NOT NULL,
      status TEXT NOT NULL, opened_at TEXT NOT NULL, closed_at TEXT, seats_in_room INTEGER NOT NULL,
      tokens_dealt INTEGER NOT NULL, UNIQUE (ballot_id, number)
    ) STRICT;

    CREATE TABLE change (
      revision INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT, at TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'superseded', 'permanent')), records TEXT NOT NULL
    ) STRICT;
    CREATE INDEX change_done ON change (revision) WHERE state = 'done';
    CREATE INDEX change_undone ON change (revision) WHERE state = 'undone';
    CREATE TABLE receipt (command_id TEXT PRIMARY KEY, output TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE voter_token (
      ballot_id TEXT NOT NULL REFERENCES ballot(id), token TEXT NOT NULL,
      panel_group_id TEXT NOT NULL REFERENCES panel_group(id), PRIMARY KEY (ballot_id, token)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE response (
      round_id TEXT NOT NULL REFERENCES round(id), token TEXT NOT NULL, channel TEXT NOT NULL,
      is_finished INTEGER NOT NULL, PRIMARY KEY (round_id, token)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE answer (
      round_id TEXT NOT NULL, token TEXT NOT NULL, item_id TEXT NOT NULL REFERENCES ballot_item(id),
      kind TEXT NOT NULL CHECK (kind IN ('score', 'unable', 'skipped')), score INTEGER,
      PRIMARY KEY (round_id, token, item_id), FOREIGN KEY (round_id, token) REFERENCES response (round_id, token)
    ) STRICT, WITHOUT ROWID;
  `,
}
