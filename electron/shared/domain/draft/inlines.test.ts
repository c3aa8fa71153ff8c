import { describe, expect, it } from 'vitest'
import { line, quoted } from './inlines.ts'

const wordsOf = (content: ReturnType<typeof line>) =>
  content.map((part) => ('text' in part ? part.text : '')).join('')

describe('line', () => {
  it('gives words within quotation marks single ones of their own', () => {
    expect(wordsOf(line('Barriers of “', quoted('"What matters to me" and “holding”'), '”'))).toBe(
      'Barriers of “‘What matters to me’ and ‘holding’”',
    )
  })

  it('leaves words that stand by themselves, and a mark that has no other, as they were typed', () => {
    expect(wordsOf(line('Stage: ', quoted('"What matters to me"')))).toBe('Stage: "What matters to me"')
    expect(wordsOf(line('“', quoted('A 5" screen'), '”'))).toBe('“A 5" screen”')
  })
})
