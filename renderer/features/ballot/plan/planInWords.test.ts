import { expect, it } from 'vitest'
import { planInWords } from './planInWords.ts'

it('says a plan in words', () => {
  expect(planInWords(1, 'not-agreed')).toBe('One round. What it says is the end of it.')
  expect(planInWords(2, 'not-agreed')).toBe(
    'Two rounds. Items that are not in or out after the first go on to the second.',
  )
  expect(planInWords(3, 'disputed')).toBe(
    'Three rounds. Items that the panel is split over after a round go on to the next.',
  )
  expect(planInWords(2, 'all')).toBe(
    'Two rounds. In the second people vote on all items again, and see how the room answered before.',
  )
  expect(planInWords(5, 'all')).toMatch(/^Five rounds\. In each later one/)
})
