import { z } from 'zod'
import { identifier } from '#shared/domain/identifier'
import { statement, statementDecision, statementWording } from '#shared/domain/statement/statement'
import { command } from './procedure.ts'

const done = z.strictObject({})

const setting = {
  kind: statement.shape.kind,
  stageId: statement.shape.stageId,
  tags: statement.shape.tags,
  cardIds: statement.shape.cardIds,
  itemIds: statement.shape.itemIds,
}

const newStatement = z.strictObject({
  statementId: identifier,
  wordingId: identifier,
  text: statement.shape.text,
  ...setting,
})

export const statementContract = {
  'statement.add': command({ access: 'facilitator', input: newStatement, output: done }),
  /** Several at once: one of each agreed item, or a list that was pasted. All are added, or none. */
  'statements.add': command({
    access: 'facilitator',
    input: z.strictObject({ statements: z.array(newStatement).min(1).max(200) }),
    output: done,
  }),
  /** What it is about; its words are changed by `statement.reword`. */
  'statement.edit': command({
    access: 'facilitator',
    input: z.strictObject(setting).partial().extend({ statementId: identifier }),
    output: done,
  }),
  'statement.reword': command({
    access: 'facilitator',
    input: z.strictObject({
      statementId: identifier,
      wordingId: identifier,
      text: statementWording.shape.text,
      reason: statementWording.shape.reason,
    }),
    output: done,
  }),
  'statement.move': command({
    access: 'facilitator',
    input: z.strictObject({ statementId: identifier, beforeStatementId: identifier.nullable() }),
    output: done,
  }),
  /** Withdraws a statement, or says what becomes of it without a vote; `null` leaves it to the votes again. */
  'statement.decide': command({
    access: 'facilitator',
    input: z.strictObject({
      statementId: identifier,
      decision: statementDecision.omit({ decidedAt: true }).nullable(),
    }),
    output: done,
  }),
  /** Only one that was never on a locked ballot. */
  'statement.delete': command({
    access: 'facilitator',
    input: z.strictObject({ statementId: identifier }),
    output: done,
  }),
}
