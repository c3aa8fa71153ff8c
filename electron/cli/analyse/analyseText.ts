import { analyseRatings } from '#shared/domain/analysis/analyseRatings'
import type { Analysis } from '#shared/domain/analysis/analyseRatings'
import { roundsFromRows } from '#shared/domain/analysis/ratedRounds'
import type { RatedRound, RowComplaint } from '#shared/domain/analysis/ratedRounds'
import { ruleBySettings } from '#shared/domain/consensus/ruleBySettings'
import type { RuleSettings } from '#shared/domain/consensus/ruleBySettings'
import type { ConsensusMethod } from '#shared/domain/consensus/rule'
import { ratingRows } from '#shared/domain/exchange/ratingRows'
import { Refusal } from '#shared/domain/refusal'
import { csvRecords } from '../../host/import/csvRecords.ts'

/** Voters times items, added over the rounds: what is worked through at most. */
const MOST_CELLS = 2_000_000
/** Groups times items, added over the rounds: what is written at most. */
const MOST_GROUP_FIGURES = 200_000
const MOST_ROUNDS = 20

/** Rows that cannot be counted, all of them. */
export class BadRows extends Error {
  readonly complaints: readonly RowComplaint[]

  constructor(complaints: readonly RowComplaint[]) {
    super('Some rows cannot be counted.')
    this.name = 'BadRows'
    this.complaints = complaints
  }
}

/** Analyses the text of a CSV file; bad rows throw {@link BadRows}, anything else that will not do a Refusal. */
export function analyseText(text: string, method: ConsensusMethod, settings: RuleSettings): Analysis {
  const rule = ruleBySettings(method, settings)
  const read = ratingRows(csvRecords(text))
  const { rounds, complaints } = roundsFromRows(read.rows, rule)
  const all = [...read.complaints, ...complaints]
  if (all.length > 0) throw new BadRows(all.toSorted((a, b) => a.line - b.line))
  refuseTooMuch(rounds)
  return analyseRatings(rounds, rule, settings.quantileType)
}

function refuseTooMuch(rounds: readonly RatedRound[]): void {
  if (rounds.length > MOST_ROUNDS) {
    throw new Refusal(
      'invalid-input',
      `There are ${rounds.length} rounds; at most ${MOST_ROUNDS} can be counted.`,
    )
  }
  let cells = 0
  let groupFigures = 0
  for (const { itemIds, responses } of rounds) {
    cells += itemIds.length * responses.length
    groupFigures += itemIds.length * new Set(responses.map(({ panelGroupId }) => panelGroupId)).size
  }
  if (cells <= MOST_CELLS && groupFigures <= MOST_GROUP_FIGURES) return
  throw new Refusal(
    'invalid-input',
    'There are too many different voters, groups and items to be the ratings of a panel. Please check which columns ' +
      'are called voter, group and item.',
  )
}
