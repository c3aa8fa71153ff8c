import { describe, expect, it } from 'vitest'
import type { RatingRow } from '../analysis/ratedRounds.ts'
import { DEFAULT_RAM_RULE, type ConsensusRule } from '../consensus/rule.ts'
import { planRatings, type RatingSurroundings } from './planRatings.ts'

const GROUP = '0'.repeat(26)
const CARD = '1'.repeat(26)
const STUDY: RatingSurroundings = {
  groups: [{ panelGroupId: GROUP, name: 'Public contributors', shortName: 'PPIE' }],
  cards: [{ cardId: CARD, text: 'A shared  plan' }],
}

function rows(
  ...given: [voter: string, group: string, item: string, value: string, round?: string][]
): RatingRow[] {
  return given.map(([voter, group, item, value, round], index) => ({
    line: index + 2,
    voter,
    group,
    item,
    value,
    round: round ?? null,
  }))
}

function plan(given: RatingRow[], rule: ConsensusRule = DEFAULT_RAM_RULE) {
  return planRatings({ rows: given, complaints: [] }, { rule, groups: [], linksCards: true }, STUDY)
}

describe('the plan of a survey', () => {
  it('knows groups by either name and items by the words of a card, and voters by number alone', () => {
    const { survey, preview } = plan(
      rows(['ann', 'ppie', 'a shared plan', '9'], ['ben', 'public contributors', 'Other', '']),
    )
    expect(preview.complaints).toEqual([])
    expect(preview.groups.map(({ panelGroupId }) => panelGroupId)).toEqual([GROUP, GROUP])
    expect(survey).toEqual({
      items: [
        { wording: 'a shared plan', cardId: CARD },
        { wording: 'Other', cardId: null },
      ],
      groups: [{ panelGroupId: GROUP }, { panelGroupId: GROUP }],
      voterGroups: [0, 1],
      rounds: [
        {
          number: 1,
          items: [0, 1],
          responses: [
            { voter: 0, answers: [[0, { kind: 'score', value: 9 }]] },
            { voter: 1, answers: [] },
          ],
        },
      ],
    })
    expect(JSON.stringify(survey)).not.toMatch(/ann|ben/)
  })

  it('complains of items and groups that are written in two ways, on the line where they first are', () => {
    const { survey, preview } = plan(
      rows(
        ['a', 'GP', 'One', '9'],
        ['b', 'gp', 'One', '9'],
        ['a', 'GP', ' one ', '9'],
        ['b', 'gp', 'x'.repeat(501), '9'],
      ),
    )
    expect(survey).toBeNull()
    expect(preview.complaints.map(({ line }) => line)).toEqual([3, 4, 5])
  })

  it('refuses rounds that are not counted from 1', () => {
    expect(() => plan(rows(['a', 'GP', 'One', '9', '2']))).toThrow('counted from 1')
    expect(
      plan(rows(['a', 'GP', 'One', '9', '2'], ['a', 'GP', 'One', '8', '1'])).preview.rounds,
    ).toHaveLength(2)
  })

  it('complains of dots beyond the budget, and of gaps in an order', () => {
    const dots: ConsensusRule = {
      method: 'dots',
      budget: 3,
      capPerItem: null,
      weighting: 'pooled',
      inCount: null,
    }
    const spent = rows(
      ['a', 'GP', 'One', '2'],
      ['a', 'GP', 'Two', '2'],
      ['b', 'GP', 'One', '3'],
      ['b', 'GP', 'Two', '0'],
    )
    expect(plan(spent, dots).preview.complaints.map(({ line }) => line)).toEqual([2])
    const order: ConsensusRule = { method: 'borda', weighting: 'pooled', inCount: null }
    expect(plan(rows(['a', 'GP', 'One', '1'], ['a', 'GP', 'Two', 'U']), order).preview.complaintCount).toBe(1)
  })
})
