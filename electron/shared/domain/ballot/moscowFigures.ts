import { judgeByMoscow } from '../consensus/moscowVerdict.ts'
import type { MoscowRule } from '../consensus/rule.ts'
import { moscowCategory } from './answer.ts'
import { LOW_BASE } from './figures.ts'
import type { MoscowFigures } from './figures.ts'
import type { ItemAnswers } from './ratingFigures.ts'

/**
 * How an audience split one item among must, should, could and won't, from each voter's answer in any order. Answers of
 * another kind, and items that were not reached, count as skipped. Nobody chose any of the four: `no-data`, and no
 * mode.
 */
export function moscowFiguresOf(answers: ItemAnswers, rule: MoscowRule): MoscowFigures {
  const split = { must: 0, should: 0, could: 0, wont: 0 }
  let n = 0
  let unable = 0
  for (const given of answers) {
    if (given?.kind === 'unable') unable += 1
    if (given?.kind !== 'moscow') continue
    split[given.value] += 1
    n += 1
  }
  const most = Math.max(...Object.values(split))
  return {
    kind: 'moscow',
    n,
    unable,
    skipped: answers.length - n - unable,
    lowBase: n < LOW_BASE,
    ...judgeByMoscow(split, unable, rule),
    ...split,
    mode: n === 0 ? [] : moscowCategory.options.filter((category) => split[category] === most),
    verdictWithUnable: judgeByMoscow(split, unable, rule, 'include').verdict,
  }
}
