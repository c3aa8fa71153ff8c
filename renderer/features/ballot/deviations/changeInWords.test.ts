import { expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { changeInWords } from './changeInWords.ts'

it('says each change of plan in a line', () => {
  const rule = {
    kind: 'rule',
    before: DEFAULT_RAM_RULE,
    after: DEFAULT_RAM_RULE,
    ruleHash: '0'.repeat(64),
  } as const
  expect(changeInWords({ fromRound: 2, change: rule })).toBe('Another rule from round 2 on')
  expect(changeInWords({ fromRound: 2, change: { kind: 'planned-rounds', before: 1, after: 3 } })).toBe(
    'Three rounds instead of one round',
  )
  expect(
    changeInWords({ fromRound: 2, change: { kind: 'carry-over', before: 'all', after: 'disputed' } }),
  ).toBe('To the next round go on items that the panel is split over, instead of all items')
  expect(changeInWords({ fromRound: 1, change: { kind: 'other' } })).toBe('Something else')
})
