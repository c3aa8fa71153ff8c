import type { RoundResults } from '../ballot/ballotResults.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import type { RoundStabilityItem } from '../ballot/roundStabilityItem.ts'
import type { Study } from '../study/study.ts'
import type { Checklist } from './checklists.ts'
import type { StudyActivity } from './studyActivity.ts'
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
  /**
   * How steady items were between successive closed rounds, by ballot id. It is worked out where the answers are; without
   * it the draft says nothing of it.
   */
  stability?: ReadonlyMap<string, readonly StabilityBetweenRounds[]>
  /** The reporting guidelines that the draft is checked against, in their order. */
  checklists?: readonly Checklist[]
  /** What the activity log says as a whole; without it the draft has no summary of it. */
  activity?: StudyActivity
}

/** How steady each item of two successive closed rounds was. */
export interface StabilityBetweenRounds {
  readonly fromRound: number
  readonly toRound: number
  readonly items: readonly RoundStabilityItem[]
}

/** What every section of the draft is given. */
export interface DraftContext extends DraftInput {
  study: Study
  index: StudyIndex
}
