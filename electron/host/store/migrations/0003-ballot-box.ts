import type { Migration } from '../migrate.ts'

/**
 * Every method and round: what a ballot plans, which items a round is about, changes of plan, what was said of an item,
 * answers of every kind, seat cards, and paper ballots that have been keyed in once.
 *
 * A seat card's code lies in the file, so that the cards can be printed again. The voter token that it stands for
 * does not: it is made from the code and a key that is never in the file. `paper_entry` is WITHOUT ROWID for the
 * same reason as the ballot box, and holds a sheet only until its second keying agrees.
 */
export const ballotBox: Migration = {
  name: 'ballot box',
  sql: `
    ALTER TABLE ballot ADD COLUMN planned_rounds INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE ballot ADD COLUMN carry_over TEXT NOT NULL DEFAULT 'all';
    ALTER TABLE ballot ADD COLUMN is_practice INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE ballot_item ADD COLUMN column_id TEXT;
    ALTER TABLE round ADD COLUMN item_ids TEXT NOT NULL DEFAULT '[]';
    UPDATE round SET item_ids = (
      SELECT json_group_array(id) FROM (
        SELECT id FROM ballot_item WHERE ballot_item.ballot_id = round.ballot_id ORDER BY position, id
      )
    );
    CREATE TABLE deviation (
      id TEXT PRIMARY KEY, ballot_id TEXT NOT NULL REFERENCES ballot(id), made_at TEXT NOT NULL,
      from_round INTEGER NOT NULL, change TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT;
    CREATE TABLE discussion_note (
      id TEXT PRIMARY KEY, round_id TEXT NOT NULL REFERENCES round(id),
      item_id TEXT NOT NULL REFERENCES ballot_item(id), text TEXT NOT NULL, UNIQUE (round_id, item_id)
    ) STRICT;

    CREATE TABLE given_answer (
      round_id TEXT NOT NULL, token TEXT NOT NULL, item_id TEXT NOT NULL REFERENCES ballot_item(id),
      kind TEXT NOT NULL CHECK (kind IN ('score', 'rank', 'dots', 'moscow', 'unable', 'skipped')),
      value INTEGER, PRIMARY KEY (round_id, token, item_id),
      FOREIGN KEY (round_id, token) REFERENCES response (round_id, token)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO given_answer SELECT round_id, token, item_id, kind, score FROM answer;
    DROP TABLE answer;
    ALTER TABLE given_answer RENAME TO answer;

    CREATE TABLE seat_card (
      code TEXT PRIMARY KEY, panel_group_id TEXT NOT NULL REFERENCES panel_group(id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE paper_entry (
      round_id TEXT NOT NULL REFERENCES round(id), token TEXT NOT NULL, item_id TEXT NOT NULL REFERENCES ballot_item(id),
      kind TEXT NOT NULL CHECK (kind IN ('score', 'rank', 'dots', 'moscow', 'unable', 'skipped')),
      value INTEGER, PRIMARY KEY (round_id, token, item_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE paper_sheet (
      round_id TEXT NOT NULL REFERENCES round(id), token TEXT NOT NULL, PRIMARY KEY (round_id, token)
    ) STRICT, WITHOUT ROWID;
  `,
}
