import { isAnsweredAsWhole, answersTakenBy } from '../../ballot/answersTaken.ts'
import type { CarryOver, Round } from '../../ballot/ballot.ts'
import { sentencesOfRule } from '../../consensus/describeRule.ts'
import type { Block } from '../draftDocument.ts'
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
import { counted, countOf, longDateTime, shareOf } from '../phrasing.ts'
import type { IndexedBallot } from '../studyIndex.ts'

/** Each ballot's question, rule, fingerprint and rounds. */
export function voting({ index, study }: DraftContext): Block[] {
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
    blocks.push(...ballotSection(entry, position, study.smallGroupThreshold))
  }
  return blocks
}

function ballotSection(entry: IndexedBallot, position: number, threshold: number): Block[] {
  const { ballot, items, rounds, deviations } = entry
  const isWhole = isAnsweredAsWhole(answersTakenBy(ballot.rule, Math.max(1, items.length)))
  const blocks: Block[] = [
    { ...heading(3, `ballot-${position + 1}`, 'Ballot “', quoted(ballot.title), '”'), isNumbered: false },
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
  if (ballot.instructions !== '') {
    blocks.push(paragraph('The voters were told:'), ...typedParagraphs(ballot.instructions))
  }
  blocks.push(
    paragraph(`The rule (${METHOD_NAMES[ballot.rule.method]}):`),
    bullets(sentencesOfRule(ballot.rule).map((sentence) => line(sentence))),
    ballot.lockedAt === null || ballot.ruleHash === null
      ? note('This ballot has not been locked: its items and its rule can still change.')
      : paragraph(
          `The items, their wording and the rule were frozen on ${longDateTime(ballot.lockedAt)}. The rule’s fingerprint (SHA-256) is `,
          code(ballot.ruleHash),
          '.',
        ),
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
  blocks.push(...roundBlocks(entry, position, threshold))
  blocks.push(
    promptBlock(
      `ballot.reason:${entry.ballot.id}`,
      'give the reason for this rule and say what each round was for',
    ),
    rounds.length > 1
      ? promptBlock(`ballot.discussion:${entry.ballot.id}`, 'say what was discussed between the rounds')
      : promptBlock(`ballot.rounds:${entry.ballot.id}`, 'say how the number of rounds was decided'),
  )
  return blocks
}

function roundBlocks(entry: IndexedBallot, position: number, threshold: number): Block[] {
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
  blocks.push({
    kind: 'table',
    anchor: `table-rounds-${position + 1}`,
    caption: line('Rounds of “', quoted(ballot.title), '”'),
    columns: [
      column('Round', 2, 'centre'),
      column('Items', 2, 'centre'),
      column('Opened', 6),
      column('Closed', 6),
      column('Voted, of seats in the room', 5, 'end'),
    ],
    rows: rounds.map((round) => {
      const results = countedRounds.find((each) => each.round.id === round.id)?.results
      return {
        anchor: null,
        cells: [
          cell(String(round.number)),
          cell(String(round.itemIds.length)),
          cell(longDateTime(round.openedAt)),
          cell(round.closedAt === null ? 'still open' : longDateTime(round.closedAt)),
          cell(results === undefined ? 'not counted' : shareOf(results.responses, round.seatsInRoom)),
        ],
      }
    }),
    hasRowHeadings: true,
  })
  for (const round of rounds) {
    if (round.tokensDealt < round.seatsInRoom && round.status === 'closed') {
      blocks.push(
        note(
          `Round ${round.number}: ${round.tokensDealt} of ${counted(round.seatsInRoom, 'seat')} in the room ` +
            'took a ballot paper.',
        ),
      )
    }
  }
  for (const [later, round] of rounds.entries()) {
    const before = rounds[later - 1]
    if (before !== undefined) blocks.push(wentOn(entry, before, round))
  }
  if (rounds.length > 1) {
    blocks.push(
      paragraph(
        'From round 2 on, each item came with how the whole room had answered it in the round before, where at least ' +
          `${threshold} had. On phones and tablets voters also saw their own earlier answer, and never anybody else’s.`,
      ),
    )
  }
  return blocks
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
export function turnoutOf({ counted: rounds }: IndexedBallot): string | null {
  const last = rounds.at(-1)
  return last === undefined || last.round.seatsInRoom === 0
    ? null
    : countOf(last.results.responses, last.round.seatsInRoom)
}
