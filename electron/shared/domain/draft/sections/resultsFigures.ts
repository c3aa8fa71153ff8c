import { divergingAlternative, divergingGeometry, divergingSvg } from '../../chart/divergingBars.ts'
import type { DivergingRow } from '../../chart/divergingBars.ts'
import { isRatingRule } from '../../consensus/rule.ts'
import type { RatingRule } from '../../consensus/rule.ts'
import type { Block } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { heading, line, plain, quoted } from '../inlines.ts'
import { bandNames } from '../methodWords.ts'
import type { IndexedBallot } from '../studyIndex.ts'
import { verdictWords } from '../verdictWords.ts'
import { moscowFigures } from './moscowFigures.ts'
import { rankingFigures } from './rankingFigures.ts'

/** A page holds about so many bars under each other. */
const BARS_A_FIGURE = 18
const FIGURE_WIDTH = 640

/**
 * One figure, or several, of each ballot: diverging bars of ratings, each item in the last round that had it, or the
 * order that it came to, or how it was split into four. Made for an upright page.
 */
export function resultsFigures({ index }: DraftContext): Block[] {
  const figures = index.ballots.flatMap((entry, position) => [
    ...divergingFigures(entry, position),
    ...rankingFigures(entry, position),
    ...moscowFigures(entry, position),
  ])
  return figures.length === 0 ? [] : [heading(2, 'results-picture', 'Results at a glance'), ...figures]
}

function divergingFigures(entry: IndexedBallot, position: number): Block[] {
  const { ballot, counted } = entry
  const rule = counted.at(-1)?.rule
  if (rule === undefined || !isRatingRule(rule)) return []
  const isSeveral = counted.length > 1
  const rows = rowsOf(entry, isSeveral).toSorted((first, second) => highShare(second) - highShare(first))
  const options = { width: FIGURE_WIDTH, bands: bandNames(rule), ...endLabels(rule, ballot) }
  const blocks: Block[] = []
  const figures = Math.ceil(rows.length / BARS_A_FIGURE)
  for (let number = 1; number <= figures; number += 1) {
    const part = rows.slice(share(rows.length, figures, number - 1), share(rows.length, figures, number))
    const { width, height } = divergingGeometry(part, options)
    blocks.push({
      kind: 'figure',
      anchor: `figure-results-${position + 1}-${number}`,
      caption: line(
        'Low, middle and high scores in “',
        quoted(ballot.title),
        isSeveral
          ? '”, each item in the last round that had it, by share of high scores'
          : '”, by share of high scores',
        ...(number === 1 ? [] : [plain(', continued')]),
      ),
      svg: divergingSvg(part, options),
      alternativeText: divergingAlternative(part, options),
      width,
      height,
    })
  }
  return blocks
}

/** Where the rows of a figure end, so that all figures hold about as many. */
function share(rows: number, figures: number, number: number): number {
  return Math.ceil((rows * number) / figures)
}

function rowsOf({ items }: IndexedBallot, isSeveral: boolean): DivergingRow[] {
  return items.flatMap(({ code, item, latest }): DivergingRow[] => {
    if (latest?.result.pooled.kind !== 'rating') return []
    const { low, mid, high } = latest.result.pooled
    const verdict = verdictWords(latest.result.pooled)
    const round = isSeveral ? ` (round ${latest.round.number})` : ''
    return [{ code, wording: item.wording, low, mid, high, verdict: `${verdict}${round}` }]
  })
}

/** What the ends are called: by the ballot, or by the rule where its answers have names of their own. */
function endLabels(
  rule: RatingRule,
  { lowLabel, highLabel }: IndexedBallot['ballot'],
): { lowLabel: string; highLabel: string } {
  switch (rule.method) {
    case 'likert':
      return { lowLabel: 'disagree', highLabel: 'agree' }
    case 'content-validity':
      return rule.answers === 'relevance'
        ? { lowLabel: 'not relevant', highLabel: 'relevant' }
        : { lowLabel: 'not essential', highLabel: 'essential' }
    case 'ram':
    case 'percentage':
    case 'median-iqr':
      return { lowLabel, highLabel }
  }
}

function highShare({ low, mid, high }: DivergingRow): number {
  const scored = low + mid + high
  return scored === 0 ? 0 : high / scored
}
