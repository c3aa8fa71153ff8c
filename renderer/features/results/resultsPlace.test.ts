import { describe, expect, it } from 'vitest'
import { resultsAddress, resultsPlaceIn } from './resultsPlace.ts'

describe('the place in the results', () => {
  it('is in the address, and comes back from it', () => {
    expect(resultsPlaceIn(resultsAddress('round1', null))).toEqual({ roundId: 'round1', itemId: null })
    expect(resultsPlaceIn(resultsAddress('round1', 'item2'))).toEqual({ roundId: 'round1', itemId: 'item2' })
    expect(resultsPlaceIn('#/results')).toBeNull()
    expect(resultsPlaceIn('#/board/x')).toBeNull()
  })
})
