import type { Answer, Response } from '../ballot/answer.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { answerFromText } from './answerText.ts'
import { quotedCell } from './quotedCell.ts'

/** What one row of a file says, as it is written there. */
export interface RatingRow {
  /** The line of the file that the row begins on, 1 for the first. */
  line: number
  voter: string
  group: string
  item: string
  value: string
  /** Null where the file has no rounds: everything is round 1 then. */
  round: string | null
}

/** What is wrong with a row. */
export interface RowComplaint {
  line: number
  message: string
}

export type RatedResponse = Pick<Response, 'voterToken' | 'panelGroupId' | 'answers'>

/** One round of a file; voters, groups and items go by the names that they have there. */
export interface RatedRound {
  /** 1 for the first. */
  round: number
  /** In the order in which they first appear in the file, in whatever round. */
  itemIds: string[]
  responses: RatedResponse[]
}

export interface RatedFile {
  /** By their numbers. */
  rounds: RatedRound[]
  /** By line. With any of them the rounds are not to be counted. */
  complaints: RowComplaint[]
}

/** Longest name of a voter, group or item, in UTF-16 units: statements may be long, megabytes are an accident. */
const LONGEST_NAME = 2000

/**
 * Gathers rows, in any order, into rounds with one response per voter. An item that a voter has no row for counts as
 * skipped. Complaints are about a name that is empty or too long, a round that is not a whole number from 1 to 9999, an
 * answer that the rule does not take, a second answer of a voter to the same item in the same round, a voter in two
 * groups, and a rank that a voter gives twice in a round or that lies beyond the round's items. No rows, no rounds.
 */
export function roundsFromRows(rows: readonly RatingRow[], rule: ConsensusRule): RatedFile {
  const file = startFile()
  for (const row of rows) {
    const wrong = [...complaintsOnNames(row), ...takeRow(row, file, rule)]
    if (wrong.length > 0) file.complaints.push({ line: row.line, message: wrong.join('; ') })
  }
  if (rule.method === 'borda') complainOfRanksBeyond(file)
  return {
    rounds: [...file.rounds.values()]
      .toSorted((a, b) => a.round - b.round)
      .map(({ round, items, voters }) => ({
        round,
        itemIds: [...file.items].filter((item) => items.has(item)),
        responses: [...voters].map(([voterToken, { group, answers }]) => ({
          voterToken,
          panelGroupId: group,
          answers: new Map([...answers].map(([item, { answer }]) => [item, answer])),
        })),
      })),
    complaints: file.complaints.toSorted((a, b) => a.line - b.line),
  }
}

interface GivenAnswer {
  answer: Answer
  line: number
}

interface VoterInRound {
  group: string
  /** By item. */
  answers: Map<string, GivenAnswer>
  /** By rank, the line on which it was given first. */
  ranks: Map<number, number>
}

interface RoundBeingGathered {
  round: number
  items: Set<string>
  voters: Map<string, VoterInRound>
}

interface FileBeingGathered {
  rounds: Map<number, RoundBeingGathered>
  items: Set<string>
  /** By voter, the group and the line where it was first said. */
  groups: Map<string, { group: string; line: number }>
  complaints: RowComplaint[]
}

function startFile(): FileBeingGathered {
  return { rounds: new Map(), items: new Set(), groups: new Map(), complaints: [] }
}

function complaintsOnNames(row: RatingRow): string[] {
  return (['voter', 'group', 'item'] as const).flatMap((column) => {
    const { length } = row[column]
    if (row[column].trim() === '') return [`the ${column} is empty`]
    return length > LONGEST_NAME
      ? [`the ${column} is ${length} characters long, and at most ${LONGEST_NAME} are taken`]
      : []
  })
}

function takeRow(row: RatingRow, file: FileBeingGathered, rule: ConsensusRule): string[] {
  const { line } = row
  const wrong: string[] = []
  const [voter, group, item] = [row.voter.trim(), row.group.trim(), row.item.trim()]
  const round = roundFromText(row.round)
  if (round === null) wrong.push(`${quotedCell(row.round ?? '')} is not a round, a whole number from 1 on`)
  const answer = answerFromText(row.value, rule)
  if (typeof answer === 'string') wrong.push(answer)
  if (voter === '' || group === '' || item === '') return wrong

  const first = file.groups.get(voter)
  if (first === undefined) file.groups.set(voter, { group, line })
  else if (first.group !== group) {
    wrong.push(
      `the voter ${quotedCell(voter)} is in the group ${quotedCell(group)} here, but in ` +
        `${quotedCell(first.group)} on line ${first.line}`,
    )
  }
  file.items.add(item)
  if (round === null) return wrong
  const gathered = getOrAdd<number, RoundBeingGathered>(file.rounds, round, () => ({
    round,
    items: new Set(),
    voters: new Map(),
  }))
  gathered.items.add(item)
  const ballot = getOrAdd<string, VoterInRound>(gathered.voters, voter, () => ({
    group,
    answers: new Map(),
    ranks: new Map(),
  }))
  const before = ballot.answers.get(item)
  if (before !== undefined) {
    const inRound = row.round === null ? '' : ` in round ${round}`
    wrong.push(
      `the voter ${quotedCell(voter)} has answered ${quotedCell(item)}${inRound} before, on line ${before.line}`,
    )
    return wrong
  }
  if (typeof answer === 'string') {
    ballot.answers.set(item, { answer: { kind: 'skipped' }, line })
    return wrong
  }
  ballot.answers.set(item, { answer, line })
  if (answer.kind === 'rank') {
    const taken = ballot.ranks.get(answer.value)
    if (taken === undefined) ballot.ranks.set(answer.value, line)
    else {
      wrong.push(`the voter ${quotedCell(voter)} has given the rank ${answer.value} before, on line ${taken}`)
    }
  }
  return wrong
}

function roundFromText(text: string | null): number | null {
  if (text === null) return 1
  const trimmed = text.trim()
  return /^\d{1,4}$/.test(trimmed) && Number(trimmed) >= 1 ? Number(trimmed) : null
}

/** How many items a round has is known only when all rows have been read. */
function complainOfRanksBeyond({ rounds, complaints }: FileBeingGathered): void {
  for (const { items, voters } of rounds.values()) {
    for (const { answers } of voters.values()) {
      for (const { answer, line } of answers.values()) {
        if (answer.kind !== 'rank' || answer.value <= items.size) continue
        const many = items.size === 1 ? 'the only item' : `the last of ${items.size} items`
        complaints.push({ line, message: `the rank ${answer.value} lies beyond ${many}` })
      }
    }
  }
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
