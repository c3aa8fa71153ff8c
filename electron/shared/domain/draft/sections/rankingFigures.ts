import { rankingBarsAlternative, rankingBarsGeometry, rankingBarsSvg } from '../../chart/rankingBars.ts'
import type { PointsUnit, RankingRow } from '../../chart/rankingBars.ts'
import { isRankingRule } from '../../consensus/rule.ts'
import type { Block } from '../draftDocument.ts'
import { line, plain, quoted } from '../inlines.ts'
import type { IndexedBallot } from '../studyIndex.ts'

/** A page holds about so many items under each other. */
const ITEMS_A_FIGURE = 16
const FIGURE_WIDTH = 640

/** The order that a ballot's last counted round came to, first place first; nothing for a ballot of another kind. */
export function rankingFigures({ ballot, counted, items }: IndexedBallot, position: number): Block[] {
  const last = counted.at(-1)
  if (last === undefined || !isRankingRule(last.rule)) return []
  const rows = items
    .flatMap(({ code, item, latest }): RankingRow[] => {
      const pooled = latest?.round.id === last.round.id ? latest.result.pooled : null
      if (pooled?.kind !== 'ranking') return []
      const { place, score, verdict } = pooled
      return [{ code, wording: item.wording, place, score, verdict }]
    })
    .toSorted((first, second) => (first.place ?? Infinity) - (second.place ?? Infinity))
  const unit: PointsUnit = last.rule.method === 'dots' ? 'dots' : 'points'
  const options = { width: FIGURE_WIDTH, unit }
  const blocks: Block[] = []
  for (let start = 0; start < rows.length; start += ITEMS_A_FIGURE) {
    const part = rows.slice(start, start + ITEMS_A_FIGURE)
    const { width, height } = rankingBarsGeometry(part, options)
    blocks.push({
      kind: 'figure',
      anchor: `figure-results-${position + 1}-${start / ITEMS_A_FIGURE + 1}`,
      caption: line(
        'The order of “',
        quoted(ballot.title),
        `” by ${unit}`,
        ...(counted.length > 1 ? [plain(`, in round ${last.round.number}`)] : []),
        ...(start === 0 ? [] : [plain(', continued')]),
      ),
      svg: rankingBarsSvg(part, options),
      alternativeText: rankingBarsAlternative(part, options),
      width,
      height,
    })
  }
  return blocks
}
