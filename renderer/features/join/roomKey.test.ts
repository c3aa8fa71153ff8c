import { describe, expect, it } from 'vitest'
import { problemWithCode, secretInFragment, tidyCode } from './roomKey.ts'

describe('a typed room code', () => {
  it('is the same however it is typed', () => {
    for (const typed of ['ab0d-1fgh', 'AB0D1FGH', ' abOd  lfgh ', 'aboD–ifgh', 'A.B.O.D I F G H']) {
      expect(tidyCode(typed)).toBe('ab0d1fgh')
      expect(problemWithCode(typed)).toBeNull()
    }
  })

  it('is said to be too short or too long before the host is asked', () => {
    expect(problemWithCode('')).toBe('Type the code from the big screen.')
    expect(problemWithCode(' - ')).toBe('Type the code from the big screen.')
    expect(problemWithCode('abcd')).toContain('You typed 4.')
    expect(problemWithCode('abcdefghj')).toContain('You typed 9.')
  })
})

describe('the secret of a scanned address', () => {
  it('is read from the fragment', () => {
    expect(secretInFragment('#s=3syxrhwtvd8a8ywevj9fcatcpr')).toBe('3syxrhwtvd8a8ywevj9fcatcpr')
  })

  it('is not there in other addresses', () => {
    for (const fragment of ['', '#', '#s=', '#key=3syxrhwtvd8a8ywevj9fcatcpr', '#s=<script>', '#s=short']) {
      expect(secretInFragment(fragment)).toBeNull()
    }
  })
})
