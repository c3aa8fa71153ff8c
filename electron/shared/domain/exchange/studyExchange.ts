import { z } from 'zod'
import { answer } from '../ballot/answer.ts'
import { roundResults } from '../ballot/ballotResults.ts'
import { identifier } from '../identifier.ts'
import { recordSchemas } from '../study/records.ts'

/** What the format is called, in the file itself. */
export const STUDY_EXCHANGE_FORMAT = 'linkboard-study'
/** Raised when a file of this format could no longer be read by a program that knows the number before. */
export const STUDY_EXCHANGE_VERSION = 1

/**
 * A study's records as they may leave the study file, each kind in the order of its ids. Left out are practice ballots with
 * all that belongs to them, and cards that were written in silence and never revealed; what pointed to one of these does
 * not any more.
 */
const exchangedRecords = z.strictObject({
  study: recordSchemas.study,
  panelGroup: z.array(recordSchemas.panelGroup),
  workshop: z.array(recordSchemas.workshop),
  agendaActivity: z.array(recordSchemas.agendaActivity),
  board: z.array(recordSchemas.board),
  column: z.array(recordSchemas.column),
  card: z.array(recordSchemas.card),
  placement: z.array(recordSchemas.placement),
  link: z.array(recordSchemas.link),
  ballot: z.array(recordSchemas.ballot),
  ballotItem: z.array(recordSchemas.ballotItem),
  round: z.array(recordSchemas.round),
  deviation: z.array(recordSchemas.deviation),
  discussionNote: z.array(recordSchemas.discussionNote),
  statement: z.array(recordSchemas.statement),
  statementWording: z.array(recordSchemas.statementWording),
  authorText: z.array(recordSchemas.authorText),
})
export type ExchangedRecords = z.infer<typeof exchangedRecords>

/** One answer as it may leave the study file. */
const exchangedResponse = z.strictObject({
  /**
   * Stands for one voter of one ballot; worked out from the answers that are told and from nothing else. Where a small
   * group could be found out by following a voter, every answer has a key of its own.
   */
  voterKey: z.string().regex(/^B[1-9][0-9]*-V[0-9]+$/),
  roundId: identifier,
  itemId: identifier,
  /** Null where the group may not be told. */
  panelGroupId: identifier.nullable(),
  answer,
})
export type ExchangedResponse = z.infer<typeof exchangedResponse>

/**
 * A whole study as JSON, for other programs and for another copy of this one. It holds neither voter tokens nor seat cards,
 * nothing of what was answered in rounds that are open, and of closed rounds only what the results may show.
 */
export const studyExchange = z.strictObject({
  format: z.literal(STUDY_EXCHANGE_FORMAT),
  formatVersion: z.literal(STUDY_EXCHANGE_VERSION),
  records: exchangedRecords,
  /** Of closed rounds, with small groups hidden. */
  results: z.array(z.strictObject({ roundId: identifier, results: roundResults })),
  responses: z.array(exchangedResponse),
})
export type StudyExchange = z.infer<typeof studyExchange>
