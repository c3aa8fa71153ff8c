import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import { RULE_PRESETS } from '../consensus/rulePresets.ts'
import type { Answer } from './answer.ts'
import { roundAgreement } from './roundAgreement.ts'

const ITEMS = ['one', 'two', 'three', 'four', 'five']
/** Three raters of five items: ΣT 18, W 0.79444 uncorrected and 0.83626 corrected. */
const BY_ITEM = [
  [1, 1, 2],
  [5, 6, 5],
  [7, 8, 4],
  [2, 3, 2],
  [8, 6, 5],
]
const BORDA = { method: 'borda', weighting: 'pooled', inCount: null } as const

function voter(values: readonly (number | undefined)[], kind: 'score' | 'rank' = 'score') {
  const given = values.flatMap((value, index): [string, Answer][] =>
    value === undefined ? [] : [[ITEMS[index] ?? '', { kind, value }]],
  )
  return { answers: new Map(given) }
}

const raters = [0, 1, 2].map((rater) => voter(BY_ITEM.map((ofItem) => ofItem[rater])))

describe('the agreement of a round', () => {
  it('is Kendall’s W of the scores', () => {
    const found = roundAgreement(raters, ITEMS, DEFAULT_RAM_RULE, 3)
    if (found?.kind !== 'found') throw new Error('Three raters agree to some degree.')
    expect(found).toMatchObject({ raters: 3, items: 5, excludedRaters: 0, tiesSum: 18 })
    expect(found.kendallW).toBeCloseTo(0.83626, 5)
  })

  it('leaves out and counts voters with a gap', () => {
    const withGap = [...raters, voter([1, 2, undefined, 4, 5])]
    expect(roundAgreement(withGap, ITEMS, DEFAULT_RAM_RULE, 3)).toMatchObject({
      raters: 3,
      excludedRaters: 1,
    })
  })

  it('is that of the places where everybody puts all items in order', () => {
    const orders = [voter([1, 2, 3, 4, 5], 'rank'), voter([1, 2, 3, 4, 5], 'rank')]
    expect(roundAgreement(orders, ITEMS, BORDA, 1)).toMatchObject({ kind: 'found', kendallW: 1 })
    expect(roundAgreement(raters, ITEMS, BORDA, 1)).toBeNull()
  })

  it('is withheld where fewer than the threshold answered every item', () => {
    expect(roundAgreement(raters, ITEMS, DEFAULT_RAM_RULE, 4)).toBeNull()
    expect(roundAgreement([...raters, voter([1, 2])], ITEMS, DEFAULT_RAM_RULE, 4)).toBeNull()
    expect(roundAgreement([], ITEMS, DEFAULT_RAM_RULE, 1)).toBeNull()
  })

  it('has none for top-k, dots and MoSCoW', () => {
    for (const key of ['ngt', 'jla', 'dots', 'moscow']) {
      const rule = RULE_PRESETS.find((preset) => preset.key === key)?.rule
      if (rule === undefined) throw new Error(`There is no preset ${key}.`)
      expect(roundAgreement(raters, ITEMS, rule, 1)).toBeNull()
    }
  })
})
