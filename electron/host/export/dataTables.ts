import type { Response } from '#shared/domain/ballot/answer'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { indexStudy } from '#shared/domain/draft/studyIndex'
import type { ReadonlyStudyRecords } from '#shared/domain/study/records'
import { activityTable } from './csvActivity.ts'
import type { ActivityLine } from './csvActivity.ts'
import { ballotTables } from './csvBallotTables.ts'
import { statementTables } from './csvStatementTables.ts'
import { studyTables } from './csvStudyTables.ts'
import type { DataTable } from './csvTable.ts'

export interface DataTablesInput {
  records: ReadonlyStudyRecords
  /** Results of closed rounds, by round id. Nothing is told of a round without results. */
  results: ReadonlyMap<string, RoundResults>
  /** What each voter answered, by round id. */
  responses: ReadonlyMap<string, readonly Response[]>
  /** The activity log, oldest line first. */
  activity: readonly ActivityLine[]
}

/**
 * The study as tidy tables: one fact a row, and the same names for the same things in all of them. Practice is left out.
 * The codebook comes last. The same study gives the same tables, whoever voted first and whatever the voters' tokens are.
 */
export function dataTables({ records, results, responses, activity }: DataTablesInput): DataTable[] {
  const index = indexStudy(records, results)
  const tables = [
    ...studyTables(records, index),
    ...statementTables(records, index),
    ...ballotTables(index, responses),
    activityTable(activity),
  ]
  return [...tables, codebook(tables)]
}

/** What every column of every table means. */
function codebook(tables: readonly DataTable[]): DataTable {
  return {
    name: 'codebook',
    meaning: 'what stands in every column of every table',
    columns: {
      table: 'name of the table: that of the file, or of the sheet',
      column: 'name of the column',
      meaning: 'what stands in it',
    },
    rows: tables.flatMap((table) =>
      Object.entries(table.columns).map(([column, meaning]) => ({ table: table.name, column, meaning })),
    ),
  }
}
