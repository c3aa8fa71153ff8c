import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruleBySettings } from '../consensus/ruleBySettings.ts'
import type { ConsensusMethod } from '../consensus/rule.ts'
import { analyseRatings } from './analyseRatings.ts'
import type { Analysis } from './analyseRatings.ts'
import { roundsFromRows } from './ratedRounds.ts'
import type { RatingRow } from './ratedRounds.ts'

const METHODS: readonly ConsensusMethod[] = [
  'ram',
  'percentage',
  'median-iqr',
  'likert',
  'top-k',
  'dots',
  'moscow',
  'borda',
  'content-validity',
]

function analyse(rows: readonly RatingRow[], method: ConsensusMethod): Analysis {
  const rule = ruleBySettings(method, method === 'dots' ? { weighting: 'equal-groups' } : {})
  const { rounds, complaints } = roundsFromRows(rows, rule)
  expect(complaints).toEqual([])
  return analyseRatings(rounds, rule)
}

const VALUES: Record<Exclude<ConsensusMethod, 'top-k' | 'borda'>, string[]> = {
  ram: ['1', '2', '3', '5', '7', '8', '9', 'U', ''],
  percentage: ['1', '3', '6', '7', '9', 'U', ''],
  'median-iqr': ['1', '4', '7', '9', 'u', ''],
  likert: ['1', '2', '3', '4', '5', 'U', ''],
  dots: ['0', '1', '2', '7', ''],
  moscow: ['M', 's', 'C', 'W', 'U', ''],
  'content-validity': ['1', '2', '3', '4', 'U', ''],
}

const VOTERS = 6
const ITEMS = 4

/** A round or two of up to six voters in two groups on four items, with each voter's ranks all different. */
function rowsOf(method: ConsensusMethod): fc.Arbitrary<RatingRow[]> {
  const cells =
    method === 'top-k' || method === 'borda'
      ? fc.shuffledSubarray(['1', '2', '3', '4'], { minLength: ITEMS, maxLength: ITEMS })
      : fc.array(fc.constantFrom(...VALUES[method]), { minLength: ITEMS, maxLength: ITEMS })
  const ballots = fc.array(cells, { minLength: 1, maxLength: VOTERS })
  return fc.array(ballots, { minLength: 1, maxLength: 2 }).map((rounds) =>
    rounds.flatMap((voters, round) =>
      voters.flatMap((values, voter) =>
        values.map((value, item) => ({
          line: 2,
          voter: `voter ${voter}`,
          group: voter % 2 === 0 ? 'even' : 'odd',
          item: `item ${item}`,
          value,
          round: String(round + 1),
        })),
      ),
    ),
  )
}

const rowsAndMethod = fc
  .constantFrom(...METHODS)
  .chain((method) => rowsOf(method).map((rows) => ({ method, rows })))

/** The analysis with items by their names, so that their order makes no difference. */
function inAnyOrder(analysis: Analysis, nameOf: (item: string) => string = (item) => item): unknown {
  return JSON.parse(
    JSON.stringify(analysis, (key, value: unknown) => {
      if (key !== 'items' || !Array.isArray(value)) return value
      const items = value as { item: string }[]
      return items
        .map((item) => ({ ...item, item: nameOf(item.item) }))
        .toSorted((a, b) => a.item.localeCompare(b.item))
    }),
  )
}

describe('an analysis', () => {
  it('is the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(
        rowsAndMethod.chain(({ method, rows }) =>
          fc.record({
            method: fc.constant(method),
            rows: fc.constant(rows),
            shuffled: fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          }),
        ),
        ({ method, rows, shuffled }) => {
          const [before, after] = [analyse(rows, method), analyse(shuffled, method)]
          expect(withoutVariation(inAnyOrder(after))).toEqual(withoutVariation(inAnyOrder(before)))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is the same whatever voters and items are called', () => {
    fc.assert(
      fc.property(rowsAndMethod, ({ method, rows }) => {
        const renamed = rows.map((row) => ({
          ...row,
          voter: `v${row.voter.split('').toReversed().join('')}`,
          item: `${9 - Number(row.item.slice(-1))}, formerly ${row.item}`,
        }))
        const formerly = (name: string) => name.slice(name.indexOf('item'))
        expect(inAnyOrder(analyse(renamed, method), formerly)).toEqual(inAnyOrder(analyse(rows, method)))
      }),
      { numRuns: 60 },
    )
  })

  it('has only numbers that are numbers, and counts everybody once', () => {
    fc.assert(
      fc.property(rowsAndMethod, ({ method, rows }) => {
        const analysis = analyse(rows, method)
        const voters = new Set(
          rows.filter(({ round }) => Number(round) === analysis.round).map(({ voter }) => voter),
        )
        for (const item of analysis.items) {
          expect(item.n + item.unable + item.skipped).toBe(voters.size)
          const groups = Object.values(item.groups)
          expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(item.n)
        }
        expect(everyNumber(analysis).every(Number.isFinite)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('needs a round', () => {
    expect(() => analyseRatings([], ruleBySettings('ram', {}))).toThrow(RangeError)
  })
})

function everyNumber(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyNumber) : []
}

/** Rounded: sums of fractions come out differently in their last figure in another order. */
function withoutVariation(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' ? Number(one.toPrecision(12)) : one)),
  )
}
