import { moscowBarsAlternative, moscowBarsGeometry, moscowBarsSvg } from '../../chart/moscowBars.ts'
import type { MoscowRow } from '../../chart/moscowBars.ts'
import type { Block } from '../draftDocument.ts'
import { line, plain, quoted } from '../inlines.ts'
import type { IndexedBallot } from '../studyIndex.ts'
import { verdictWords } from '../verdictWords.ts'

/** A page holds about so many bars under each other. */
const BARS_A_FIGURE = 18
const FIGURE_WIDTH = 640

/** How each item was split in the last round that had it, by share of "must"; nothing for a ballot of another kind. */
export function moscowFigures({ ballot, counted, items }: IndexedBallot, position: number): Block[] {
  const isSeveral = counted.length > 1
  const rows = items
    .flatMap(({ code, item, latest }): MoscowRow[] => {
      if (latest?.result.pooled.kind !== 'moscow') return []
      const { must, should, could, wont } = latest.result.pooled
      const round = isSeveral ? ` (round ${latest.round.number})` : ''
      const verdict = `${verdictWords(latest.result.pooled)}${round}`
      return [{ code, wording: item.wording, must, should, could, wont, verdict }]
    })
    .toSorted((first, second) => mustShare(second) - mustShare(first))
  const blocks: Block[] = []
  for (let start = 0; start < rows.length; start += BARS_A_FIGURE) {
    const part = rows.slice(start, start + BARS_A_FIGURE)
    const options = { width: FIGURE_WIDTH }
    const { width, height } = moscowBarsGeometry(part, options)
    blocks.push({
      kind: 'figure',
      anchor: `figure-results-${position + 1}-${start / BARS_A_FIGURE + 1}`,
      caption: line(
        'Must, should, could and won’t in “',
        quoted(ballot.title),
        isSeveral
          ? '”, each item in the last round that had it, by share of “must”'
          : '”, by share of “must”',
        ...(start === 0 ? [] : [plain(', continued')]),
      ),
      svg: moscowBarsSvg(part, options),
      alternativeText: moscowBarsAlternative(part),
      width,
      height,
    })
  }
  return blocks
}

function mustShare({ must, should, could, wont }: MoscowRow): number {
  const all = must + should + could + wont
  return all === 0 ? 0 : must / all
}
