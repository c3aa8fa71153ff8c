import type { historyContract } from '#shared/contract/history.contract'
import { Refusal } from '#shared/domain/refusal'
import { restoreBoards, takeBackChange } from '#shared/domain/study/takeBack'
import { takenBackRevisions } from '#shared/domain/study/takenBack'
import type { HandlersFor } from '../../rpc/handlers.ts'
import { describeActivity } from './describeActivity.ts'
import type { LogLine } from './changeLog.ts'
import type { OpenStudy } from './openStudy.ts'

const done = {}

/** Undo and redo step by step, the activity log, and what can be done about a line of it. */
export function historyHandlers({
  currentStudy,
}: {
  currentStudy: () => OpenStudy | null
}): HandlersFor<typeof historyContract> {
  return {
    'history.undo': () => ({ output: done, decision: 'undo' }),
    'history.redo': () => ({ output: done, decision: 'redo' }),
    'history.list': ({ before, limit }) => {
      const study = currentStudy()
      if (!study) throw new Refusal('study-not-open', 'Open a study first.')
      const found = study.log.linesBefore(before, limit + 1)
      const lines = found.slice(0, limit)
      const takenBack = takenBackRevisions(lines, study.log.takeBacksAfter(lines.at(-1)?.revision ?? 0))
      const { records } = study.state()
      return {
        activities: lines.map((line) => describeActivity(records, line, takenBack.has(line.revision))),
        hasMore: found.length > limit,
      }
    },
    'history.takeBack': (study, { revision }) => {
      const { state, changes } = lineOf(study, revision)
      if (state === 'undone' || state === 'superseded') {
        throw new Refusal('conflict', 'This has been taken back already.')
      }
      return {
        output: done,
        decision: {
          name: 'change.takenBack',
          label: 'take back a change',
          changes: takeBackChange(study.state().records, changes),
        },
      }
    },
    'history.restore': (study, { revision }) => {
      lineOf(study, revision)
      return {
        output: done,
        decision: {
          name: 'study.restored',
          label: 'restore the boards',
          changes: restoreBoards(study.state().records, study.log.changesAfter(revision)),
        },
      }
    },
  }
}

function lineOf(study: OpenStudy, revision: number): LogLine {
  const line = study.log.line(revision)
  if (!line) throw new Refusal('not-found', 'The activity log has no such line.')
  return line
}
