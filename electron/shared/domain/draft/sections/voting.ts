import { isAnsweredAsWhole, answersTakenBy } from '../../ballot/answersTaken.ts'
import type { Ballot, CarryOver, Round } from '../../ballot/ballot.ts'
import type { RoundResults } from '../../ballot/ballotResults.ts'
import { sentencesOfRule } from '../../consensus/describeRule.ts'
import type { Block, TableCell, TableColumn } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import {
  bullets,
  cell,
  code,
  column,
  heading,
  line,
  note,
  paragraph,
  plain,
  promptBlock,
  quoted,
  reference,
  typedParagraphs,
} from '../inlines.ts'
import { itemCodes } from '../itemPhrases.ts'
import { howAnswered, METHOD_NAMES } from '../methodWords.ts'
import { counted, countOf, listed, longDateTime, shareOf } from '../phrasing.ts'
import type { IndexedBallot, StudyIndex } from '../studyIndex.ts'

/** Each ballot's question, rule, fingerprint and rounds. */
export function voting({ index }: DraftContext): Block[] {
  const blocks: Block[] = [heading(2, 'rules', 'Voting, rules and rounds')]
  if (index.ballots.length === 0) {
    blocks.push(
      promptBlock(
        'method.description',
        'describe the consensus method and its rule; no ballot has been set up',
      ),
    )
    return blocks
  }
  for (const [position, entry] of index.ballots.entries()) {
    blocks.push(...ballotSection(entry, position, index))
  }
  blocks.push(
    promptBlock(
      'methods.rounds',
      'say how the number of rounds was decided, and when voting would have stopped',
    ),
  )
  return blocks
}

function ballotSection(entry: IndexedBallot, position: number, index: StudyIndex): Block[] {
  const { ballot, rounds, deviations } = entry
  const blocks: Block[] = [
    { ...heading(3, `ballot-${position + 1}`, 'Ballot “', quoted(ballot.title), '”'), isNumbered: false },
    ...(ballot.broughtFrom === null ? askedHere(entry) : askedElsewhere(entry, ballot.broughtFrom)),
  ]
  if (ballot.instructions !== '') {
    blocks.push(...told(ballot.instructions))
  }
  blocks.push(
    paragraph(`The rule (${METHOD_NAMES[ballot.rule.method]}):`),
    bullets(sentencesOfRule(ballot.rule).map((sentence) => line(sentence))),
    frozen(ballot),
  )
  if (deviations.length > 0) {
    blocks.push(
      paragraph(
        `After that ${counted(deviations.length, 'change')} of plan ${deviations.length === 1 ? 'was' : 'were'} recorded; see `,
        reference('deviations'),
        '.',
      ),
    )
  }
  blocks.push(...roundBlocks(entry, position, index))
  blocks.push(
    promptBlock(
      `ballot.reason:${ballot.id}`,
      'give the reason for this rule and say what each round was for',
    ),
    ...(rounds.length > 1
      ? [
          promptBlock(
            `ballot.discussion:${ballot.id}`,
            entry.items.some(({ notes }) => notes.length > 0)
              ? 'say what was discussed between the rounds, beyond the facilitator’s notes under “What was said of results”'
              : 'say what was discussed between the rounds',
          ),
        ]
      : []),
  )
  return blocks
}

/** Instructions of one line stand in the sentence, longer ones below it. */
function told(instructions: string): Block[] {
  const paragraphs = typedParagraphs(instructions)
  const [only] = paragraphs
  return paragraphs.length === 1 && only !== undefined
    ? [paragraph('The voters were told: “', ...only.content, '”')]
    : [paragraph('The voters were told:'), ...paragraphs]
}

/** What the room was asked, and how it answered. */
function askedHere({ ballot, items }: IndexedBallot): Block[] {
  const isWhole = isAnsweredAsWhole(answersTakenBy(ballot.rule, Math.max(1, items.length)))
  return [
    paragraph(
      `The panel was asked of ${items.length === 1 ? '1 item' : `each of ${items.length} items`}: “`,
      quoted(ballot.question),
      '” ',
      ...howAnswered(ballot, ballot.rule, Math.max(1, items.length)),
      isWhole
        ? ' A voter could also hand in nothing.'
        : ' A voter could also say “unable to score” or skip an item.',
      isWhole
        ? ' On phones and tablets each voter saw the items in a random order of their own.'
        : ' On phones and tablets each voter saw the items one at a time, in a random order of their own.',
    ),
  ]
}

/** Of an earlier survey the record knows what was asked and answered, and nothing of how. */
function askedElsewhere({ ballot, items }: IndexedBallot, from: string): Block[] {
  return [
    paragraph(
      'These answers were not given in a workshop of this study: they were brought in from “',
      quoted(from),
      `”. The question there, of ${items.length === 1 ? '1 item' : `each of ${items.length} items`}, was: “`,
      quoted(ballot.question),
      '” ',
      ...howAnswered(ballot, ballot.rule, Math.max(1, items.length)),
    ),
    promptBlock(
      `ballot.when:${ballot.id}`,
      'say when and how this survey was held, who was asked, and how many answered',
    ),
  ]
}

/** When the items and the rule were frozen: for a survey that was brought in only after its answers were known. */
function frozen({ lockedAt, ruleHash, broughtFrom }: Ballot): Block {
  if (lockedAt === null || ruleHash === null) {
    return note('This ballot has not been locked: its items and its rule can still change.')
  }
  const when = longDateTime(lockedAt)
  return paragraph(
    broughtFrom === null
      ? `The items, their wording and the rule were frozen on ${when}, before anybody could vote.`
      : `The rule was set here on ${when}, when the answers were brought in and so were known already.`,
    ' The rule’s fingerprint (SHA-256) is ',
    code(ruleHash),
    '.',
  )
}

function roundBlocks(entry: IndexedBallot, position: number, index: StudyIndex): Block[] {
  const { ballot, rounds, counted: countedRounds } = entry
  if (rounds.length === 0) {
    return [
      paragraph(
        `${counted(ballot.plannedRounds, 'round')} ${ballot.plannedRounds === 1 ? 'is' : 'are'} planned. No round has been opened.`,
      ),
    ]
  }
  const blocks: Block[] = []
  if (rounds.length !== ballot.plannedRounds) {
    blocks.push(
      paragraph(
        `${counted(ballot.plannedRounds, 'round')} ${ballot.plannedRounds === 1 ? 'was' : 'were'} planned; ` +
          `${rounds.length} ${rounds.length === 1 ? 'has' : 'have'} been opened.`,
      ),
    )
  }
  const columns = roundColumns(entry, index)
  blocks.push({
    kind: 'table',
    anchor: `table-rounds-${position + 1}`,
    caption: line('Rounds of “', quoted(ballot.title), '”'),
    columns: columns.map((each) => each.column),
    rows: rounds.map((round) => {
      const results = countedRounds.find((each) => each.round.id === round.id)?.results ?? null
      return { anchor: null, cells: columns.map((each) => each.cell(round, results)) }
    }),
    hasRowHeadings: true,
  })
  if (ballot.broughtFrom !== null) return blocks
  blocks.push(...ballotPapers(rounds))
  for (const [later, round] of rounds.entries()) {
    const before = rounds[later - 1]
    if (before !== undefined) blocks.push(wentOn(entry, before, round))
  }
  return blocks
}

/** Where not everybody in the room took a ballot paper: how many did, once for rounds in which as many did. */
function ballotPapers(rounds: readonly Round[]): Block[] {
  const short = rounds.filter(
    ({ status, tokensDealt, seatsInRoom }) => status === 'closed' && tokensDealt < seatsInRoom,
  )
  const groups = Map.groupBy(
    short,
    ({ tokensDealt, seatsInRoom }) => `${tokensDealt} of ${counted(seatsInRoom, 'seat')}`,
  )
  return [...groups].map(([share, which]) => {
    const numbers = listed(which.map(({ number }) => String(number)))
    return note(
      `${which.length === 1 ? 'Round' : 'Rounds'} ${numbers}: ${share} in the room were given a ballot.`,
    )
  })
}

interface RoundColumn {
  column: TableColumn
  cell: (round: Round, results: RoundResults | null) => TableCell
}

/** The record knows neither the times of a survey that was brought in nor who could have answered it. */
function roundColumns({ ballot, rounds }: IndexedBallot, index: StudyIndex): RoundColumn[] {
  const first: RoundColumn[] = [
    { column: column('Round', 2, 'centre'), cell: ({ number }) => cell(String(number)) },
    { column: column('Items', 2, 'centre'), cell: ({ itemIds }) => cell(String(itemIds.length)) },
  ]
  if (ballot.broughtFrom !== null) {
    return [
      ...first,
      {
        column: column('Answered', 4, 'end'),
        cell: (_, results) => cell(results === null ? 'not counted' : String(results.responses)),
      },
    ]
  }
  const isSomewhere = rounds.some((round) => index.workshopOf(round) !== null)
  return [
    ...first,
    ...(isSomewhere
      ? [
          {
            column: column('Held in', 6),
            cell: (round: Round) => {
              const workshop = index.workshopOf(round)
              return workshop === null ? cell('no workshop') : cell(quoted(workshop.name))
            },
          },
        ]
      : []),
    { column: column('Opened', 5), cell: ({ openedAt }) => cell(longDateTime(openedAt)) },
    {
      column: column('Closed', 5),
      cell: ({ closedAt }) => cell(closedAt === null ? 'still open' : longDateTime(closedAt)),
    },
    {
      column: column('Voted, of seats in the room', 4, 'end'),
      cell: ({ seatsInRoom }, results) =>
        cell(results === null ? 'not counted' : shareOf(results.responses, seatsInRoom)),
    },
  ]
}

const CARRY_OVER_WORDS: Readonly<Record<CarryOver, string>> = {
  all: 'as planned',
  'not-agreed': 'those that were neither in nor out',
  disputed: 'those that split the panel, or public contributors from everybody else',
}

/** Which items a round took over from the one before, and by which plan. */
function wentOn(entry: IndexedBallot, before: Round, round: Round): Block {
  const went = entry.items.filter(({ item }) => round.itemIds.includes(item.id))
  const plan = CARRY_OVER_WORDS[carryOverAt(entry, round.openedAt)]
  if (went.length === before.itemIds.length) {
    return paragraph(
      `All ${counted(went.length, 'item')} went on from round ${before.number} to round ${round.number}.`,
    )
  }
  return paragraph(
    `${went.length} of ${counted(before.itemIds.length, 'item')} went on from round ${before.number} to round ${round.number}, ${plan}: `,
    ...itemCodes(went),
    plain('.'),
  )
}

/** The plan for carrying items over as it stood at a moment: later changes are told among the deviations. */
function carryOverAt({ ballot, deviations }: IndexedBallot, moment: string): CarryOver {
  const changes = deviations.flatMap(({ madeAt, change }) =>
    change.kind === 'carry-over' ? [{ madeAt, ...change }] : [],
  )
  const inForce = changes.findLast(({ madeAt }) => madeAt <= moment)
  return inForce?.after ?? changes[0]?.before ?? ballot.carryOver
}

/** For the limits: how many of the seats voted in the last counted round of a ballot. */
export function turnoutOf({ ballot, counted: rounds }: IndexedBallot): string | null {
  const last = rounds.at(-1)
  return last === undefined || ballot.broughtFrom !== null || last.round.seatsInRoom === 0
    ? null
    : countOf(last.results.responses, last.round.seatsInRoom)
}
