import type { Response } from '#shared/domain/ballot/answer'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { indexStudy } from '#shared/domain/draft/studyIndex'
import type { RandomBytes } from '#shared/domain/identifier'
import type { ReadonlyStudyRecords } from '#shared/domain/study/records'
import { ballotTables } from './csvBallotTables.ts'
import { studyTables } from './csvStudyTables.ts'
import { csvTable } from './csvTable.ts'
import type { CsvTable } from './csvTable.ts'

export interface CsvTablesInput {
  records: ReadonlyStudyRecords
  /** Results of closed rounds, by round id. Nothing is told of a round without results. */
  results: ReadonlyMap<string, RoundResults>
  /** What each voter answered, by round id. */
  responses: ReadonlyMap<string, readonly Response[]>
  /** Cryptographic: the voters' keys are made from it anew for each export. */
  randomBytes: RandomBytes
}

/** The study as tidy tables: one fact a row, and the same names for the same things in all of them. Practice is left out. */
export function writeCsvTables({ records, results, responses, randomBytes }: CsvTablesInput): CsvTable[] {
  const index = indexStudy(records, results)
  const tables = [...studyTables(records, index), ...ballotTables(index, responses, randomBytes)]
  return [...tables, codebook(tables)]
}

/** What every column of every table means. */
function codebook(tables: readonly CsvTable[]): CsvTable {
  const columns = { table: 'file', column: 'name of the column', meaning: 'what stands in it' }
  return csvTable(
    'codebook.csv',
    columns,
    tables.flatMap((table) =>
      Object.entries(table.columns).map(([column, meaning]) => ({ table: table.name, column, meaning })),
    ),
  )
}
