import type { Ballot, Round } from '../ballot/ballot.ts'
import type { ItemResults, RoundResults } from '../ballot/ballotResults.ts'
import type { Figures } from '../ballot/figures.ts'
import { headlineOf } from '../ballot/headline.ts'
import { outcome, outcomeOf } from '../ballot/outcome.ts'
import { outcomeMeaning } from '../ballot/outcomeMeaning.ts'
import { mostPossible } from '../ballot/mostPossible.ts'
import {
  hasOutcome,
  isFiltering,
  matchesResultsFilter,
  mostPoints,
  publicDiffers,
  resultEntries,
  type ResultEntry,
} from '../ballot/resultEntries.ts'
import { roundBefore } from '../ballot/roundBefore.ts'
import { ruleChangeInForce, ruleInForce } from '../ballot/ruleInForce.ts'
import { bandsOf } from '../consensus/ratingBands.ts'
import { isRankingRule, isRatingRule, type ConsensusRule } from '../consensus/rule.ts'
import { scoreNamesOf } from '../consensus/scoreNames.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'
import {
  MOST_RESULT_ROWS,
  type PictureFigures,
  type PictureRow,
  type PictureView,
  type ResultsPicture,
} from './resultsPicture.ts'
import type { ScreenView } from './screenView.ts'

/** The results of a closed round; null where there are none to be had. */
export type ResultsToShow = (roundId: string) => RoundResults | null

/**
 * A closed round's results as a room may see them: the list of the items that the facilitator looks for, or one item
 * large. Null where the round is open or gone: then nothing of it may be seen.
 */
export function drawResults(
  { records }: ReadonlyStudyState,
  view: Extract<ScreenView['showing'], { name: 'results' }>,
  resultsOf: ResultsToShow,
): ResultsPicture | null {
  const round = records.round.get(view.roundId)
  const ballot = round && records.ballot.get(round.ballotId)
  if (!ballot || round.status !== 'closed') return null
  const results = resultsOf(round.id)
  if (!results) return null
  const rule = ruleInForce(ballot, records.deviation.values(), round.number)
  const before = roundBefore(records.round, round)
  const resultsBefore = before && resultsOf(before.id)
  const entries = resultEntries(results.items, resultsBefore?.items ?? [], records.ballotItem)
  const found = entries.filter((entry) => matchesResultsFilter(entry, view.filter))
  const draw = rowDrawer(rule, results.items, resultsBefore?.items ?? [])
  const large = found.find(({ itemId }) => itemId === view.itemId)
  const rows = large ? [] : found.slice(0, MOST_RESULT_ROWS).map(draw.row)
  return {
    name: 'results',
    ...headOf(ballot, round, rule),
    ruleChangedAt: ruleChangeInForce(ballot, records.deviation.values(), round.number)?.madeAt ?? null,
    responses: results.responses,
    order: isRankingRule(rule)
      ? { unit: rule.method === 'dots' ? 'dots' : 'points', most: mostPoints(entries) }
      : null,
    counts: outcome.options.flatMap((one) => {
      const count = entries.filter((entry) => hasOutcome(entry, one)).length
      return count > 0 ? [{ outcome: one, count }] : []
    }),
    isFiltered: isFiltering(view.filter),
    rows,
    more: large ? 0 : found.length - rows.length,
    large: large
      ? {
          ...draw.row(large),
          number: found.indexOf(large) + 1,
          of: found.length,
          meaning: outcomeMeaning(large.results.pooled),
          sides: draw.sides(large.results, results.publicVersusRest),
        }
      : null,
  }
}

function headOf(ballot: Ballot, round: Round, rule: ConsensusRule) {
  const { title, question, isPractice, lowLabel, highLabel } = ballot
  if (!isRatingRule(rule)) return { title, question, round: round.number, isPractice, scale: null }
  const { lowTo, highFrom } = bandsOf(rule)
  const scale = { lowTo, highFrom, lowLabel, highLabel, scoreNames: scoreNamesOf(rule) }
  return { title, question, round: round.number, isPractice, scale }
}

function rowDrawer(rule: ConsensusRule, items: readonly ItemResults[], itemsBefore: readonly ItemResults[]) {
  const ties = tiedPlaces(items.map(({ pooled }) => pooled))
  const tiesBefore = tiedPlaces(itemsBefore.map(({ pooled }) => pooled))
  const viewOf = (made: Figures, tied: ReadonlySet<number>): PictureView => ({
    outcome: outcomeOf(made),
    headline: headlineOf(made, rule),
    figures: figuresOf(made, tied),
  })
  return {
    row: (entry: ResultEntry): PictureRow => ({
      id: entry.itemId,
      wording: entry.wording,
      ...viewOf(entry.results.pooled, ties),
      isDisputed: entry.isDisputed,
      publicDiffers: publicDiffers(entry),
      before: entry.before && viewOf(entry.before.pooled, tiesBefore),
    }),
    sides({ publicVersusRest }: ItemResults, ofRound: RoundResults['publicVersusRest']) {
      if (publicVersusRest) {
        return {
          kind: 'shown' as const,
          public: viewOf(publicVersusRest.public, NO_TIES),
          rest: viewOf(publicVersusRest.rest, NO_TIES),
        }
      }
      return { kind: ofRound === 'one-sided' ? ('one-sided' as const) : ('too-few' as const) }
    },
  }
}

const NO_TIES: ReadonlySet<number> = new Set()

function tiedPlaces(all: readonly Figures[]): ReadonlySet<number> {
  const places = all.flatMap((made) => (made.kind === 'ranking' ? (made.place ?? []) : []))
  return new Set(places.filter((place, index) => places.indexOf(place) !== index))
}

function figuresOf(made: Figures, tied: ReadonlySet<number>): PictureFigures {
  switch (made.kind) {
    case 'rating': {
      const { kind, n, unable, distribution, scaleMinimum, median } = made
      return { kind, n, unable, distribution, scaleMinimum, median }
    }
    case 'ranking': {
      const { kind, n, score, voters, place } = made
      const isTied = place !== null && tied.has(place)
      return { kind, n, score, mostPossible: mostPossible(made), voters, place, isTied }
    }
    case 'moscow': {
      const { kind, n, unable, must, should, could, wont } = made
      return { kind, n, unable, must, should, could, wont }
    }
  }
}
