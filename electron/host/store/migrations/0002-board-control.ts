import type { Migration } from '../migrate.ts'

/**
 * What the facilitator controls (locks, hiding, archives), which kinds of cards a board is for, and why cards
 * were merged. A card that waits in a tray has no placement any more: it waits there because it has no place.
 */
export const boardControl: Migration = {
  name: 'board control',
  sql: `
    ALTER TABLE board ADD COLUMN card_kinds TEXT NOT NULL
      DEFAULT '["step","barrier","enabler","training-need","idea"]';
    UPDATE board SET card_kinds = '["training-need"]' WHERE kind = 'training';
    UPDATE board SET card_kinds = '["barrier","enabler","training-need","idea"]' WHERE kind = 'themes';
    ALTER TABLE board ADD COLUMN is_locked INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE board ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE board ADD COLUMN shows_groups INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE board ADD COLUMN is_archived INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE board_column ADD COLUMN is_locked INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE board_column ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE board_column ADD COLUMN is_archived INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE card ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE link ADD COLUMN merge TEXT NOT NULL DEFAULT 'null';
    DELETE FROM placement WHERE column_id IN (SELECT id FROM board_column WHERE role = 'tray');
  `,
}
