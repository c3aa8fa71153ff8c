import { quotedCell } from '../analysis/quotedCell.ts'
import { roundsFromRows, type RatedRound, type RowComplaint } from '../analysis/ratedRounds.ts'
import type { Answer } from '../ballot/answer.ts'
import { answersTakenBy, checkAnswer, checkWholeAnswer, isAnsweredAsWhole } from '../ballot/answersTaken.ts'
import { MOST_ITEMS, MOST_ROUNDS } from '../ballot/ballot.ts'
import { comparable } from '../board/pastedCards.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { Refusal } from '../refusal.ts'
import { CARD_TEXT_LIMIT, lineOfText } from '../text.ts'
import { MOST_TOLD } from './cardImport.ts'
import { cleanLine } from './hiddenCharacters.ts'
import type { RatingPreview, RatingReading } from './ratingImport.ts'
import type { RatingTable } from './ratingRows.ts'

/** More rows than this are no panel's. */
export const MOST_RATINGS = 50_000
const MOST_GROUPS = 60
const GROUP_NAME_LIMIT = 120

/** What of the study the names in a survey are looked up in. */
export interface RatingSurroundings {
  readonly groups: readonly {
    readonly panelGroupId: string
    readonly name: string
    readonly shortName: string
  }[]
  /** Cards that can be seen. */
  readonly cards: readonly { readonly cardId: string; readonly text: string }[]
}

export interface PlannedSurvey {
  readonly items: readonly { readonly wording: string; readonly cardId: string | null }[]
  /** A group of the study, or a new one. */
  readonly groups: readonly (
    | { readonly panelGroupId: string }
    | { readonly panelGroupId: null; readonly name: string; readonly isPublic: boolean }
  )[]
  /** How many voters there are in all rounds together. */
  readonly voterGroups: readonly number[]
  readonly rounds: readonly {
    readonly number: number
    /** By their places in `items`. */
    readonly items: readonly number[]
    /** `voter` by its place in `voterGroups`. */
    readonly responses: readonly {
      readonly voter: number
      readonly answers: readonly (readonly [item: number, answer: Answer])[]
    }[]
  }[]
}

export interface RatingPlan {
  /** Null where rows are refused: a survey comes in whole or not at all. */
  readonly survey: PlannedSurvey | null
  readonly preview: RatingPreview
}

/**
 * What comes of the ratings of an earlier survey. Voters' names end here: the plan numbers them. Too many rows, items,
 * rounds or groups, and rounds that do not count from 1, throw a Refusal.
 */
export function planRatings(
  { rows, complaints: earlier }: RatingTable,
  { rule, groups: choices, linksCards }: RatingReading,
  surroundings: RatingSurroundings,
): RatingPlan {
  if (rows.length > MOST_RATINGS) {
    throw new Refusal(
      'invalid-input',
      `The file has more than ${MOST_RATINGS.toLocaleString('en-GB')} rows, which is more than a panel gives. Please check that it is the right one.`,
    )
  }
  const read = roundsFromRows(rows, rule)
  refuseTooMuch(read.rounds)
  const itemNames = [...new Set(read.rounds.flatMap(({ itemIds }) => itemIds))]
  const groupNames = [
    ...new Set(read.rounds.flatMap(({ responses }) => responses.map((one) => one.panelGroupId))),
  ]
  const voterGroup = new Map(
    read.rounds.flatMap(({ responses }) =>
      responses.map((one) => [one.voterToken, one.panelGroupId] as const),
    ),
  )
  const names = plannedNames(itemNames, groupNames, surroundings, linksCards)
  const complaints = [
    ...earlier,
    ...read.complaints,
    ...lineOfFirst(rows, names.refused),
    ...read.rounds.flatMap((round) => complaintsOnBallots(round, rule, rows)),
  ].toSorted((a, b) => a.line - b.line)
  const chosen = new Map(choices.map(({ words, to }) => [comparable(words), to]))
  const known = new Set(surroundings.groups.map(({ panelGroupId }) => panelGroupId))
  const groups = names.groups.map(({ words, panelGroupId }) => {
    const to = chosen.get(comparable(words))
    if (to?.kind === 'new') return { panelGroupId: null, name: words, isPublic: to.isPublic }
    if (to?.kind === 'group' && known.has(to.panelGroupId)) return { panelGroupId: to.panelGroupId }
    return panelGroupId === null ? { panelGroupId, name: words, isPublic: false } : { panelGroupId }
  })
  const survey =
    complaints.length > 0
      ? null
      : surveyOf(read.rounds, names.items, groups, itemNames, groupNames, voterGroup)
  return {
    survey,
    preview: {
      rounds: read.rounds.map(({ round, itemIds, responses }) => ({
        number: round,
        voters: responses.length,
        items: itemIds.length,
        answers: responses.reduce((sum, { answers }) => sum + countGiven(answers), 0),
      })),
      items: names.items.map(({ wording, cardId }) => ({ wording, hasCard: cardId !== null })),
      groups: names.groups.map(({ words, panelGroupId }, index) => ({
        words,
        voters: [...voterGroup.values()].filter((group) => group === groupNames[index]).length,
        panelGroupId,
      })),
      complaints: complaints.slice(0, MOST_TOLD),
      complaintCount: complaints.length,
      notices:
        names.cleaned === 0
          ? []
          : [
              `Hidden control characters were taken out of the names of ${names.cleaned === 1 ? 'one item or group' : `${names.cleaned} items and groups`}.`,
            ],
    },
  }
}

function refuseTooMuch(rounds: readonly RatedRound[]): void {
  const numbers = rounds.map(({ round }) => round)
  if (numbers.some((number, index) => number !== index + 1) || numbers.length > MOST_ROUNDS) {
    throw new Refusal(
      'invalid-input',
      `The rounds in the file are ${numbers.slice(0, 10).join(', ')}${numbers.length > 10 ? ' …' : ''}. They have to be counted from 1 without a gap, and there can be ${MOST_ROUNDS} at most. Please number them anew in the file.`,
    )
  }
  const items = new Set(rounds.flatMap(({ itemIds }) => itemIds)).size
  if (items > MOST_ITEMS) {
    throw new Refusal(
      'invalid-input',
      `The file has ${items.toLocaleString('en-GB')} different items, and a ballot holds ${MOST_ITEMS} at most. Please check which column is called item, or bring the survey in in parts.`,
    )
  }
  const groups = new Set(rounds.flatMap(({ responses }) => responses.map((one) => one.panelGroupId))).size
  if (groups > MOST_GROUPS) {
    throw new Refusal(
      'invalid-input',
      `The file has ${groups.toLocaleString('en-GB')} different groups. Please check which column is called group.`,
    )
  }
}

function plannedNames(
  itemNames: readonly string[],
  groupNames: readonly string[],
  { cards, groups }: RatingSurroundings,
  linksCards: boolean,
) {
  const refused: { column: 'item' | 'group'; name: string; message: string }[] = []
  let cleaned = 0
  function clean(name: string, column: 'item' | 'group', limit: number): string {
    const { text, hadHidden } = cleanLine(name)
    if (hadHidden) cleaned += 1
    if (text === '') refused.push({ column, name, message: `nothing of the ${column} can be seen` })
    else if (!lineOfText(limit).safeParse(text).success) {
      refused.push({ column, name, message: `the ${column} is longer than ${limit} characters` })
    }
    return text
  }
  const cardOf = new Map(cards.map(({ cardId, text }) => [comparable(text), cardId]))
  const groupOf = new Map(
    groups.flatMap(({ panelGroupId, name, shortName }) => [
      [comparable(shortName), panelGroupId] as const,
      [comparable(name), panelGroupId] as const,
    ]),
  )
  const seen = new Set<string>()
  const items = itemNames.map((name) => {
    const wording = clean(name, 'item', CARD_TEXT_LIMIT)
    if (seen.has(comparable(wording))) {
      refused.push({
        column: 'item',
        name,
        message: `the item ${quotedCell(name)} is there twice, written differently`,
      })
    }
    seen.add(comparable(wording))
    return { wording, cardId: linksCards ? (cardOf.get(comparable(wording)) ?? null) : null }
  })
  const seenGroups = new Set<string>()
  const found = groupNames.map((name) => {
    const words = clean(name, 'group', GROUP_NAME_LIMIT)
    if (seenGroups.has(comparable(words))) {
      refused.push({ column: 'group', name, message: `the group ${quotedCell(name)} is written in two ways` })
    }
    seenGroups.add(comparable(words))
    return { words, panelGroupId: groupOf.get(comparable(words)) ?? null }
  })
  return { items, groups: found, refused, cleaned }
}

function lineOfFirst(
  rows: RatingTable['rows'],
  refused: readonly { column: 'item' | 'group'; name: string; message: string }[],
): RowComplaint[] {
  return refused.map(({ column, name, message }) => ({
    line: rows.find((row) => row[column].trim() === name)?.line ?? 1,
    message,
  }))
}

/** Answers that each fit the rule and together do not: orders with gaps, too many dots, “unable” in an order. */
function complaintsOnBallots(
  { round, itemIds, responses }: RatedRound,
  rule: ConsensusRule,
  rows: RatingTable['rows'],
): RowComplaint[] {
  const taken = answersTakenBy(rule, itemIds.length)
  const wrong = responses.flatMap(({ voterToken, answers }) => {
    const given = [...answers.values()].filter((one) => isGiven(one))
    try {
      if (isAnsweredAsWhole(taken)) checkWholeAnswer(taken, given)
      else for (const one of given) checkAnswer(taken, one)
      return []
    } catch (error) {
      if (error instanceof Refusal) return [{ voter: voterToken, message: error.message }]
      throw error
    }
  })
  if (wrong.length === 0) return []
  const firstLines = new Map<string, number>()
  for (const row of rows) {
    const isInRound = row.round === null || Number(row.round.trim()) === round
    if (isInRound && !firstLines.has(row.voter.trim())) firstLines.set(row.voter.trim(), row.line)
  }
  return wrong.map(({ voter, message }) => ({
    line: firstLines.get(voter) ?? 1,
    message: `the answers of the voter ${quotedCell(voter)} do not fit together: ${message}`,
  }))
}

function surveyOf(
  rounds: readonly RatedRound[],
  items: PlannedSurvey['items'],
  groups: PlannedSurvey['groups'],
  itemNames: readonly string[],
  groupNames: readonly string[],
  voterGroup: ReadonlyMap<string, string>,
): PlannedSurvey {
  const itemAt = new Map(itemNames.map((name, index) => [name, index]))
  const groupAt = new Map(groupNames.map((name, index) => [name, index]))
  const voterAt = new Map([...voterGroup.keys()].map((name, index) => [name, index]))
  return {
    items,
    groups,
    voterGroups: [...voterGroup.values()].map((name) => groupAt.get(name) ?? 0),
    rounds: rounds.map(({ round, itemIds, responses }) => ({
      number: round,
      items: itemIds.map((name) => itemAt.get(name) ?? 0).toSorted((a, b) => a - b),
      responses: responses.map(({ voterToken, answers }) => ({
        voter: voterAt.get(voterToken) ?? 0,
        answers: [...answers].flatMap(([name, given]) =>
          isGiven(given) ? [[itemAt.get(name) ?? 0, given] as const] : [],
        ),
      })),
    })),
  }
}

function countGiven(answers: ReadonlyMap<string, Answer>): number {
  return [...answers.values()].filter((one) => isGiven(one)).length
}

/** An item that is not there counts as skipped, and one without a dot has none. */
function isGiven(answer: Answer): boolean {
  return answer.kind !== 'skipped' && !(answer.kind === 'dots' && answer.value === 0)
}
