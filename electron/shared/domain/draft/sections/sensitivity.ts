import type { Verdict } from '../../consensus/verdict.ts'
import type { Block, Inline } from '../draftDocument.ts'
import { joined, line, paragraph } from '../inlines.ts'
import { itemCode } from '../itemPhrases.ts'
import type { IndexedBallot } from '../studyIndex.ts'

/**
 * What would change if “unable to score” were counted in. Nothing for rules that do not turn on shares, or that count
 * it in already, and where nobody was unable.
 */
export function sensitivity({ items }: IndexedBallot): Block[] {
  const asked = items.flatMap((item) =>
    item.outcomes.flatMap(({ round, rule, result: { pooled } }) => {
      if (pooled.kind === 'ranking' || pooled.verdictWithUnable === null || pooled.unable === 0) return []
      if (!('unable' in rule) || rule.unable === 'include') return []
      return [{ item, round, verdict: pooled.verdict, withUnable: pooled.verdictWithUnable }]
    }),
  )
  if (asked.length === 0) return []
  const changed = asked.filter(({ verdict, withUnable }) => verdict !== withUnable)
  if (changed.length === 0) {
    return [paragraph('Counting “unable to score” into the denominators would change no verdict.')]
  }
  return [
    paragraph(
      'Counting “unable to score” into the denominators would change these verdicts: ',
      ...joined(
        changed.map(({ item, round, verdict, withUnable }): Inline[] =>
          line(
            itemCode(item),
            ` in round ${round.number}, from “${VERDICTS[verdict]}” to “${VERDICTS[withUnable]}”`,
          ),
        ),
        '; ',
      ),
      '.',
    ),
  ]
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  in: 'in',
  out: 'out',
  uncertain: 'uncertain',
  ranked: 'ranked',
  'no-data': 'no answers',
}
