import { isRankingRule, isRatingRule } from '../../consensus/rule.ts'
import type { ConsensusRule } from '../../consensus/rule.ts'
import type { Block, Inline } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { bullets, heading, joined, line, paragraph, promptBlock, quoted } from '../inlines.ts'
import { itemCodes } from '../itemPhrases.ts'
import { pointsName } from '../methodWords.ts'
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
  const again = repeated.flatMap(votedAgain)
  blocks.push(...(again.length > 1 ? [bullets(again)] : again.map((said) => paragraph(...said))))
  return blocks
}

function figuresFedBack(ballots: readonly IndexedBallot[]): string {
  const rules = ballots.map(({ ballot }) => ballot.rule)
  return [
    ...(rules.some(isRatingRule) ? ['how many gave each score, and the median'] : []),
    ...(rules.some(({ method }) => method === 'moscow') ? ['how many chose each of the four'] : []),
    ...(rules.some(isRankingRule)
      ? [`${pointsOf(rules.filter(isRankingRule))}, how many gave it any, and its place`]
      : []),
  ].join('; or ')
}

/** "its points", "its dots", or both. */
function pointsOf(rules: readonly ConsensusRule[]): string {
  return `its ${[...new Set(rules.map((rule) => `${pointsName(rule)}s`))].join(' or ')}`
}

/** Items that were in after a round and stood in a later one. */
function votedAgain({ ballot, items, counted: rounds }: IndexedBallot): Inline[][] {
  const last = rounds.at(-1)
  if (last === undefined || rounds.length < 2) return []
  const name: Inline[] = line('“', quoted(ballot.title), '”')
  const verdicts = items.flatMap(({ outcomes }) => outcomes.map(({ result }) => result.pooled.verdict))
  if (verdicts.every((verdict) => verdict === 'ranked')) {
    return [line(...name, ' only put items in order, so that none was agreed between its rounds.')]
  }
  const settled = items.filter((item) => item.outcomes.some(isInBefore(last.round.number)))
  const again = settled.filter(wasVotedAgain)
  if (settled.length === 0) return [line('In ', ...name, ' no item had been agreed before the last round.')]
  if (again.length === 0) {
    return [line('In ', ...name, ' no item was voted on again once it had been agreed.')]
  }
  return [
    line(
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
