import type { RoundResults } from '../ballot/ballotResults.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import type { Study } from '../study/study.ts'
import type { StudyIndex } from './studyIndex.ts'

/** What a draft is made from. */
export interface DraftInput {
  records: ReadonlyStudyRecords
  /** Results of closed rounds, by round id. A round without results counts as not yet counted. */
  results: ReadonlyMap<string, RoundResults>
  /** ISO date-time in UTC, printed on the first page. */
  exportedAt: string
  /** The study's revision that the draft was made from. */
  revision: number
  /** Linkboard's version. */
  programVersion: string
}

/** What every section of the draft is given. */
export interface DraftContext extends DraftInput {
  study: Study
  index: StudyIndex
}
