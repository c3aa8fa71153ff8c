import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import type { Answer, Response } from './answer.ts'
import { roundStability } from './roundStability.ts'
import { roundStabilityItem } from './roundStabilityItem.ts'

const id = (word: string) => word.padEnd(26, '0')
const [FIRST, SECOND, THIRD] = [id('1st'), id('2nd'), id('3rd')]

/** Voters named by their place; null for a voter who was unable. */
function round(byItem: Record<string, readonly (number | null)[]>, tokens = 'voter') {
  const voters = Math.max(...Object.values(byItem).map((scores) => scores.length))
  const responses = Array.from({ length: voters }, (_, voter): Pick<Response, 'voterToken' | 'answers'> => ({
    voterToken: `${tokens} ${voter}`,
    answers: new Map(
      Object.entries(byItem).map(([itemId, scores]): [string, Answer] => {
        const value = scores[voter] ?? null
        return [itemId, value === null ? { kind: 'unable' } : { kind: 'score', value }]
      }),
    ),
  }))
  return { itemIds: Object.keys(byItem), responses }
}

const BEFORE = [5, 6, 4, 7, 3, 6, 5, 8, 4, 6, 7, 5]
const AFTER = [7, 5, 6, 7, 6, 7, 7, 6, 5, 6, 8, 8]

describe('the stability of a round', () => {
  it('has the figures of the worked example, for voters linked by their token', () => {
    const before = round({ [FIRST]: BEFORE })
    const after = round({ [FIRST]: AFTER })
    const [found] = roundStability(
      before,
      { ...after, responses: after.responses.toReversed() },
      DEFAULT_RAM_RULE,
      5,
    ).map((item) => roundStabilityItem.parse(item))
    expect(found).toMatchObject({
      itemId: FIRST,
      n: 12,
      changed: 10,
      wilcoxon: { n: 10, wPlus: 46, wMinus: 9 },
    })
    expect(found?.wilcoxon?.p).toBeCloseTo(0.0559, 4)
    // 7, 8 and 7 were in before; 8 fell to 6 and four rose to 7 or 8.
    expect(found?.mcnemar).toMatchObject({ b: 1, c: 4 })
  })

  it('takes the items of both rounds, and the voters who scored in both', () => {
    const before = round({ [FIRST]: [...BEFORE, null, 7], [SECOND]: BEFORE })
    const after = round({ [THIRD]: AFTER, [FIRST]: [...AFTER, 7, null] })
    expect(roundStability(before, after, DEFAULT_RAM_RULE, 5)).toMatchObject([{ itemId: FIRST, n: 12 }])
  })

  it('leaves out items that too few scored in both, and voters who are not in both', () => {
    const before = round({ [FIRST]: [5, 6, 7, 8, null] })
    const after = round({ [FIRST]: [6, 7, 8, 9, 9] })
    expect(roundStability(before, after, DEFAULT_RAM_RULE, 5)).toEqual([])
    expect(roundStability(before, after, DEFAULT_RAM_RULE, 4)).toMatchObject([{ n: 4 }])
    expect(roundStability(before, round({ [FIRST]: [6, 7, 8, 9] }, 'other'), DEFAULT_RAM_RULE, 1)).toEqual([])
  })

  it('has none for rules without scores', () => {
    const rule = { method: 'borda', weighting: 'pooled', inCount: null } as const
    expect(roundStability(round({ [FIRST]: BEFORE }), round({ [FIRST]: AFTER }), rule, 5)).toEqual([])
  })
})
