import { z } from 'zod'
import { cardKind } from '../board/card.ts'
import { identifier } from '../identifier.ts'
import { CARD_FIELDS, PLACE_FIELDS } from './cardTable.ts'

/** Names from a file that the study does not know; the host looks them up as they were told. */
const words = z.string().max(500)
const placeField = z.enum(PLACE_FIELDS)

/** What whoever brings cards in has chosen. Names that nothing was chosen for go to the tray, to no group, to `kind`. */
export const cardChoices = z.strictObject({
  /** Where a row names no kind, or one that is not known. */
  kind: cardKind,
  kinds: z.array(z.strictObject({ words, kind: cardKind })).max(200),
  places: z
    .array(
      z.strictObject({
        field: placeField,
        words,
        /** `tray`: without a place. `new`: a column of this name is made. */
        to: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('tray') }),
          z.strictObject({ kind: z.literal('new') }),
          z.strictObject({ kind: z.literal('column'), columnId: identifier }),
        ]),
      }),
    )
    .max(600),
  groups: z.array(z.strictObject({ words, panelGroupId: identifier.nullable() })).max(200),
  /** Whether cards are added that say the same as one before them, in the study or in the file. */
  addsTwins: z.boolean(),
  /** Whether the other rows come in where some are refused. */
  leavesOutRefused: z.boolean(),
})
export type CardChoices = z.infer<typeof cardChoices>

const count = z.int().min(0)
const strangeName = z.strictObject({ words: z.string(), count })

export const rowComplaint = z.strictObject({ line: z.int().min(1), message: z.string() })
/** Complaints that are told one by one; the others are counted. */
export const MOST_TOLD = 200

/** What would be added, and what stands in the way. */
export const cardPreview = z.strictObject({
  columns: z.array(z.strictObject({ header: z.string(), field: z.enum(CARD_FIELDS).nullable() })),
  /** How many cards would be added as things are chosen now. */
  cards: count,
  byKind: z.array(z.strictObject({ kind: cardKind, count })),
  /** The first few of them. */
  sample: z.array(
    z.strictObject({
      line: z.int(),
      kind: cardKind,
      text: z.string(),
      /** Names of the columns that it would stand in. */
      places: z.array(z.string()),
      tags: z.array(z.string()),
    }),
  ),
  complaints: z.array(rowComplaint),
  complaintCount: count,
  strangeKinds: z.array(strangeName),
  strangePlaces: z.array(strangeName.extend({ field: placeField })),
  /** The columns that strange names can be put into. */
  columnsOnBoards: z.array(z.strictObject({ field: placeField, columnId: identifier, name: z.string() })),
  strangeGroups: z.array(strangeName),
  twins: z.array(z.strictObject({ line: z.int(), text: z.string(), stands: z.enum(['study', 'file']) })),
  twinCount: count,
  /** What else is worth knowing, a sentence each. */
  notices: z.array(z.string()),
})
export type CardPreview = z.infer<typeof cardPreview>
