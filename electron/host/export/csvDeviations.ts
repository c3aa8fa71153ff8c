import type { Deviation } from '#shared/domain/ballot/deviation'
import { canonicalJson } from '#shared/domain/consensus/canonicalJson'
import type { IndexedBallot, StudyIndex } from '#shared/domain/draft/studyIndex'
import type { ColumnMeanings, DataRow, DataTable } from './csvTable.ts'

/** Changes of plan after the lock, with their reasons. */
export function deviationsTable({ ballots }: StudyIndex): DataTable {
  return {
    name: 'deviations',
    meaning: 'changes of plan after a ballot was locked, with the reasons',
    columns: DEVIATION_COLUMNS,
    rows: ballots.flatMap(deviationRows),
  }
}

const DEVIATION_COLUMNS: ColumnMeanings = {
  deviation_id: 'identifier of the change',
  ballot_id: 'the ballot whose plan was changed after it had been locked',
  made_at: 'when (UTC)',
  from_round: 'the first round that it holds for',
  change: 'rule, planned-rounds, carry-over, or other for something outside the program',
  before: 'what stood before; a rule as canonical JSON',
  after: 'what stands since; a rule as canonical JSON',
  rule_hash: 'SHA-256 of a changed rule',
  reason: 'why',
}

function deviationRows({ deviations }: IndexedBallot): DataRow[] {
  return deviations.map((deviation) => ({
    deviation_id: deviation.id,
    ballot_id: deviation.ballotId,
    made_at: deviation.madeAt,
    from_round: deviation.fromRound,
    change: deviation.change.kind,
    ...changeCells(deviation),
    reason: deviation.reason,
  }))
}

function changeCells({ change }: Deviation): DataRow {
  switch (change.kind) {
    case 'rule':
      return {
        before: canonicalJson(change.before),
        after: canonicalJson(change.after),
        rule_hash: change.ruleHash,
      }
    case 'planned-rounds':
    case 'carry-over':
      return { before: change.before, after: change.after }
    case 'other':
      return {}
  }
}
