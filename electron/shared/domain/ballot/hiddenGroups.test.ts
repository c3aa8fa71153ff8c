import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRankingRule } from '../consensus/rule.ts'
import type { ConsensusRule, PercentageRule } from '../consensus/rule.ts'
import { RULE_PRESETS } from '../consensus/rulePresets.ts'
import type { Answer, Response } from './answer.ts'
import { answersTakenBy } from './answersTaken.ts'
import { computeRoundResults } from './computeRoundResults.ts'

const PPE = 'ppe'
const GROUPS = [PPE, 'gps', 'vcs', 'mht']
const PANEL = GROUPS.map((id) => ({ id, isPublic: id === PPE }))
const ITEM = 'item'

const EVERY_GROUP = RULE_PRESETS.find(({ key }) => key === 'comet-every-group')?.rule as PercentageRule

/** Rules with a verdict that does not come from an order, and so looks at groups at most where it says so. */
const RULES: readonly ConsensusRule[] = [
  ...RULE_PRESETS.map(({ rule }) => rule).filter((rule) => !isRankingRule(rule)),
  { ...EVERY_GROUP, unable: 'include' },
  { ...EVERY_GROUP, outVariant: 'a' },
]

function votes(panelGroupId: string, answers: readonly Answer[]): Response[] {
  return answers.map((answer, index) => ({
    voterToken: `${panelGroupId} ${index}`,
    panelGroupId,
    channel: 'phone',
    answers: new Map([[ITEM, answer]]),
  }))
}

const scores = (count: number, value: number) =>
  Array.from({ length: count }, (): Answer => ({ kind: 'score', value }))

function count(responses: readonly Response[], rule: ConsensusRule) {
  return computeRoundResults({
    rule,
    roundNumber: 1,
    items: [{ id: ITEM }],
    groups: PANEL,
    responses,
    smallGroupThreshold: 5,
  })
}

const MOSCOW = ['must', 'should', 'could', 'wont'] as const

function anyAnswer(rule: ConsensusRule): fc.Arbitrary<Answer> {
  const taken = answersTakenBy(rule, 1)
  const given: fc.Arbitrary<Answer> =
    taken.kind === 'score'
      ? fc.constantFrom(taken.minimum, taken.maximum).map((value): Answer => ({ kind: 'score', value }))
      : fc.constantFrom(...MOSCOW).map((value): Answer => ({ kind: 'moscow', value }))
  return fc.oneof(
    { weight: 7, arbitrary: given },
    { weight: 1, arbitrary: fc.constantFrom<Answer>({ kind: 'unable' }, { kind: 'skipped' }) },
  )
}

describe('groups that are hidden', () => {
  it('are not told apart by a verdict that needs every group', () => {
    // Eight are shown, and six hidden for the sake of two. Were the six looked at by themselves, the verdict would
    // tell whether both low scores are from the two.
    const shown = votes(PPE, scores(8, 9))
    const fromTheTwo = [...votes('gps', scores(6, 9)), ...votes('vcs', scores(2, 1))]
    const fromTheSix = [...votes('gps', [...scores(4, 9), ...scores(2, 1)]), ...votes('vcs', scores(2, 9))]
    const results = count([...shown, ...fromTheTwo], EVERY_GROUP)
    expect(results.items[0]?.byGroup.map(({ panelGroupId }) => panelGroupId)).toEqual([PPE])
    expect(count([...shown, ...fromTheSix], EVERY_GROUP)).toEqual(results)
    // The eight who are hidden still have their say, together.
    expect(results.items[0]?.pooled).toMatchObject({ verdict: 'uncertain', reason: 'group-differs' })
  })

  it('leave the results as they are when two of their people have answered as each other', () => {
    let swapped = 0
    const round = fc.constantFrom(...RULES).chain((rule) =>
      fc.record({
        rule: fc.constant(rule),
        sizes: fc.tuple(...GROUPS.map(() => fc.integer({ min: 0, max: 8 }))),
        answers: fc.array(anyAnswer(rule), { minLength: 32, maxLength: 32 }),
        pick: fc.tuple(fc.nat(), fc.nat()),
      }),
    )
    fc.assert(
      fc.property(round, ({ rule, sizes, answers, pick }) => {
        let next = 0
        const responses = GROUPS.flatMap((group, index) =>
          votes(group, answers.slice(next, (next += sizes[index] ?? 0))),
        )
        const results = count(responses, rule)
        const inItem = new Set(results.items[0]?.byGroup.map(({ panelGroupId }) => panelGroupId))
        const isSplitShown = results.items[0]?.publicVersusRest !== null
        // Answers that count, so that the swap changes nothing about who is hidden.
        const hidden = responses.filter(({ panelGroupId, answers: given }) => {
          const kind = given.get(ITEM)?.kind
          const counts = kind === 'score' || kind === 'moscow'
          return counts && !inItem.has(panelGroupId) && !(isSplitShown && panelGroupId === PPE)
        })
        const one = hidden[pick[0] % Math.max(1, hidden.length)]
        const other = hidden[pick[1] % Math.max(1, hidden.length)]
        if (one === undefined || other === undefined || one.panelGroupId === other.panelGroupId) return
        swapped += 1
        const after = responses.map((response) => {
          if (response === one) return { ...one, answers: other.answers }
          return response === other ? { ...other, answers: one.answers } : response
        })
        expect(count(after, rule)).toEqual(results)
      }),
      { numRuns: 1500 },
    )
    expect(swapped).toBeGreaterThan(100)
  })
})
