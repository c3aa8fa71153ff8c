import { describe, expect, it } from 'vitest'
import type { AuthorText } from './authorText.ts'
import { answerBlocks, answerFacts } from './answerPrompts.ts'
import { bullets, cell, column, line, note, paragraph, plain, prompt, promptBlock } from './inlines.ts'
import type { Block } from './draftDocument.ts'

function texts(...answers: AuthorText[]): ReadonlyMap<string, AuthorText> {
  return new Map(answers.map((answer) => [answer.id, answer]))
}
const written = (id: string, text: string): AuthorText => ({ id, status: 'written', text })
const asked = prompt('methods.place', 'say where', 'line')
const answered = {
  kind: 'quoted',
  text: 'In Southampton',
  bold: false,
  answers: { key: 'methods.place', text: 'Author: say where.', form: 'line' },
}

describe('an answer in the place of its prompt', () => {
  it('has a paragraph for each line that is not empty, and keeps what was asked', () => {
    const [block] = answerBlocks(
      [promptBlock('methods.search', 'say how the literature was searched')],
      texts(written('methods.search', 'Three databases.\n\n  By two people. ')),
    )
    expect(block).toEqual({
      kind: 'answer',
      key: 'methods.search',
      text: 'Author: say how the literature was searched.',
      form: 'lines',
      paragraphs: [
        [{ kind: 'quoted', text: 'Three databases.', bold: false }],
        [{ kind: 'quoted', text: 'By two people.', bold: false }],
      ],
    })
  })

  it('stands in lines of every kind of block', () => {
    const table: Block = {
      kind: 'table',
      anchor: 'table-1',
      caption: line('Meetings'),
      columns: [column('Place', 1)],
      rows: [{ anchor: null, cells: [cell('Held: ', asked)] }],
      hasRowHeadings: false,
    }
    const blocks = [
      paragraph('Held: ', asked),
      note('Held: ', asked),
      bullets([line('Held: ', asked)]),
      table,
    ]
    const held = [plain('Held: '), answered]
    expect(answerBlocks(blocks, texts(written('methods.place', 'In\nSouthampton')))).toEqual([
      { ...blocks[0], content: held },
      { ...blocks[1], content: held },
      { ...blocks[2], items: [held] },
      { ...table, rows: [{ anchor: null, cells: [[held]] }] },
    ])
  })

  it('stands on the first page', () => {
    const facts = [{ name: 'Place', value: [asked] }]
    expect(answerFacts(facts, texts(written('methods.place', 'In Southampton')))).toEqual([
      { name: 'Place', value: [answered] },
    ])
    expect(answerFacts(facts, texts())).toEqual(facts)
  })

  it('is not given by a reason why something does not apply, nor by another prompt’s answer', () => {
    const blocks = [promptBlock('methods.place', 'say where'), paragraph(asked)]
    const others = texts(
      { id: 'methods.place', status: 'not-applicable', text: 'Everything was online.' },
      written('methods.search', 'Three databases.'),
    )
    expect(answerBlocks(blocks, others)).toEqual(blocks)
  })
})
