import type { ChangeName } from '#shared/contract/events'
import type { statementContract } from '#shared/contract/statement.contract'
import type { RecordChange } from '#shared/domain/study/recordChange'
import { withChanges } from '#shared/domain/study/studyState'
import {
  addStatement,
  decideStatement,
  deleteStatement,
  editStatement,
  moveStatement,
  rewordStatement,
} from '#shared/domain/statement/statementCommands'
import type { Ports } from '../../ports.ts'
import type { HandlersFor } from '../../rpc/handlers.ts'

/** An answer without contents, and a change that can be undone under this label. */
function done(name: ChangeName, label: string, changes: readonly RecordChange[]) {
  return { output: {}, decision: { name, label, changes } }
}

export function statementHandlers(ports: Pick<Ports, 'now'>): HandlersFor<typeof statementContract> {
  const now = () => new Date(ports.now()).toISOString()
  return {
    'statement.add': (study, { statementId, ...added }) =>
      done(
        'statement.added',
        'write a statement',
        addStatement(study.state(), { id: statementId, ...added }, now()),
      ),
    'statements.add': (study, { statements }) => {
      let state = study.state()
      const changes = statements.flatMap(({ statementId, ...added }) => {
        const one = addStatement(state, { id: statementId, ...added }, now())
        // Each takes the number and the place after the one before.
        state = withChanges(state, one)
        return one
      })
      return done('statements.added', `write ${statements.length} statements`, changes)
    },
    'statement.edit': (study, { statementId, ...edit }) =>
      done('statement.edited', 'edit a statement', editStatement(study.state(), statementId, edit)),
    'statement.reword': (study, { statementId, ...wording }) =>
      done(
        'statement.reworded',
        'reword a statement',
        rewordStatement(study.state(), statementId, wording, now()),
      ),
    'statement.move': (study, { statementId, beforeStatementId }) =>
      done(
        'statement.moved',
        'move a statement',
        moveStatement(study.state(), statementId, beforeStatementId),
      ),
    'statement.decide': (study, { statementId, decision }) =>
      done(
        'statement.decided',
        decision?.status === 'withdrawn' ? 'withdraw a statement' : 'decide on a statement',
        decideStatement(
          study.state(),
          statementId,
          decision === null ? null : { ...decision, decidedAt: now() },
        ),
      ),
    'statement.delete': (study, { statementId }) =>
      done('statement.deleted', 'delete a statement', deleteStatement(study.state(), statementId)),
  }
}
