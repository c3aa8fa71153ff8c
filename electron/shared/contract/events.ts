import { z } from 'zod'
import { identifier } from '#shared/domain/identifier'
import { recordSchemas, RECORD_KINDS, type RecordKind } from '#shared/domain/study/records'
import { roomStatus, turnout } from './roomState.ts'

/** A record as it stands after a change; null when it is gone. */
export const recordUpdate = z.discriminatedUnion(
  'kind',
  RECORD_KINDS.map((kind) =>
    z.strictObject({ kind: z.literal(kind), id: z.string(), record: recordSchemas[kind].nullable() }),
  ) as unknown as [RecordUpdateSchema<RecordKind>, ...RecordUpdateSchema<RecordKind>[]],
)
type RecordUpdateSchema<K extends RecordKind> = K extends RecordKind
  ? z.ZodObject<
      { kind: z.ZodLiteral<K>; id: z.ZodString; record: z.ZodNullable<(typeof recordSchemas)[K]> },
      z.core.$strict
    >
  : never
export type RecordUpdate = z.infer<typeof recordUpdate>

/** What undo and redo would do now, in words; null when there is nothing to take back or to bring back. */
export const historyState = z.strictObject({ undo: z.string().nullable(), redo: z.string().nullable() })
export type HistoryState = z.infer<typeof historyState>

/** What happened to the study's records, in the past tense. */
export const changeName = z.enum([
  'study.created',
  'study.edited',
  'panelGroup.added',
  'panelGroup.edited',
  'card.added',
  'card.contributed',
  'cards.added',
  'card.edited',
  'card.duplicated',
  'card.moved',
  'cards.moved',
  'cards.tagged',
  'card.deleted',
  'cards.deleted',
  'cards.restored',
  'cards.revealed',
  'cards.merged',
  'card.split',
  'link.added',
  'link.removed',
  'column.added',
  'column.edited',
  'column.moved',
  'column.configured',
  'theme.started',
  'board.added',
  'board.edited',
  'board.configured',
  'change.undone',
  'change.redone',
  'change.takenBack',
  'study.restored',
  'ballot.created',
  'ballot.edited',
  'ballot.deleted',
  'ballot.locked',
  'ballot.deviated',
  'round.opened',
  'round.closed',
  'discussion.noted',
  'workshop.added',
  'workshop.edited',
  'workshop.chosen',
  'statement.added',
  'statements.added',
  'statement.edited',
  'statement.reworded',
  'statement.moved',
  'statement.decided',
  'statement.deleted',
  'prompt.answered',
  'study.broughtIn',
])
export type ChangeName = z.infer<typeof changeName>

const recordsChanged = z.strictObject({
  type: z.literal('records'),
  name: changeName,
  revision: z.int().min(1),
  changes: z.array(recordUpdate),
  history: historyState,
})

/** Facts that the facilitator's windows are told. */
export const facilitatorEvent = z.discriminatedUnion('type', [
  recordsChanged,
  /** Another study is open now, or none: look again from the start. */
  z.strictObject({ type: z.literal('study'), name: z.enum(['study.opened', 'study.closed']) }),
  z.strictObject({ type: z.literal('room'), name: z.literal('room.changed'), room: roomStatus }),
  z.strictObject({
    type: z.literal('turnout'),
    name: z.literal('turnout.changed'),
    roundId: identifier,
    turnout,
  }),
  z.strictObject({
    type: z.literal('export'),
    name: z.literal('export.progressed'),
    exportId: identifier,
    done: z.int().min(0),
    total: z.int().min(1),
    step: z.string(),
  }),
])
export type FacilitatorEvent = z.infer<typeof facilitatorEvent>
