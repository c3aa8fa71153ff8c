import { sentencesOfRule } from '../../consensus/describeRule.ts'
import type { CarryOver } from '../../ballot/ballot.ts'
import type { Deviation } from '../../ballot/deviation.ts'
import type { ConsensusRule } from '../../consensus/rule.ts'
import type { Block, TableCell } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import {
  bold,
  cell,
  code,
  column,
  heading,
  line,
  paragraph,
  promptBlock,
  quoted,
  reference,
} from '../inlines.ts'
import { counted, longDateTime } from '../phrasing.ts'
import type { IndexedBallot } from '../studyIndex.ts'

/** Every change of plan that the record holds, with what stood before, what after, when and why. */
export function deviations({ index }: DraftContext): Block[] {
  const blocks: Block[] = [heading(2, 'deviations', 'Changes to the plan')]
  const made = index.ballots.flatMap((entry) => entry.deviations.map((deviation) => ({ entry, deviation })))
  if (index.ballots.length > 0) {
    blocks.push(
      paragraph(
        'A ballot’s items and wording cannot be changed once the ballot is locked, and its rule and rounds only with a ' +
          'reason that stands in the record; ',
        reference('rules'),
        ` gives the time of each lock.${made.length === 0 ? ' No change has been recorded.' : ''}`,
      ),
    )
  }
  if (made.length === 0) {
    blocks.push(
      promptBlock(
        'deviations.any',
        'say what was done otherwise than planned, and why; or say that nothing was',
      ),
    )
    return blocks
  }
  return [
    ...blocks,
    {
      kind: 'table',
      anchor: 'table-deviations',
      caption: line('Changes that were recorded after a ballot had been locked'),
      columns: [column('When', 4), column('Ballot', 5), column('What was changed', 9), column('Why', 8)],
      rows: made.map(({ entry, deviation }) => ({
        anchor: null,
        cells: [
          cell(longDateTime(deviation.madeAt)),
          cell(quoted(entry.ballot.title)),
          changeCell(deviation, entry),
          deviation.reason
            .split('\n')
            .filter((part) => part.trim() !== '')
            .map((part) => line(quoted(part))),
        ],
      })),
      hasRowHeadings: false,
    },
    promptBlock('deviations.other', 'say whether anything else was done otherwise than planned'),
  ]
}

const CARRY_OVER_NAMES: Readonly<Record<CarryOver, string>> = {
  all: 'all',
  'not-agreed': 'those neither in nor out',
  disputed: 'those over which the panel is split',
}

function changeCell(deviation: Deviation, entry: IndexedBallot): TableCell {
  const { change } = deviation
  switch (change.kind) {
    case 'rule':
      return [
        line(bold(`The rule, from round ${deviation.fromRound} on`), judgedAnew(deviation, entry)),
        ...ruleChange(change.before, change.after),
        line('Fingerprint of the new rule: ', code(change.ruleHash)),
      ]
    case 'planned-rounds':
      return [line(bold('The number of rounds'), `: from ${change.before} to ${change.after}`)]
    case 'carry-over':
      return [
        line(
          bold('Which items go on to the next round'),
          `: from ${CARRY_OVER_NAMES[change.before]} to ${CARRY_OVER_NAMES[change.after]}`,
        ),
      ]
    case 'other':
      return cell('How things were done; neither the rule nor the number of rounds')
  }
}

/** A round that was closed before its rule was changed has been counted by another rule than its voters were told. */
function judgedAnew({ fromRound, madeAt }: Deviation, { rounds }: IndexedBallot): string {
  const closed = rounds.filter(
    ({ number, closedAt }) => number >= fromRound && closedAt !== null && closedAt <= madeAt,
  )
  return closed.length === 0
    ? ''
    : `. ${counted(closed.length, 'round')} that had been closed already ${closed.length === 1 ? 'is' : 'are'} judged anew by it`
}

/** Only the sentences that changed: the rest of the rule stands with the ballot. */
function ruleChange(before: ConsensusRule, after: ConsensusRule): TableCell {
  const [old, now] = [sentencesOfRule(before), sentencesOfRule(after)]
  const gone = old.filter((sentence) => !now.includes(sentence))
  const come = now.filter((sentence) => !old.includes(sentence))
  return [
    ...gone.map((sentence) => line(bold('Before: '), sentence)),
    ...come.map((sentence) => line(bold('After: '), sentence)),
  ]
}
