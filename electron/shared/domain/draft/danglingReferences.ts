import { blocksOf } from './documentNumbers.ts'
import type { Block, DraftDocument, Inline } from './draftDocument.ts'

/** The anchors that a document refers to and does not have, each once. Empty for a document that is whole. */
export function danglingReferences(document: DraftDocument): string[] {
  const blocks = blocksOf(document)
  const anchors = new Set(blocks.flatMap(anchorsOf))
  const wanted = [
    ...document.titlePage.facts.flatMap(({ value }) => value),
    ...blocks.flatMap(inlinesOf),
  ].flatMap((part) => (part.kind === 'reference' ? [part.anchor] : []))
  return [...new Set(wanted)].filter((anchor) => !anchors.has(anchor))
}

function anchorsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'figure':
      return [block.anchor]
    case 'table':
      return [block.anchor, ...block.rows.flatMap(({ anchor }) => (anchor === null ? [] : [anchor]))]
    default:
      return []
  }
}

function inlinesOf(block: Block): Inline[] {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'paragraph':
    case 'note':
      return block.content
    case 'list':
      return block.items.flat()
    case 'answer':
      return block.paragraphs.flat()
    case 'figure':
      return block.caption
    case 'table':
      return [...block.caption, ...block.rows.flatMap(({ cells }) => cells.flat(2))]
    case 'prompt':
      return []
  }
}
