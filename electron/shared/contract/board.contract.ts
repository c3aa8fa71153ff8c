import { z } from 'zod'
import { cardKind, cardNote, cardText } from '#shared/domain/board/card'
import { column } from '#shared/domain/board/board'
import { linkType } from '#shared/domain/board/link'
import { identifier } from '#shared/domain/identifier'
import { command } from './procedure.ts'

const done = z.strictObject({})

const destination = {
  boardId: identifier,
  columnId: identifier,
  /** The card to stand before; null for the end of the column. */
  beforeCardId: identifier.nullable(),
}

export const boardContract = {
  'card.add': command({
    access: 'facilitator',
    input: z.strictObject({ cardId: identifier, kind: cardKind, text: cardText, ...destination }),
    output: done,
  }),
  'card.edit': command({
    access: 'facilitator',
    input: z.strictObject({
      cardId: identifier,
      kind: cardKind.optional(),
      text: cardText.optional(),
      note: cardNote.optional(),
    }),
    output: done,
  }),
  'card.move': command({
    access: 'facilitator',
    input: z.strictObject({ cardId: identifier, ...destination }),
    output: done,
  }),
  'card.delete': command({
    access: 'facilitator',
    input: z.strictObject({ cardId: identifier }),
    output: done,
  }),
  'link.add': command({
    access: 'facilitator',
    input: z.strictObject({
      linkId: identifier,
      type: linkType,
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
  /** Takes back the last change of the boards that has not been taken back. */
  'history.undo': command({ access: 'facilitator', input: z.strictObject({}), output: done }),
  'history.redo': command({ access: 'facilitator', input: z.strictObject({}), output: done }),
}
