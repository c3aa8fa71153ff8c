import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARD_TEXT_LIMIT } from '../text.ts'
import { cardText } from './card.ts'
import { parsePastedCards } from './pastedCards.ts'

const texts = (paste: string) => parsePastedCards(paste).map(({ text }) => text)

describe('a pasted list', () => {
  it('gives a card a line, without empty lines, bullets, numbers and boxes to tick', () => {
    const paste = [
      'No transport home',
      '',
      '- Letters arrive late',
      '   * Too few link workers',
      '• \tNo one calls back',
      '•No gap after its bullet',
      '1. Ask the family',
      '2) Ask the GP',
      '1.2. Ask again',
      'a) Ask the nurse',
      '- [ ] Ring the ward',
      '[x] Done already',
      'o\tSecond level',
      '– A dash',
    ].join('\n')
    expect(texts(paste)).toEqual([
      'No transport home',
      'Letters arrive late',
      'Too few link workers',
      'No one calls back',
      'No gap after its bullet',
      'Ask the family',
      'Ask the GP',
      'Ask again',
      'Ask the nurse',
      'Ring the ward',
      'Done already',
      'Second level',
      'A dash',
    ])
  })

  it('leaves alone what only looks like a bullet or a number', () => {
    const lines = [
      '1.5 hours of waiting',
      '-5 degrees',
      '24/7 help',
      'A. Smith said so',
      'o',
      '3 buses a day',
    ]
    expect(texts(lines.join('\n'))).toEqual(lines)
  })

  it('ends lines where Windows, old Macs, slides and word processors do', () => {
    expect(texts('a\r\nb\rc\u000bd\u2028e\u0085f')).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(parsePastedCards('')).toEqual([])
    expect(parsePastedCards(' \n\t\n\u200b\u202e \r\n')).toEqual([])
  })

  it('takes the kind that a line names, and no other words before a colon for one', () => {
    const paste = 'Barrier: No bus\n2. training need: Listening\nIDEAS： A map\nNote: ask again\nStep:'
    expect(parsePastedCards(paste).map(({ kind, text, problem }) => [kind, text, problem])).toEqual([
      ['barrier', 'No bus', null],
      ['training-need', 'Listening', null],
      ['idea', 'A map', null],
      [null, 'Note: ask again', null],
      ['step', '', 'nothing-to-add'],
    ])
  })

  it('reads the cells of a spreadsheet', () => {
    expect(parsePastedCards('No bus\tBarrier\tat night').map(({ kind, text }) => [kind, text])).toEqual([
      ['barrier', 'No bus – at night'],
    ])
    expect(texts('\tindented\nBarrier')).toEqual(['indented', 'Barrier'])
    // A cell over two lines, with a quotation in it, as spreadsheets copy it.
    const [cell, next] = parsePastedCards('"They said ""wait""\nand I waited"\tidea\nNext row')
    expect(cell).toMatchObject({
      text: 'They said "wait" and I waited',
      kind: 'idea',
      firstLine: 1,
      lastLine: 2,
    })
    expect(next).toMatchObject({ text: 'Next row', firstLine: 3, lastLine: 3 })
  })

  it('takes away the quotation marks of a file with commas, and leaves those of people', () => {
    expect(texts('"Long waits, no calls"\n"Say ""please"""')).toEqual([
      'Long waits, no calls',
      'Say "please"',
    ])
    expect(parsePastedCards('"Long waits, no calls",Barrier,')).toMatchObject([
      { text: 'Long waits, no calls', kind: 'barrier' },
    ])
    const said = ['"I was alone", she said', '"Nobody calls"', 'He said "no"', '"Never closed']
    expect(texts(said.join('\n'))).toEqual(said)
  })

  it('does not swallow the lines below a quotation mark that is never closed', () => {
    const long = Array.from({ length: 30 }, (_, index) => `line ${index} `.repeat(4).trim())
    expect(texts(['"Opened', ...long, 'closed"'].join('\n'))).toHaveLength(32)
  })

  it('says which lines are too long, and by how much', () => {
    const [fits, over] = parsePastedCards(
      `${'x'.repeat(CARD_TEXT_LIMIT)}\n- ${'y'.repeat(CARD_TEXT_LIMIT + 12)}`,
    )
    expect(fits).toMatchObject({ problem: null, excess: 0 })
    expect(over).toMatchObject({ problem: 'too-long', excess: 12 })
  })

  it('says which lines stand there twice, here or in the study', () => {
    const lines = parsePastedCards('No bus\nno  BUS\nOn the board\nBarrier: No bus', ['on the Board'])
    expect(lines.map(({ twin }) => twin)).toEqual([null, 'list', 'study', 'list'])
    expect(new Set(lines.map(({ key }) => key)).size).toBe(4)
  })
})

const MARKS = [
  '- ',
  '• ',
  '1. ',
  '(a) ',
  '"',
  '""',
  '\t',
  '\n',
  '\r\n',
  '\u000b',
  ',',
  ', ',
  ':',
  '[ ] ',
  'o\t',
]
const ODD = ['\u202e', '\ud83d', '🙂', '\u0000', '\ufeff', 'e\u0301']
const WORDS = ['Barrier', 'idea', 'Training need', ' ', 'word', 'é', 'long '.repeat(60)]
const fragment = fc.constantFrom(...MARKS, ...ODD, ...WORDS)
const anyPaste = fc.oneof(
  fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
)

/** The numbers, from 1, of the lines in which something can be seen. */
function visibleLines(paste: string): number[] {
  return (
    paste
      // oxlint-disable-next-line no-control-regex -- some control characters end lines
      .split(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/u)
      .flatMap((line, index) =>
        /[^\s\p{Cc}\u200b\ufeff\u202a-\u202e\u2066-\u2069]/u.test(line) ? [index + 1] : [],
      )
  )
}

describe('any paste', () => {
  it('loses no line: each that shows something is a card that the study takes, or a problem with a name', () => {
    fc.assert(
      fc.property(anyPaste, (paste) => {
        const lines = parsePastedCards(paste)
        for (const { text, problem, excess, source } of lines) {
          expect(source).not.toBe('')
          if (problem === null) expect(cardText.parse(text)).toBe(text)
          expect(excess > 0).toBe(problem === 'too-long')
          expect(text === '').toBe(problem === 'nothing-to-add')
        }
        for (const number of visibleLines(paste)) {
          expect(
            lines.filter(({ firstLine, lastLine }) => firstLine <= number && number <= lastLine),
          ).toHaveLength(1)
        }
        expect(lines.map(({ firstLine }) => firstLine)).toEqual(
          lines.map(({ firstLine }) => firstLine).toSorted((a, b) => a - b),
        )
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
      }),
      { numRuns: 500 },
    )
  })

  it('loses no letter of a line but its bullet and its kind', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Zéü0-9]{2,9}$/), { minLength: 1, maxLength: 8 })
    const bullet = fc.constantFrom('', '- ', '• ', '12. ', 'b) ', '\t* ')
    const kind = fc.constantFrom(['', null], ['Barrier: ', 'barrier'], ['training need:', 'training-need'])
    fc.assert(
      fc.property(fc.array(fc.tuple(bullet, kind, words), { minLength: 1 }), (list) => {
        const paste = list.map(([mark, [name], said]) => `${mark}${name}${said.join(' ')}`).join('\n\n')
        expect(parsePastedCards(paste).map((line) => [line.kind, line.text])).toEqual(
          list.map(([, [, named], said]) => [named, said.join(' ').normalize('NFC')]),
        )
      }),
    )
  })

  it('calls a line a twin exactly where its words came before or are in the study', () => {
    const word = fc.constantFrom('bus', 'Bus', 'bus ', 'tram', 'boat', 'BOAT')
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (list, already) => {
        const same = (text: string) => text.trim().toLowerCase()
        const lines = parsePastedCards(list.join('\n'), already)
        expect(lines.map(({ twin }) => twin)).toEqual(
          list.map((text, index) => {
            if (list.slice(0, index).some((other) => same(other) === same(text))) return 'list'
            return already.some((other) => same(other) === same(text)) ? 'study' : null
          }),
        )
      }),
    )
  })
})
