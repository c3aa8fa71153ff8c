import type { Migration } from '../migrate.ts'

/**
 * Statements of the framework with every wording, what the author wrote in the draft's prompts, the workshop that cards
 * and rounds belong to, and ballots that were brought in from an earlier survey. Rounds of older files were all
 * of one workshop; which cards came with the template cannot be told there, so that cards stay without one.
 */
export const statements: Migration = {
  name: 'statements',
  sql: `
    CREATE TABLE statement (
      id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL, text TEXT NOT NULL,
      stage_id TEXT, tags TEXT NOT NULL, card_ids TEXT NOT NULL, item_ids TEXT NOT NULL,
      decision TEXT NOT NULL, is_deleted INTEGER NOT NULL, position TEXT NOT NULL
    ) STRICT;
    CREATE TABLE statement_wording (
      id TEXT PRIMARY KEY, statement_id TEXT NOT NULL REFERENCES statement(id), number INTEGER NOT NULL,
      text TEXT NOT NULL, reason TEXT NOT NULL, written_at TEXT NOT NULL, UNIQUE (statement_id, number)
    ) STRICT;
    CREATE TABLE author_text (id TEXT PRIMARY KEY, status TEXT NOT NULL, text TEXT NOT NULL) STRICT;

    ALTER TABLE ballot_item ADD COLUMN statement_id TEXT;
    ALTER TABLE ballot ADD COLUMN brought_from TEXT;
    ALTER TABLE card ADD COLUMN workshop_id TEXT;
    ALTER TABLE round ADD COLUMN workshop_id TEXT;
    UPDATE round SET workshop_id = (SELECT id FROM workshop ORDER BY position, id LIMIT 1);
  `,
}
