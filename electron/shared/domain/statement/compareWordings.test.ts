import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWordings, type WordingPart } from './compareWordings.ts'

/** "[-old-]" and "{+new+}", as a line. */
const inLine = (parts: readonly WordingPart[]) =>
  parts
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
const compared = (before: string, after: string) => inLine(compareWordings(before, after))

describe('two wordings', () => {
  it('differ in the words that came and went', () => {
    expect(compared('Link workers offer a plan', 'Link workers agree a shared plan')).toBe(
      'Link workers [-offer-]{+agree+} a {+shared +}plan',
    )
    expect(compared('Plan together.', 'Plan together, with the person.')).toBe(
      'Plan together{+, with the person+}.',
    )
    expect(compared('The plan', 'plan')).toBe('[-The -]plan')
  })

  it('give a sentence that is wholly new as one change, not as one a word', () => {
    expect(compared('red green blue', 'one two three')).toBe('[-red green blue-]{+one two three+}')
  })

  it('keep words with accents, hyphens and apostrophes whole', () => {
    expect(compared('Café-goers’ view', 'Cafés’ view')).toBe('[-Café-goers’-]{+Cafés’+} view')
    expect(compared('مرحبا بالعالم', 'مرحبا بكم')).toBe('مرحبا [-بالعالم-]{+بكم+}')
  })

  it('have nothing to tell apart where they are the same, or empty', () => {
    expect(compareWordings('Just so', 'Just so')).toEqual([{ kind: 'same', text: 'Just so' }])
    expect(compareWordings('', '')).toEqual([])
    expect(compareWordings('', 'New')).toEqual([{ kind: 'added', text: 'New' }])
    expect(compareWordings('Old', '')).toEqual([{ kind: 'removed', text: 'Old' }])
  })

  it('can both be read off the parts to the letter, and no part is like the one before it', () => {
    const words = fc.array(fc.constantFrom('plan', 'care', ' ', '  ', ', ', '.', 'a', '🙂', 'é'), {
      maxLength: 40,
    })
    const text = fc.oneof(
      words.map((some) => some.join('')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    )
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = compareWordings(before, after)
        const without = (kind: WordingPart['kind']) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
        expect(parts.every(({ text: some }) => some !== '')).toBe(true)
        for (const [index, { kind }] of parts.entries()) expect(parts[index + 1]?.kind).not.toBe(kind)
      }),
    )
  })

  it('of the longest kind are compared at once', () => {
    const parts = compareWordings('a, '.repeat(166), 'b. '.repeat(166))
    expect(parts.length).toBeGreaterThan(0)
  })
})
