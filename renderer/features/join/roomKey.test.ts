import { describe, expect, it } from 'vitest'
import { problemWithCode, scannedInFragment, tidyCode } from './roomKey.ts'

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
    expect(problemWithCode('', 'card')).toBe('Type the code on your card.')
    expect(problemWithCode('abcd')).toContain('You typed 4.')
    expect(problemWithCode('abcdefghj')).toContain('You typed 9.')
  })
})

describe('a scanned address', () => {
  const secret = '3syxrhwtvd8a8ywevj9fcatcpr'

  it('holds the secret in its fragment, and the code of a seat card where there is one', () => {
    expect(scannedInFragment(`#s=${secret}`)).toEqual({ secret, cardCode: null })
    expect(scannedInFragment(`#s=${secret}&card=K7QM2XW4`)).toEqual({ secret, cardCode: 'K7QM2XW4' })
  })

  it('is let in without a card where the code can be none', () => {
    for (const code of ['', 'K7QM', 'K7QM2XW45', '<script>', 'K7QM-2XW4']) {
      expect(scannedInFragment(`#s=${secret}&card=${code}`)).toEqual({ secret, cardCode: null })
    }
  })

  it('holds nothing without a secret', () => {
    for (const fragment of ['', '#', '#s=', `#key=${secret}`, '#s=<script>', '#s=short', '#card=K7QM2XW4']) {
      expect(scannedInFragment(fragment)).toBeNull()
    }
  })
})
