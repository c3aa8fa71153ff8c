import { blocksOf } from '#shared/domain/draft/documentNumbers'
import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import { element } from './docxXml.ts'

/** The document's bookmarks: what references and the table of contents lead to. */
export interface Anchors {
  /** Puts a bookmark around a paragraph's content, under each of the names. */
  around: (names: readonly string[], content: string) => string
  /** The bookmark of an anchor; undefined where nothing in the document carries it. */
  nameOf: (anchor: string) => string | undefined
}

/** Word's limit. */
const LONGEST_NAME = 40

/**
 * Bookmarks for all anchors of headings, tables, figures and rows. Word wants letters, digits and underscores, at most
 * 40, and takes small letters for great ones: names that would become the same get a number at their end.
 */
export function makeAnchors(draft: DraftDocument): Anchors {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const anchor of anchorsOf(draft)) {
    if (names.has(anchor)) continue
    const name = anchor.replaceAll(/[^A-Za-z0-9]/g, '_').replace(/^(?![A-Za-z])/, 'a_')
    let free = name.slice(0, LONGEST_NAME)
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
      const ending = `_${number}`
      free = name.slice(0, LONGEST_NAME - ending.length) + ending
    }
    taken.add(free.toLowerCase())
    names.set(anchor, free)
  }
  let count = 0
  const around = (wanted: readonly string[], content: string): string => {
    let before = ''
    let after = ''
    for (const name of wanted) {
      count += 1
      before += element('w:bookmarkStart', { 'w:id': count, 'w:name': name })
      after = element('w:bookmarkEnd', { 'w:id': count }) + after
    }
    return before + content + after
  }
  return { around, nameOf: (anchor) => names.get(anchor) }
}

function anchorsOf(draft: DraftDocument): string[] {
  return blocksOf(draft).flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'figure':
        return [block.anchor]
      case 'table':
        return [block.anchor, ...block.rows.flatMap(({ anchor }) => (anchor === null ? [] : [anchor]))]
      case 'paragraph':
      case 'note':
      case 'prompt':
      case 'answer':
      case 'list':
        return []
    }
  })
}
