import { z } from 'zod'
import { cardChoices, cardPreview } from '#shared/domain/exchange/cardImport'
import { ratingPreview, ratingReading, surveyFacts } from '#shared/domain/exchange/ratingImport'
import { studyPreview } from '#shared/domain/exchange/studyImport'
import { identifier } from '#shared/domain/identifier'
import { task } from './procedure.ts'

const done = z.strictObject({})

/** A table of cards, the ratings of an earlier survey, or a whole study as JSON. */
export const importPurpose = z.enum(['cards', 'ratings', 'study'])
export type ImportPurpose = z.infer<typeof importPurpose>

/** Bytes of a file that go in one message, so that others are not kept waiting behind it. */
export const IMPORT_PART_BYTES = 384 * 1024

const ofImport = z.strictObject({ importId: identifier })

/**
 * A file comes in in parts, is read aside, and stays there to be looked at until it is brought in or given up. Nothing of
 * it is in the study before, and then all of it is.
 */
export const importContract = {
  /** Gives up the import that was going on before, if any. */
  'import.begin': task({
    access: 'facilitator',
    input: ofImport.extend({
      purpose: importPurpose,
      /** The size of the file: one that is too large is refused before it is sent. */
      bytes: z.int().min(0),
    }),
    output: done,
  }),
  'import.sendPart': task({
    access: 'facilitator',
    input: ofImport.extend({
      /** 0 for the first: parts come in their order. */
      part: z.int().min(0),
      data: z.base64().max(Math.ceil(IMPORT_PART_BYTES / 3) * 4),
    }),
    output: done,
  }),
  'import.cancel': task({ access: 'facilitator', input: ofImport, output: done }),
  'import.checkCards': task({
    access: 'facilitator',
    input: ofImport.extend({ choices: cardChoices }),
    output: cardPreview,
  }),
  /** One step to undo. */
  'import.addCards': task({
    access: 'facilitator',
    input: ofImport.extend({ choices: cardChoices }),
    output: z.strictObject({ added: z.int() }),
  }),
  'import.checkRatings': task({
    access: 'facilitator',
    input: ofImport.extend({ reading: ratingReading }),
    output: ratingPreview,
  }),
  /** A finished ballot, which stays in the record. */
  'import.addRatings': task({
    access: 'facilitator',
    input: ofImport.extend({ reading: ratingReading, facts: surveyFacts }),
    output: z.strictObject({ ballotId: identifier, lastRoundId: identifier }),
  }),
  'import.checkStudy': task({ access: 'facilitator', input: ofImport, output: studyPreview }),
  /** Makes a study file and opens it. Without a path it goes into the studies folder, named after the title. */
  'import.makeStudy': task({
    access: 'facilitator',
    input: ofImport.extend({ path: z.string().min(1).max(4_096).optional() }),
    output: z.strictObject({ studyId: identifier, title: z.string(), path: z.string() }),
  }),
}
