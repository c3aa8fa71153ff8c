import { isRankingRule, isRatingRule } from '../../consensus/rule.ts'
import type { Block, Inline } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { heading, joined, line, paragraph, promptBlock, quoted } from '../inlines.ts'
import { itemCodes } from '../itemPhrases.ts'
import type { IndexedBallot, IndexedItem } from '../studyIndex.ts'

/** What voters saw of earlier rounds, and whether they voted again on what had been agreed. */
export function feedback({ index, study }: DraftContext): Block[] {
  const blocks: Block[] = [heading(2, 'feedback', 'Feedback between rounds')]
  const repeated = index.ballots.filter(({ rounds }) => rounds.length > 1)
  const here = repeated.filter(({ ballot }) => ballot.broughtFrom === null)
  if (repeated.length === 0) {
    blocks.push(
      paragraph(
        'No ballot has had more than one round, so nobody saw results of a ballot while voting on it.',
      ),
    )
  }
  if (here.length > 0) {
    blocks.push(
      paragraph(
        'From round 2 on, each item came with how the whole room had answered it in the round before, where at least ' +
          `${study.smallGroupThreshold} had: ${figuresFedBack(here)}. This was about the whole panel, never about a group. On ` +
          'phones and tablets voters also saw their own earlier answer, and never anybody else’s.',
      ),
    )
  }
  if (repeated.length > here.length) {
    blocks.push(
      promptBlock(
        'feedback.elsewhere',
        'say what people were shown between the rounds of the survey that was brought in',
      ),
    )
  }
  blocks.push(...repeated.flatMap(votedAgain))
  return blocks
}

function figuresFedBack(ballots: readonly IndexedBallot[]): string {
  const rules = ballots.map(({ ballot }) => ballot.rule)
  return [
    ...(rules.some(isRatingRule) ? ['how many gave each score, and the median'] : []),
    ...(rules.some(({ method }) => method === 'moscow') ? ['how many chose each of the four'] : []),
    ...(rules.some(isRankingRule) ? ['its points or dots, how many gave it any, and its place'] : []),
  ].join('; or ')
}

/** Items that were in after a round and stood in a later one. */
function votedAgain({ ballot, items, counted: rounds }: IndexedBallot): Block[] {
  const last = rounds.at(-1)
  if (last === undefined || rounds.length < 2) return []
  const settled = items.filter((item) => item.outcomes.some(isInBefore(last.round.number)))
  const again = settled.filter(wasVotedAgain)
  const name: Inline[] = line('“', quoted(ballot.title), '”')
  if (settled.length === 0)
    return [paragraph('In ', ...name, ' no item had been agreed before the last round.')]
  if (again.length === 0) {
    return [paragraph('In ', ...name, ' no item was voted on again once it had been agreed.')]
  }
  return [
    paragraph(
      'In ',
      ...name,
      again.length === settled.length
        ? ' items that had been agreed were voted on again: '
        : ' some items that had been agreed were voted on again: ',
      ...joined([itemCodes(again)], ', '),
      '.',
    ),
  ]
}

function isInBefore(lastRound: number) {
  return ({ round, result }: IndexedItem['outcomes'][number]) =>
    round.number < lastRound && result.pooled.verdict === 'in'
}

function wasVotedAgain({ outcomes }: IndexedItem): boolean {
  const first = outcomes.findIndex(({ result }) => result.pooled.verdict === 'in')
  return first >= 0 && first < outcomes.length - 1
}
