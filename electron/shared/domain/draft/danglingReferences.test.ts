import { expect, it } from 'vitest'
import { danglingReferences } from './danglingReferences.ts'
import type { Block, DraftDocument } from './draftDocument.ts'
import { bullets, cell, column, heading, paragraph, reference } from './inlines.ts'

const table: Block = {
  kind: 'table',
  anchor: 'table',
  caption: [],
  columns: [column('Item', 1)],
  rows: [{ anchor: 'row', cells: [cell(reference('nowhere'))] }],
  hasRowHeadings: true,
}

function documentOf(...blocks: Block[]): DraftDocument {
  return {
    properties: { title: 'T', subject: 'S', language: 'en-GB', program: 'P', exportedAt: 'E' },
    titlePage: { title: [], subtitle: '', mark: '', facts: [], promptsLeft: '' },
    sections: [{ orientation: 'portrait', blocks }],
    promptCount: 0,
  }
}

it('are those whose target is nowhere in the document, each once', () => {
  const whole = [heading(1, 'head', 'A heading'), table, paragraph(reference('head'), reference('row'))]
  expect(danglingReferences(documentOf(...whole))).toEqual(['nowhere'])
  expect(
    danglingReferences(
      documentOf(
        ...whole,
        bullets([[reference('gone')], [reference('table')]]),
        paragraph(reference('gone')),
      ),
    ),
  ).toEqual(['nowhere', 'gone'])
  expect(danglingReferences(documentOf())).toEqual([])
})
