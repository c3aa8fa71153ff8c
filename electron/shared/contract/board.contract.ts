import { z } from 'zod'
import { board, column } from '#shared/domain/board/board'
import { card, cardKind, cardNote, cardText } from '#shared/domain/board/card'
import { linkType, merge } from '#shared/domain/board/link'
import { identifier } from '#shared/domain/identifier'
import { command } from './procedure.ts'

const done = z.strictObject({})

/** The most cards that one command takes: more than a room writes in a day. */
export const CARDS_AT_ONCE = 1_000

const destination = z.strictObject({
  boardId: identifier,
  columnId: identifier,
  /** The card to stand before; null for the end of the column. */
  beforeCardId: identifier.nullable(),
})

const cardKinds = board.shape.cardKinds.unwrap()
const cardIds = z
  .array(identifier)
  .min(1)
  .max(CARDS_AT_ONCE, `At most ${CARDS_AT_ONCE} cards at once. Choose fewer of them.`)
const tags = card.shape.tags

export const boardContract = {
  'card.add': command({
    access: 'facilitator',
    input: z.strictObject({ cardId: identifier, kind: cardKind, text: cardText, ...destination.shape }),
    output: done,
  }),
  /** Several new cards next to each other: a list that was pasted. All are added, or none. */
  'cards.add': command({
    access: 'facilitator',
    input: z.strictObject({
      cards: z
        .array(z.strictObject({ cardId: identifier, kind: cardKind, text: cardText }))
        .min(1)
        .max(CARDS_AT_ONCE),
      destination,
    }),
    output: done,
  }),
  'card.edit': command({
    access: 'facilitator',
    input: z.strictObject({
      cardId: identifier,
      kind: cardKind.optional(),
      text: cardText.optional(),
      note: cardNote.optional(),
      tags: tags.optional(),
    }),
    output: done,
  }),
  'card.duplicate': command({
    access: 'facilitator',
    input: z.strictObject({ cardId: identifier, copyId: identifier, boardId: identifier }),
    output: done,
  }),
  'card.move': command({
    access: 'facilitator',
    input: z.strictObject({ cardId: identifier, ...destination.shape }),
    output: done,
  }),
  /** Moves cards, in this order, next to each other. */
  'cards.move': command({
    access: 'facilitator',
    input: z.strictObject({ cardIds, destination }),
    output: done,
  }),
  'cards.tag': command({
    access: 'facilitator',
    input: z.strictObject({ cardIds, add: tags, remove: tags }),
    output: done,
  }),
  'card.delete': command({
    access: 'facilitator',
    input: z.strictObject({ cardId: identifier }),
    output: done,
  }),
  'cards.delete': command({
    access: 'facilitator',
    input: z.strictObject({ cardIds }),
    output: done,
  }),
  /** Out of the recycle bin. */
  'cards.restore': command({
    access: 'facilitator',
    input: z.strictObject({ cardIds }),
    output: done,
  }),
  /** Shows what was written in silence. */
  'cards.reveal': command({ access: 'facilitator', input: z.strictObject({}), output: done }),
  /** Keeps all, and lets one of them stand for all. */
  'cards.merge': command({
    access: 'facilitator',
    input: z.strictObject({
      intoCardId: identifier,
      merged: z
        .array(z.strictObject({ linkId: identifier, cardId: identifier }))
        .min(1)
        .max(CARDS_AT_ONCE),
      ...merge.shape,
    }),
    output: done,
  }),
  'card.split': command({
    access: 'facilitator',
    input: z.strictObject({ cardId: identifier }),
    output: done,
  }),
  'link.add': command({
    access: 'facilitator',
    input: z.strictObject({
      linkId: identifier,
      type: linkType.exclude(['duplicates']),
      fromCardId: identifier,
      toCardId: identifier,
    }),
    output: done,
  }),
  'link.remove': command({
    access: 'facilitator',
    input: z.strictObject({ linkId: identifier }),
    output: done,
  }),
  'column.add': command({
    access: 'facilitator',
    input: z.strictObject({ columnId: identifier, boardId: identifier, name: column.shape.name }),
    output: done,
  }),
  'column.edit': command({
    access: 'facilitator',
    input: z.strictObject({
      columnId: identifier,
      name: column.shape.name.optional(),
      purpose: column.shape.purpose.optional(),
      actors: column.shape.actors.optional(),
    }),
    output: done,
  }),
  'column.move': command({
    access: 'facilitator',
    input: z.strictObject({ columnId: identifier, beforeColumnId: identifier.nullable() }),
    output: done,
  }),
  /** Locks and unlocks, hides and reveals, puts away and brings back. */
  'column.configure': command({
    access: 'facilitator',
    input: z.strictObject({
      columnId: identifier,
      isLocked: z.boolean().optional(),
      isHidden: z.boolean().optional(),
      isArchived: z.boolean().optional(),
    }),
    output: done,
  }),
  /** A new column with these cards in it. */
  'theme.start': command({
    access: 'facilitator',
    input: z.strictObject({ columnId: identifier, boardId: identifier, name: column.shape.name, cardIds }),
    output: done,
  }),
  'board.add': command({
    access: 'facilitator',
    input: z.strictObject({
      boardId: identifier,
      kind: board.shape.kind,
      name: board.shape.name,
      cardKinds,
      trayId: identifier,
      parkingId: identifier,
      columns: z.array(z.strictObject({ columnId: identifier, name: column.shape.name })).max(100),
    }),
    output: done,
  }),
  'board.edit': command({
    access: 'facilitator',
    input: z.strictObject({
      boardId: identifier,
      name: board.shape.name.optional(),
      cardKinds: cardKinds.optional(),
      showsGroups: z.boolean().optional(),
    }),
    output: done,
  }),
  'board.configure': command({
    access: 'facilitator',
    input: z.strictObject({
      boardId: identifier,
      isLocked: z.boolean().optional(),
      isHidden: z.boolean().optional(),
      isArchived: z.boolean().optional(),
    }),
    output: done,
  }),
}
