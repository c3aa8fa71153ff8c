import { describe, expect, it } from 'vitest'
import type { Analysis } from '#shared/domain/analysis/analyseRatings'
import type { ConsensusMethod } from '#shared/domain/consensus/rule'
import type { RuleSettings } from '#shared/domain/consensus/ruleBySettings'
import { analyseText } from '../../electron/cli/analyse/analyseText.ts'
import { ratingsCsv, rowsByItem, rowsByOrder } from '../support/ratingsCsv.ts'

/* The worked examples of the methods, from a CSV to the analysis. */

function analysed(rows: ReturnType<typeof rowsByItem>, method: ConsensusMethod, settings: RuleSettings = {}) {
  return analyseText(ratingsCsv(rows), method, settings)
}

function itemIn({ items }: Pick<Analysis, 'items'>, name: string) {
  const found = items.find(({ item }) => item === name)
  if (!found) throw new Error(`There is no item ${name}.`)
  return found
}

function byItem<Value>({ items }: Analysis, of: (item: Analysis['items'][number]) => Value) {
  return Object.fromEntries(items.map((item) => [item.item, of(item)]))
}

describe('RAND/UCLA', () => {
  const rows = rowsByItem({
    agreed: '5 6 7 7 8 8 8 9 9',
    split: '1 2 3 3 5 7 7 8 9',
    middling: '4 4 5 5 5 6 6 7 8',
    edge: '2 3 4 7 7 8 8 9 9',
  })

  it('gives the four worked rows by definition 7', () => {
    const made = analysed(rows, 'ram')
    expect(made.items.map(({ item }) => item)).toEqual(['agreed', 'split', 'middling', 'edge'])
    expect(itemIn(made, 'agreed')).toMatchObject({ n: 9, median: 8, p30: 7, p70: 8, ipr: 1, verdict: 'in' })
    expect(itemIn(made, 'agreed').ipras).toBeCloseTo(6.1, 10)
    expect(itemIn(made, 'split')).toMatchObject({
      median: 5,
      ipr: 4,
      ipras: 2.35,
      disagreement: true,
      verdict: 'uncertain',
      reason: 'disagreement',
      low: 4,
      mid: 1,
      high: 4,
    })
    expect(itemIn(made, 'split').disagreementIndex).toBeCloseTo(1.702, 3)
    expect(itemIn(made, 'middling')).toMatchObject({ median: 5, disagreement: false, verdict: 'uncertain' })
    expect(itemIn(made, 'middling').disagreementIndex).toBeCloseTo(0.323, 3)
    expect(itemIn(made, 'edge').p30).toBeCloseTo(5.2, 10)
    expect(itemIn(made, 'edge').disagreementIndex).toBeCloseTo(0.589, 3)
    expect(itemIn(made, 'edge').verdict).toBe('in')
  })

  it('finds the disagreement of the fourth by definition 6', () => {
    const edge = itemIn(analysed(rows, 'ram', { quantileType: 6 }), 'edge')
    expect(edge).toMatchObject({ p30: 4, p70: 8, disagreement: true, verdict: 'uncertain' })
    expect(edge.disagreementIndex).toBeCloseTo(1.039, 3)
  })

  it('leaves out what it has not, and is undecided where nobody scored', () => {
    const made = analysed(rowsByItem({ empty: 'U  u', scored: '7 8 9' }), 'ram')
    expect(itemIn(made, 'empty')).toMatchObject({
      n: 0,
      unable: 2,
      skipped: 1,
      median: null,
      disagreement: false,
      verdict: 'uncertain',
      reason: 'no-scores',
    })
    for (const name of ['score', 'voters', 'cvi', 'must', 'agreement', 'verdictWithUnable']) {
      expect(itemIn(made, 'scored')).not.toHaveProperty(name)
    }
    expect(made).not.toHaveProperty('rounds')
    expect(made.stability).toEqual([])
  })

  it('moves both cut-offs with --median', () => {
    const six = rowsByItem({ six: '6 6 6 6 7 7 7 7' })
    expect(itemIn(analysed(six, 'ram'), 'six').verdict).toBe('uncertain')
    const made = analysed(six, 'ram', { medianIn: 6.5 })
    expect(itemIn(made, 'six').verdict).toBe('in')
    expect(made.rule).toMatchObject({ medianIn: 6.5, medianOut: 3.5 })
  })
})

describe('the percentage rule', () => {
  const ppie = rowsByItem({ item: '9 8 7 7 7 6 2' }, 'PPIE')
  const splw = rowsByItem({ item: '9 9 8 8 7 7 7 6 5 3' }, 'SPLW')

  it('is in pooled and in both groups', () => {
    for (const scope of ['pooled', 'every-group'] as const) {
      const item = itemIn(analysed([...ppie, ...splw], 'percentage', { scope }), 'item')
      expect(item).toMatchObject({ n: 17, low: 2, mid: 3, high: 12, verdict: 'in' })
      expect(item.groups['PPIE']).toMatchObject({ n: 7, low: 1, high: 5, verdict: 'in' })
      expect(item.groups['SPLW']).toMatchObject({ n: 10, low: 1, high: 7, verdict: 'in' })
    }
  })

  it('leaves “unable” out unless it is told to count it', () => {
    const rows = [...ppie, ['PPIE-v8', 'PPIE', 'item', 'U'], ...splw]
    const out = itemIn(analysed(rows, 'percentage', { scope: 'every-group' }), 'item')
    expect(out).toMatchObject({ n: 17, unable: 1, verdict: 'in', verdictWithUnable: 'uncertain' })
    expect(out.groups['PPIE']).toMatchObject({ verdict: 'in', verdictWithUnable: 'uncertain' })
    const counted = itemIn(analysed(rows, 'percentage', { unable: 'include' }), 'item')
    expect(counted.verdict).toBe('uncertain')
    expect(counted.groups['PPIE']).toMatchObject({ n: 7, unable: 1, verdict: 'uncertain' })
    expect(counted.groups['SPLW']).toMatchObject({ verdict: 'in' })
  })

  it('takes 3 of 20 against it for 15%, which is not below 15%', () => {
    const rows = rowsByItem({ item: `${'8 '.repeat(17)}1 1 1`, one: `${'8 '.repeat(18)}1 1` })
    const made = analysed(rows, 'percentage')
    expect(byItem(made, ({ verdict }) => verdict)).toEqual({ item: 'uncertain', one: 'in' })
    const wider = analysed(rows, 'percentage', { againstBelow: 16 })
    expect(itemIn(wider, 'item').verdict).toBe('in')
    expect(itemIn(analysed(rows, 'percentage', { inPercent: 91 }), 'one').verdict).toBe('uncertain')
  })

  it('looks at every group, a group of one as well, for its scope and for variant b', () => {
    const rows = [...rowsByItem({ item: '9 9 9 9 9 9 9 9 9' }, 'many'), ...rowsByItem({ item: '5' }, 'one')]
    expect(itemIn(analysed(rows, 'percentage'), 'item').verdict).toBe('in')
    expect(itemIn(analysed(rows, 'percentage', { scope: 'every-group' }), 'item')).toMatchObject({
      verdict: 'uncertain',
      reason: 'group-differs',
    })
    const half = [...rowsByItem({ item: '9 1' }, 'a'), ...rowsByItem({ item: '5 5 5' }, 'b')]
    expect(itemIn(analysed(half, 'percentage'), 'item').verdict).toBe('uncertain')
    expect(itemIn(analysed(half, 'percentage', { outVariant: 'b' }), 'item').verdict).toBe('out')
    const over = [...rowsByItem({ item: '9 9 1' }, 'a'), ...rowsByItem({ item: '1 1 1 1' }, 'b')]
    expect(itemIn(analysed(over, 'percentage', { outVariant: 'b' }), 'item').verdict).toBe('uncertain')
  })
})

describe('median and interquartile range', () => {
  it('says whether there is agreement, and whether there is consensus', () => {
    const made = analysed(
      rowsByItem({ both: '7 7 8 8 9', wide: '1 3 8 9 9', low: '1 1 2 2 3', middle: '5 5 5 5 5' }),
      'median-iqr',
    )
    expect(byItem(made, ({ agreement, consensus, verdict }) => [agreement, consensus, verdict])).toEqual({
      both: [true, true, 'in'],
      wide: [true, false, 'uncertain'],
      low: [false, true, 'out'],
      middle: [false, true, 'uncertain'],
    })
    expect(itemIn(made, 'wide')).toMatchObject({ q1: 3, q3: 9, iqr: 6 })
    expect(
      itemIn(analysed(rowsByItem({ wide: '1 3 8 9 9' }), 'median-iqr', { iqrAtMost: 6 }), 'wide').verdict,
    ).toBe('in')
  })
})

describe('Likert', () => {
  it('needs four fifths on 1 to 5, or what it is told', () => {
    const rows = rowsByItem({ four: '4 5 4 5 1', three: '4 4 4 3 3', none: '1 1 2 2 5' })
    const made = analysed(rows, 'likert')
    expect(byItem(made, ({ verdict }) => verdict)).toEqual({ four: 'in', three: 'uncertain', none: 'out' })
    expect(itemIn(made, 'four')).not.toHaveProperty('ipras')
    expect(itemIn(analysed(rows, 'likert', { inPercent: 60 }), 'three').verdict).toBe('in')
    const four = analysed(rowsByItem({ item: '3 3 3 3 4' }), 'likert', { scale: { minimum: 1, maximum: 4 } })
    expect(itemIn(four, 'item')).toMatchObject({ low: 0, mid: 0, high: 5, verdict: 'in' })
  })
})

describe('rankings and dots', () => {
  it('counts six nominal group ballots, D before E', () => {
    const rows = rowsByOrder(['ACBED', 'ABDCF', 'CAEBD', 'BACFE', 'ADCBF', 'ECADB'])
    const made = analyseText(ratingsCsv(rows), 'top-k', {})
    expect(byItem(made, ({ score, voters, firsts, place }) => [score, voters, firsts, place])).toEqual({
      A: [26, 6, 3, 1],
      C: [21, 6, 1, 2],
      B: [17, 6, 1, 3],
      D: [11, 5, 0, 4],
      E: [11, 4, 1, 5],
      F: [4, 3, 0, 6],
    })
    expect(itemIn(made, 'A')).not.toHaveProperty('verdict')
    expect(made.agreement).toEqual({
      kendallW: null,
      chiSquare: null,
      df: null,
      p: null,
      reason: 'too-few-raters',
      raters: 0,
      items: 6,
      excludedRaters: 6,
    })
    expect(made).not.toHaveProperty('stability')
    const lined = analyseText(ratingsCsv(rows), 'top-k', { inCount: 3 })
    expect(byItem(lined, ({ verdict }) => verdict)).toEqual({
      A: 'in',
      C: 'in',
      B: 'in',
      D: 'out',
      E: 'out',
      F: 'out',
    })
  })

  it('lists items in the order that came of it, those that stay tied as in the file', () => {
    const names = (text: string, method: 'top-k' | 'dots' | 'borda') =>
      analyseText(text, method, {}).items.map(({ item }) => item)
    const ngt = ratingsCsv(rowsByOrder(['ACBED', 'ABDCF', 'CAEBD', 'BACFE', 'ADCBF', 'ECADB']))
    expect(names(ngt, 'top-k')).toEqual(['A', 'C', 'B', 'D', 'E', 'F'])
    expect(
      names(ratingsCsv(rowsByItem({ few: '1 1', tied: '0 1', also: '1 0', most: '2 1' })), 'dots'),
    ).toEqual(['most', 'few', 'tied', 'also'])
    const borda = [...Array<string>(3).fill('KMN'), ...Array<string>(2).fill('NMK')]
    expect(names(ratingsCsv(rowsByOrder(borda)), 'borda')).toEqual(['K', 'M', 'N'])
  })

  it('gives agreement over the top-k orders that are complete', () => {
    const rows = rowsByOrder(['ABC', 'ABC', 'AB'])
    expect(analyseText(ratingsCsv(rows), 'top-k', { k: 3 }).agreement).toMatchObject({
      kendallW: 1,
      raters: 2,
      items: 3,
      excludedRaters: 1,
    })
  })

  it('adds the places within two groups', () => {
    const scores = {
      PPIE: { A: '12', B: '9', C: '6', D: '3' },
      professionals: { A: '9', B: '33', C: '18', D: '30' },
    }
    const rows = [...rowsByItem(scores.PPIE, 'PPIE'), ...rowsByItem(scores.professionals, 'professionals')]
    const made = analysed(rows, 'dots', { weighting: 'equal-groups' })
    expect(byItem(made, ({ score, positionSum }) => [score, positionSum])).toEqual({
      A: [21, 5],
      B: [42, 3],
      C: [24, 6],
      D: [33, 6],
    })
    expect(itemIn(made, 'B')).toMatchObject({ place: 1, voters: 2 })
    expect(itemIn(made, 'B')).not.toHaveProperty('percentOfMaximum')
    expect(made.rule).not.toHaveProperty('budget')
  })

  it('takes no dots for a vote, and an empty cell for none', () => {
    const made = analysed(rowsByItem({ a: '3 0 ', b: '0 0 ' }), 'dots')
    expect(itemIn(made, 'a')).toMatchObject({ n: 2, skipped: 1, score: 3, voters: 1, firsts: 1 })
    expect(itemIn(made, 'b')).toMatchObject({ n: 2, score: 0, voters: 0 })
  })

  it('counts the hundred voters of the Borda example', () => {
    const rows = rowsByOrder([
      ...Array<string>(42).fill('MNCK'),
      ...Array<string>(26).fill('NCKM'),
      ...Array<string>(15).fill('CKNM'),
      ...Array<string>(17).fill('KCNM'),
    ])
    const made = analyseText(ratingsCsv(rows), 'borda', {})
    expect(byItem(made, ({ score }) => score)).toEqual({ M: 126, N: 194, C: 173, K: 107 })
    expect(itemIn(made, 'M')).toMatchObject({ n: 100, voters: 100, firsts: 42 })
    expect(made.agreement).toMatchObject({ raters: 100, items: 4, excludedRaters: 0 })
  })
})

describe('MoSCoW', () => {
  it('needs more than half, or at least what it is told', () => {
    const rows = rowsByItem({ half: 'M m S W', most: 'M M C U', never: 'w W W ' })
    const made = analysed(rows, 'moscow')
    expect(byItem(made, ({ verdict, verdictWithUnable }) => [verdict, verdictWithUnable])).toEqual({
      half: ['uncertain', 'uncertain'],
      most: ['in', 'uncertain'],
      never: ['out', 'out'],
    })
    expect(itemIn(made, 'half')).toMatchObject({ must: 2, should: 1, could: 0, wont: 1, mode: ['must'] })
    expect(itemIn(made, 'never')).toMatchObject({ n: 3, skipped: 1, wont: 3 })
    expect(itemIn(analysed(rows, 'moscow', { inPercent: 50 }), 'half').verdict).toBe('in')
    expect(made).not.toHaveProperty('agreement')
  })
})

describe('content validity', () => {
  it.each([
    ['nine of ten', '4 4 3 3 3 4 4 3 3 1', 0.9, 0.9, 'in'],
    ['seven of nine', '4 3 4 4 4 4 4 1 2', 0.778, 0.76, 'in'],
    ['six of nine', '3 3 3 3 3 3 2 2 2', 0.667, 0.6, 'out'],
  ] as const)('finds %s relevant with k* beside it', (_, ratings, cvi, kStar, verdict) => {
    const item = itemIn(analysed(rowsByItem({ item: ratings }), 'content-validity'), 'item')
    expect(item.verdict).toBe(verdict)
    expect(item.cvi).toBeCloseTo(cvi, 3)
    expect(item.kStar).toBeCloseTo(kStar, 2)
  })

  it.each([
    [8, 0.75],
    [9, 0.778],
    [10, 0.8],
    [15, 0.6],
    [20, 0.5],
    [40, 0.3],
    [5, 1],
    [7, 1],
  ])('needs for %d people who say essential or not a ratio of %d', (people, least) => {
    const essential = Math.round((people * (1 + least)) / 2)
    const ratings = (yes: number) => `${'1 '.repeat(yes)}${'0 '.repeat(people - yes)}`.trim()
    const made = analysed(
      rowsByItem({ enough: ratings(essential), fewer: ratings(essential - 1) }),
      'content-validity',
      { scale: { minimum: 0, maximum: 1 } },
    )
    expect(itemIn(made, 'enough').cvrMinimum).toBeCloseTo(least, 3)
    expect(itemIn(made, 'enough').cvr).toBeCloseTo(least, 3)
    expect(byItem(made, ({ verdict }) => verdict)).toEqual({ enough: 'in', fewer: 'uncertain' })
  })
})

describe('Kendall’s W', () => {
  it('has S 1048 and W 0.794 for four raters and ten projects', () => {
    const rows = ['1234', '3122', '4413', '5551', '2676', '8347', '6865', '7789'].map((ratings) =>
      ratings.split(''),
    )
    const all = [...rows, ['10', '10', '9', '8'], ['9', '9', '10', '10']]
    const ratings = Object.fromEntries(all.map((row, index) => [`project ${index}`, row.join(' ')]))
    const scale = { minimum: 1, maximum: 10 }
    for (const { agreement } of [
      analysed(rowsByItem(ratings), 'percentage', { scale }),
      analysed(rowsByItem(ratings), 'median-iqr', { scale }),
    ]) {
      expect(agreement).toMatchObject({ s: 1048, df: 9, raters: 4, items: 10, excludedRaters: 0 })
      expect(agreement?.kendallW).toBeCloseTo(0.79394, 5)
      expect(agreement?.chiSquare).toBeCloseTo(28.582, 3)
      expect(agreement?.p).toBeCloseTo(0.00076, 5)
    }
  })

  it('corrects for ties, and leaves out and counts a rater with a gap', () => {
    const rows = rowsByItem({ a: '1 1 2 9', b: '5 6 5 9', c: '7 8 4 9', d: '2 3 2 ', e: '8 6 5 9' })
    const { agreement } = analysed(rows, 'ram')
    expect(agreement).toMatchObject({ tiesSum: 18, raters: 3, items: 5, excludedRaters: 1 })
    expect(agreement?.kendallWUncorrected).toBeCloseTo(0.79444, 5)
    expect(agreement?.kendallW).toBeCloseTo(0.83626, 5)
  })
})

describe('stability between rounds', () => {
  const twoRounds = (before: Record<string, string>, after: Record<string, string>) =>
    analyseText(
      ratingsCsv(
        [...rowsByItem(after, 'panel', 2), ...rowsByItem(before, 'panel', 1)],
        'voter,group,item,value,round',
      ),
      'ram',
      {},
    )

  it('gives W⁺ 46 and W⁻ 9 for the worked rounds, whatever round comes first in the file', () => {
    const made = twoRounds({ item: '5 6 4 7 3 6 5 8 4 6 7 5' }, { item: '7 5 6 7 6 7 7 6 5 6 8 8' })
    const [between] = made.stability ?? []
    expect(between).toMatchObject({ from: 1, to: 2 })
    const [item] = between?.items ?? []
    expect(item).toMatchObject({ item: 'item', n: 12, wilcoxon: { n: 10, wPlus: 46, wMinus: 9 } })
    expect(item?.wilcoxon.p).toBeCloseTo(0.0559, 4)
    expect(item?.changedPct).toBeCloseTo(100 * (10 / 12), 10)
    expect(made.round).toBe(2)
    expect(itemIn(made, 'item').median).toBe(6.5)
    expect(made.rounds?.map(({ round, items }) => [round, items[0]?.median])).toEqual([
      [1, 5.5],
      [2, 6.5],
    ])
  })

  it('gives McNemar p 0.0654 for 2 who left and 9 who joined', () => {
    const made = twoRounds(
      { item: `${'8 '.repeat(2)}${'5 '.repeat(9)}8 5` },
      { item: `${'5 '.repeat(2)}${'8 '.repeat(9)}9 4` },
    )
    const mcnemar = made.stability?.[0]?.items[0]?.mcnemar
    expect(mcnemar).toMatchObject({ b: 2, c: 9 })
    expect(mcnemar?.p).toBeCloseTo(0.0654, 4)
  })

  it('gives the coefficient of variation in each round, and no p where nobody changed', () => {
    const same = { item: '5 6 4 7 3 6 5 8 4 6' }
    const item = twoRounds(same, same).stability?.[0]?.items[0]
    expect(item).toMatchObject({ changedPct: 0, wilcoxon: { n: 0, wPlus: 0, wMinus: 0, p: null } })
    expect(item?.cvFrom).toBeCloseTo(0.279, 3)
    expect(item?.cvTo).toBeCloseTo(0.279, 3)
  })

  it('says that nobody answered in both rounds, and does not pass over the item', () => {
    const rows = [...rowsByItem({ item: '5 6' }, 'early', 1), ...rowsByItem({ item: '7 8' }, 'late', 2)]
    const made = analyseText(ratingsCsv(rows, 'voter,group,item,value,round'), 'ram', {})
    expect(made.stability).toEqual([
      {
        from: 1,
        to: 2,
        items: [
          {
            item: 'item',
            n: 0,
            changedPct: null,
            wilcoxon: { n: 0, wPlus: 0, wMinus: 0, p: null },
            mcnemar: { b: 0, c: 0, p: null },
            cvFrom: null,
            cvTo: null,
          },
        ],
      },
    ])
  })
})
