import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULE_PRESETS } from '../consensus/rulePresets.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import type { Answer, Response } from './answer.ts'
import { answersTakenBy } from './answersTaken.ts'
import type { AnswersTaken } from './answersTaken.ts'
import { figures } from './figures.ts'
import { roundFigures } from './roundFigures.ts'
import type { RoundCounting } from './roundFigures.ts'

const GROUPS = ['group a', 'group b', 'group c']

interface Case {
  rule: ConsensusRule
  itemIds: string[]
  responses: Response[]
}

/** One voter's answers, as the phone would take them. */
function answersOf(taken: AnswersTaken, itemIds: readonly string[]): fc.Arbitrary<Map<string, Answer>> {
  switch (taken.kind) {
    case 'score':
    case 'moscow': {
      const one: fc.Arbitrary<Answer> =
        taken.kind === 'score'
          ? fc
              .integer({ min: taken.minimum, max: taken.maximum })
              .map((value): Answer => ({ kind: 'score', value }))
          : fc
              .constantFrom('must', 'should', 'could', 'wont')
              .map((value): Answer => ({ kind: 'moscow', value }))
      const given = fc.oneof(
        { weight: 8, arbitrary: one },
        {
          weight: 1,
          arbitrary: fc.constantFrom<Answer | null>({ kind: 'unable' }, { kind: 'skipped' }, null),
        },
      )
      return fc
        .array(given, { minLength: itemIds.length, maxLength: itemIds.length })
        .map(
          (list) =>
            new Map(
              list.flatMap((answer, index): [string, Answer][] =>
                answer === null ? [] : [[itemIds[index] ?? '', answer]],
              ),
            ),
        )
    }
    case 'rank':
      return fc
        .shuffledSubarray([...itemIds], { maxLength: taken.count })
        .map(
          (chosen) =>
            new Map(chosen.map((id, index): [string, Answer] => [id, { kind: 'rank', value: index + 1 }])),
        )
    case 'dots':
      return fc
        .array(fc.constantFrom(...itemIds), { maxLength: taken.budget })
        .map(
          (dots) =>
            new Map(
              [...Map.groupBy(dots, (id) => id)].map(([id, all]): [string, Answer] => [
                id,
                { kind: 'dots', value: all.length },
              ]),
            ),
        )
  }
}

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    rule: fc.constantFrom(...RULE_PRESETS.map((preset) => preset.rule)),
    itemCount: fc.integer({ min: 1, max: 6 }),
    hasLine: fc.boolean(),
  })
  .chain(({ rule, itemCount, hasLine }) => {
    const itemIds = Array.from({ length: itemCount }, (_, index) => `item ${index}`)
    const given = fc.record({
      panelGroupId: fc.constantFrom(...GROUPS),
      answers: answersOf(answersTakenBy(rule, itemCount), itemIds),
    })
    return fc.record({
      rule: fc.constant(hasLine && 'inCount' in rule ? { ...rule, inCount: 2 } : rule),
      itemIds: fc.constant(itemIds),
      responses: fc
        .array(given, { maxLength: 20 })
        .map((list) =>
          list.map((one, index): Response => ({ ...one, voterToken: `voter ${index}`, channel: 'phone' })),
        ),
    })
  })

const counting = ({ rule, itemIds }: Pick<Case, 'rule' | 'itemIds'>): RoundCounting => ({
  rule,
  itemIds,
  roundNumber: 1,
  groupMinimum: 1,
})

describe('the figures of a round, by any preset', () => {
  it('do not depend on the order of voters', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const made = roundFigures(one.responses, counting(one))
        expect(roundFigures(one.responses.toReversed(), counting(one))).toEqual(made)
      }),
      { numRuns: 400 },
    )
  })

  it('do not depend on what items are called, or on how they are listed', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const made = roundFigures(one.responses, counting(one))
        const renamed = new Map(one.itemIds.map((id, index) => [id, `zz ${one.itemIds.length - index}`]))
        const other = roundFigures(
          one.responses.map((response) => ({
            ...response,
            answers: new Map(
              [...response.answers].toReversed().map(([id, answer]) => [renamed.get(id) ?? '', answer]),
            ),
          })),
          counting({ ...one, itemIds: one.itemIds.map((id) => renamed.get(id) ?? '').toReversed() }),
        )
        for (const id of one.itemIds) expect(other.get(renamed.get(id) ?? '')).toEqual(made.get(id))
      }),
      { numRuns: 400 },
    )
  })

  it('fit their schema, keep their bounds and hold no figure that is not a number', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const made = roundFigures(one.responses, counting(one))
        expect([...made.keys()]).toEqual(one.itemIds)
        for (const of of made.values()) {
          figures.parse(of)
          expect(of.n + of.unable + of.skipped).toBe(one.responses.length)
          expect(of.verdict === 'no-data').toBe(of.n === 0)
          for (const value of Object.values(of)) {
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
          }
          if (of.kind === 'ranking') {
            expect(of.firsts).toBeLessThanOrEqual(of.voters)
            expect(of.voters).toBeLessThanOrEqual(of.n)
            expect(of.place ?? 1).toBeLessThanOrEqual(one.itemIds.length)
            for (const percent of [of.percentOfPoints, of.percentOfMaximum]) {
              expect(percent ?? 0).toBeGreaterThanOrEqual(0)
              expect(percent ?? 0).toBeLessThanOrEqual(100 + 1e-9)
            }
          }
          if (of.kind === 'moscow') expect(of.must + of.should + of.could + of.wont).toBe(of.n)
        }
      }),
      { numRuns: 600 },
    )
  })

  it('put no more items in than the rule’s line lets through', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        if (!('inCount' in one.rule) || one.rule.inCount === null) return
        const made = [...roundFigures(one.responses, counting(one)).values()]
        const isIn = made.filter((of) => of.verdict === 'in').length
        const inDoubt = made.filter((of) => of.verdict === 'uncertain').length
        expect(isIn).toBeLessThanOrEqual(one.rule.inCount)
        if (made.some((of) => of.n > 0)) {
          expect(isIn + inDoubt).toBeGreaterThanOrEqual(Math.min(one.rule.inCount, made.length))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('never put a raised score of one voter lower: from out to in, never the other way', () => {
    const standing = { out: 0, uncertain: 1, in: 2 } as const
    fc.assert(
      fc.property(anyCase, fc.nat(), (one, pick) => {
        // A spread can grow with a higher score, and with it doubt: only shares promise this.
        if (!['likert', 'content-validity', 'percentage'].includes(one.rule.method)) return
        const [itemId] = one.itemIds
        const chosen = one.responses[pick % Math.max(1, one.responses.length)]
        if (itemId === undefined || chosen === undefined || chosen.answers.get(itemId)?.kind !== 'score')
          return
        const taken = answersTakenBy(one.rule, one.itemIds.length)
        if (taken.kind !== 'score') return
        const raised = one.responses.map((response) =>
          response === chosen
            ? { ...response, answers: new Map([[itemId, { kind: 'score' as const, value: taken.maximum }]]) }
            : response,
        )
        const before = roundFigures(one.responses, counting(one)).get(itemId)?.verdict
        const after = roundFigures(raised, counting(one)).get(itemId)?.verdict
        const place = (verdict: string | undefined) => standing[verdict as keyof typeof standing]
        expect(place(after)).toBeGreaterThanOrEqual(place(before))
      }),
      { numRuns: 600 },
    )
  })
})

describe('the figures of a round', () => {
  it('have no data for nobody, and are none without items', () => {
    for (const { rule } of RULE_PRESETS) {
      const made = roundFigures([], counting({ rule, itemIds: ['item 0', 'item 1'] }))
      expect([...made.values()].map(({ verdict }) => verdict)).toEqual(['no-data', 'no-data'])
      expect(roundFigures([], counting({ rule, itemIds: [] })).size).toBe(0)
    }
  })
})
