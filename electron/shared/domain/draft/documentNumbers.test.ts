import { describe, expect, it } from 'vitest'
import type { Block, DraftDocument } from './draftDocument.ts'
import { captionLabels, headingNumbers, promptsOf, referenceTexts } from './documentNumbers.ts'
import { cell, column, heading, line, paragraph, prompt, promptBlock } from './inlines.ts'

function table(anchor: string): Block {
  return {
    kind: 'table',
    anchor,
    caption: line('A table'),
    columns: [column('Only', 1)],
    rows: [{ anchor: null, cells: [cell(prompt('cell', 'fill this in'))] }],
    hasRowHeadings: false,
  }
}

function figure(anchor: string): Block {
  return { kind: 'figure', anchor, caption: [], svg: '', alternativeText: '', width: 1, height: 1 }
}

const DOCUMENT: DraftDocument = {
  properties: { title: '', subject: '', language: 'en-GB', program: '', exportedAt: '' },
  titlePage: {
    title: [],
    subtitle: '',
    mark: '',
    facts: [{ name: 'Authors', value: [prompt('authors', 'name them')] }],
    promptsLeft: '',
  },
  promptCount: 0,
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        heading(1, 'a', 'A'),
        heading(2, 'a-1', 'A 1'),
        figure('figure-1'),
        heading(2, 'a-2', 'A 2'),
        { ...heading(3, 'aside', 'Not counted'), isNumbered: false },
        table('table-1'),
      ],
    },
    {
      orientation: 'landscape',
      blocks: [
        heading(1, 'b', 'B'),
        heading(2, 'b-1', 'B 1'),
        table('table-2'),
        promptBlock('why', 'say why'),
        paragraph('Text with ', prompt('gap', 'a gap')),
      ],
    },
  ],
}

describe('numbers', () => {
  it('count headings by level, across sections', () => {
    expect([...headingNumbers(DOCUMENT)]).toEqual([
      ['a', '1'],
      ['a-1', '1.1'],
      ['a-2', '1.2'],
      ['b', '2'],
      ['b-1', '2.1'],
    ])
  })

  it('count tables and figures each by themselves', () => {
    expect([...captionLabels(DOCUMENT)]).toEqual([
      ['figure-1', 'Figure 1'],
      ['table-1', 'Table 1'],
      ['table-2', 'Table 2'],
    ])
    expect(referenceTexts(DOCUMENT).get('b-1')).toBe('Section 2.1')
  })
})

describe('promptsOf', () => {
  it('finds them on the first page, in tables, in lines and by themselves', () => {
    expect(promptsOf(DOCUMENT).map(({ text }) => text)).toEqual([
      'Author: name them.',
      'Author: fill this in.',
      'Author: fill this in.',
      'Author: say why.',
      'Author: a gap.',
    ])
  })
})
