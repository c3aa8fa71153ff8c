import { LOW_BASE } from '../../ballot/figures.ts'
import type { Block } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { heading, paragraph, reference } from '../inlines.ts'
import { listed } from '../phrasing.ts'

/** How the figures were worked out. */
export function analysis({ index, programVersion }: DraftContext): Block[] {
  const types = [...new Set(index.ballots.map(({ ballot }) => ballot.rule.quantileType))].sort(
    (first, second) => first - second,
  )
  const blocks: Block[] = [heading(2, 'analysis', 'Analysis')]
  if (types.length === 0) {
    blocks.push(paragraph('Nothing has been put to the vote, so nothing has been analysed.'))
    return blocks
  }
  blocks.push(
    paragraph(
      `Linkboard ${programVersion} worked out, for each item and round, the number of scores, the median, the ` +
        'interquartile range, the 30th and 70th percentiles and how many scored 1 to 3, 4 to 6 and 7 to 9. Quantiles ' +
        `are of type ${listed(types.map(String))} (Hyndman and Fan 1996). Disagreement follows the interpercentile ` +
        'range adjusted for symmetry of the RAND/UCLA Appropriateness Method (Fitch et al. 2001); ',
      reference('rules'),
      ' gives the rule in words.',
    ),
    paragraph(
      'Every percentage is a share of the scores given. “Unable to score” and skipped answers are counted and ' +
        'reported but are no part of a denominator. Percentages are rounded to whole numbers; verdicts are worked ' +
        'out from unrounded figures.',
    ),
    paragraph(
      'Each item was worked out for the whole panel, for each panel group, and for public contributors beside ' +
        'everybody else. An item is flagged where those two sides come to different verdicts, or where their medians lie 2 ' +
        `or more points apart. Figures that rest on fewer than ${LOW_BASE} scores are marked as resting on few.`,
    ),
  )
  return blocks
}
