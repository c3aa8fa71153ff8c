import { describe, expect, it } from 'vitest'
import { paperAddress, paperPlaceIn } from './paperPlace.ts'

describe('the address of paper ballots', () => {
  it('names the ballot and what is done with its sheets', () => {
    expect(paperPlaceIn('#/paper/0a1b')).toEqual({ ballotId: '0a1b', view: 'sheets' })
    expect(paperPlaceIn('#/paper/0a1b/keying')).toEqual({ ballotId: '0a1b', view: 'keying' })
    for (const view of ['sheets', 'keying'] as const) {
      expect(paperPlaceIn(paperAddress({ ballotId: 'x-1', view }))).toEqual({ ballotId: 'x-1', view })
    }
  })

  it('carries nothing else, and never a code', () => {
    for (const fragment of ['#/paper', '#/paper/', '#/paper/0a/keying/K7QM2XW4', '#/ballots', '']) {
      expect(paperPlaceIn(fragment)).toBe(null)
    }
  })
})
