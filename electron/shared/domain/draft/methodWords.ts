import { answersTakenBy } from '../ballot/answersTaken.ts'
import type { Ballot } from '../ballot/ballot.ts'
import { bandsOf } from '../consensus/ratingBands.ts'
import type { ConsensusMethod, ConsensusRule, RatingRule } from '../consensus/rule.ts'
import type { Inline } from './draftDocument.ts'
import { joined, line, plain, quoted } from './inlines.ts'
import { counted } from './phrasing.ts'

/** What each method is called in a sentence. */
export const METHOD_NAMES: Readonly<Record<ConsensusMethod, string>> = {
  ram: 'the RAND/UCLA Appropriateness Method',
  percentage: 'a percentage rule',
  'median-iqr': 'median and interquartile range',
  likert: 'agreement on a Likert scale',
  'top-k': 'ranking by the nominal group technique',
  borda: 'ranking of all items (Borda)',
  dots: 'dot voting',
  moscow: 'MoSCoW',
  'content-validity': 'content validity',
}

/** The bands of a rule's scale in figures, "1–3"; a scale may have no middle. */
export function bandNames(rule: RatingRule): { low: string; mid: string | null; high: string } {
  const { minimum, lowTo, highFrom, maximum } = bandsOf(rule)
  return {
    low: span(minimum, lowTo),
    mid: highFrom - lowTo > 1 ? span(lowTo + 1, highFrom - 1) : null,
    high: span(highFrom, maximum),
  }
}

function span(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`
}

/** What somebody did who gave a high or a low answer: "scored 7–9", "agreed (4–5)". */
export function bandDeeds(rule: RatingRule): { low: string; high: string } {
  const { low, high } = bandNames(rule)
  switch (rule.method) {
    case 'likert':
      return { low: `disagreed (${low})`, high: `agreed (${high})` }
    case 'content-validity':
      return rule.answers === 'relevance'
        ? { low: `found it not relevant (${low})`, high: `found it relevant (${high})` }
        : { low: 'found it not essential', high: 'found it essential' }
    case 'ram':
    case 'percentage':
    case 'median-iqr':
      return { low: `scored ${low}`, high: `scored ${high}` }
  }
}

/** What the points of a ranking are called. */
export function pointsName(rule: ConsensusRule): 'point' | 'dot' {
  return rule.method === 'dots' ? 'dot' : 'point'
}

/** How a ballot of so many items was answered, in a sentence. */
export function howAnswered(
  { lowLabel, highLabel }: Ballot,
  rule: ConsensusRule,
  itemCount: number,
): Inline[] {
  const taken = answersTakenBy(rule, itemCount)
  switch (taken.kind) {
    case 'score':
      return taken.labels === null
        ? line(
            `Scores ran from ${taken.minimum} (“`,
            quoted(lowLabel),
            `”) to ${taken.maximum} (“`,
            quoted(highLabel),
            '”).',
          )
        : line(
            'The answers were: ',
            ...joined(
              taken.labels.map((label, index) => [plain(`${taken.minimum + index} “${label}”`)]),
              ', ',
            ),
            '.',
          )
    case 'moscow':
      return line('Each item was put down as must, should, could or won’t.')
    case 'rank':
      return line(
        rule.method === 'borda'
          ? `Each voter put all ${counted(taken.count, 'item')} in order.`
          : `Each voter put ${taken.allowsFewer ? 'up to ' : ''}${counted(taken.count, 'item')} in order, the most important first.`,
      )
    case 'dots':
      return line(
        `Each voter had ${counted(taken.budget, 'dot')} to give` +
          `${taken.capPerItem === null || taken.capPerItem >= taken.budget ? '' : `, at most ${taken.capPerItem} to one item`}.`,
      )
  }
}
