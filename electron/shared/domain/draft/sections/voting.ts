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
  promptBlock,
  quoted,
  typedParagraphs,
} from '../inlines.ts'
import { counted, countOf, longDateTime, shareOf } from '../phrasing.ts'
import type { IndexedBallot } from '../studyIndex.ts'

/** Each ballot's question, rule, fingerprint and rounds. */
export function voting({ index }: DraftContext): Block[] {
  const blocks: Block[] = [heading(2, 'rules', 'Voting, rules and rounds')]
  if (index.ballots.length === 0) {
    blocks.push(promptBlock('describe the consensus method and its rule; no ballot has been set up'))
    return blocks
  }
  for (const [position, entry] of index.ballots.entries()) blocks.push(...ballotSection(entry, position))
  return blocks
}

function ballotSection(
  { ballot, items, rounds, counted: countedRounds }: IndexedBallot,
  position: number,
): Block[] {
  const anchor = `ballot-${position + 1}`
  const blocks: Block[] = [
    { ...heading(3, anchor, 'Ballot “', quoted(ballot.title), '”'), isNumbered: false },
    paragraph(
      `The panel was asked of each of ${counted(items.length, 'item')}: “`,
      quoted(ballot.question),
      '” Scores ran from 1 (“',
      quoted(ballot.lowLabel),
      '”) to 9 (“',
      quoted(ballot.highLabel),
      '”). A voter could also say “unable to score” or skip an item. On phones and tablets each voter saw ' +
        'the items one at a time, in a random order of their own.',
    ),
  ]
  if (ballot.instructions !== '') {
    blocks.push(paragraph('The voters were told:'), ...typedParagraphs(ballot.instructions))
  }
  blocks.push(paragraph('The rule:'), bullets(sentencesOfRule(ballot.rule).map((sentence) => line(sentence))))
  blocks.push(
    ballot.lockedAt === null || ballot.ruleHash === null
      ? note('This ballot has not been locked: its items and its rule can still change.')
      : paragraph(
          `The items, their wording and the rule were frozen on ${longDateTime(ballot.lockedAt)}. The rule’s fingerprint (SHA-256) is `,
          code(ballot.ruleHash),
          '.',
        ),
  )
  if (rounds.length === 0) {
    blocks.push(paragraph('No round has been opened.'))
  } else {
    blocks.push({
      kind: 'table',
      anchor: `table-rounds-${position + 1}`,
      caption: line('Rounds of “', quoted(ballot.title), '”'),
      columns: [
        column('Round', 1),
        column('Opened', 3),
        column('Closed', 3),
        column('Voted, of seats in the room', 3, 'end'),
      ],
      rows: rounds.map((round) => {
        const results = countedRounds.find((each) => each.round.id === round.id)?.results
        return {
          anchor: null,
          cells: [
            cell(String(round.number)),
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
  }
  blocks.push(
    promptBlock('give the reason for this rule and say what each round was for'),
    rounds.length > 1
      ? promptBlock('say what the panel was shown and what was discussed between the rounds')
      : promptBlock('say how the number of rounds was decided'),
  )
  return blocks
}

/** For the limits: how many of the seats voted in the last counted round of a ballot. */
export function turnoutOf({ counted: rounds }: IndexedBallot): string | null {
  const last = rounds.at(-1)
  return last === undefined || last.round.seatsInRoom === 0
    ? null
    : countOf(last.results.responses, last.round.seatsInRoom)
}
