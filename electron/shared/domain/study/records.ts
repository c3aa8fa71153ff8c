import type { z } from 'zod'
import { board, column, placement } from '../board/board.ts'
import { card } from '../board/card.ts'
import { link } from '../board/link.ts'
import { ballot, ballotItem, round } from '../ballot/ballot.ts'
import { deviation } from '../ballot/deviation.ts'
import { discussionNote } from '../ballot/discussionNote.ts'
import { authorText } from '../draft/authorText.ts'
import { statement, statementWording } from '../statement/statement.ts'
import { panelGroup } from './panelGroup.ts'
import { study } from './study.ts'
import { agendaActivity, workshop } from './workshop.ts'

/**
 * Everything a study is made of, apart from the ballot box (voter tokens and answers), which no
 * client ever holds. A record kind has the same name here, in the file and on the wire.
 */
export const recordSchemas = {
  study,
  panelGroup,
  workshop,
  agendaActivity,
  board,
  column,
  card,
  placement,
  link,
  ballot,
  ballotItem,
  round,
  deviation,
  discussionNote,
  statement,
  statementWording,
  authorText,
} as const

export type RecordKind = keyof typeof recordSchemas
export type RecordOf<K extends RecordKind> = z.infer<(typeof recordSchemas)[K]>

export const RECORD_KINDS = Object.keys(recordSchemas) as RecordKind[]

/** A study's records by kind and id. */
export type StudyRecords = { [K in RecordKind]: Map<string, RecordOf<K>> }
/** The same, for code that only looks. */
export type ReadonlyStudyRecords = { readonly [K in RecordKind]: ReadonlyMap<string, RecordOf<K>> }

export function emptyRecords(): StudyRecords {
  return Object.fromEntries(RECORD_KINDS.map((kind) => [kind, new Map()])) as unknown as StudyRecords
}
