import { activityWords } from '#shared/domain/study/activityWords'
import type { RecordChange } from '#shared/domain/study/recordChange'
import type { ReadonlyStudyRecords } from '#shared/domain/study/records'
import type { LogLine } from '../features/study/changeLog.ts'
import { describeActivity } from '../features/study/describeActivity.ts'
import type { ColumnMeanings, DataTable } from './csvTable.ts'

/** One line of the activity log as it may leave the study file. */
export interface ActivityLine {
  revision: number
  /** ISO date-time in UTC. */
  at: string
  what: string
  /** Whether it was undone, and not done again. */
  isUndone: boolean
}

/** The log's lines as they may leave the study file, in the order given; those about practice ballots may not. */
export function activityLines(records: ReadonlyStudyRecords, lines: readonly LogLine[]): ActivityLine[] {
  return lines
    .filter(({ changes }) => !changes.some((change) => isAboutPractice(records, change)))
    .map((line) => ({
      revision: line.revision,
      at: line.at,
      what: activityWords(describeActivity(records, line, false)),
      isUndone: line.state === 'undone' || line.state === 'superseded',
    }))
}

function isAboutPractice(records: ReadonlyStudyRecords, { before, after }: RecordChange): boolean {
  const record = after ?? before
  if (record === null) return false
  if ('isPractice' in record) return record.isPractice
  return 'ballotId' in record && records.ballot.get(record.ballotId)?.isPractice === true
}

/** What was done when: never who answered what, and never an answer. */
export function activityTable(lines: readonly ActivityLine[]): DataTable {
  return {
    name: 'activity',
    meaning: 'what was done in the study when: never who answered what',
    columns: ACTIVITY_COLUMNS,
    rows: lines.map(({ revision, at, what, isUndone }) => ({ revision, at, what, is_undone: isUndone })),
  }
}

const ACTIVITY_COLUMNS: ColumnMeanings = {
  revision: 'number of the change: 1 for the first',
  at: 'when it was made (UTC)',
  what: 'what was done; answers and who gave them are never in the log',
  is_undone: 'TRUE where it was undone and not done again',
}
