import type { Block, BlockOf, DraftDocument, Inline } from './draftDocument.ts'

/** What the author is asked for, as a paragraph of its own or in a line. */
export type Prompt = Pick<BlockOf<'prompt'>, 'key' | 'text' | 'form'>

/** All blocks of the document's sections, in reading order. */
export function blocksOf(document: DraftDocument): Block[] {
  return document.sections.flatMap((section) => section.blocks)
}

/**
 * The numbers of numbered headings ("4.2") by anchor, counted per level from 1 in reading order.
 * A heading below a level that has not been used counts that level as 0.
 */
export function headingNumbers(document: DraftDocument): Map<string, string> {
  const numbers = new Map<string, string>()
  const counters = [0, 0, 0]
  for (const block of blocksOf(document)) {
    if (block.kind !== 'heading' || !block.isNumbered) continue
    counters[block.level - 1] = (counters[block.level - 1] ?? 0) + 1
    counters.fill(0, block.level)
    numbers.set(block.anchor, counters.slice(0, block.level).join('.'))
  }
  return numbers
}

/** "Table 3", "Figure 1": tables and figures are each counted from 1 in reading order, by anchor. */
export function captionLabels(document: DraftDocument): Map<string, string> {
  const labels = new Map<string, string>()
  let tables = 0
  let figures = 0
  for (const block of blocksOf(document)) {
    if (block.kind === 'table') labels.set(block.anchor, `Table ${(tables += 1)}`)
    if (block.kind === 'figure') labels.set(block.anchor, `Figure ${(figures += 1)}`)
  }
  return labels
}

/** What a reference without a text of its own says, by anchor: "Table 3", "Section 4.2". */
export function referenceTexts(document: DraftDocument): Map<string, string> {
  const texts = captionLabels(document)
  for (const [anchor, number] of headingNumbers(document)) texts.set(anchor, `Section ${number}`)
  return texts
}

/** All of the document's prompts, in reading order, wherever they stand. */
export function promptsOf(document: Pick<DraftDocument, 'titlePage' | 'sections'>): Prompt[] {
  return [
    ...promptsIn(document.titlePage.title),
    ...document.titlePage.facts.flatMap((fact) => promptsIn(fact.value)),
    ...promptsInBlocks(document.sections.flatMap((section) => section.blocks)),
  ]
}

function promptsInBlocks(blocks: readonly Block[]): Prompt[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'answer':
        return []
      case 'prompt':
        return [block]
      case 'heading':
        return promptsIn(block.text)
      case 'paragraph':
      case 'note':
        return promptsIn(block.content)
      case 'list':
        return block.items.flatMap(promptsIn)
      case 'figure':
        return promptsIn(block.caption)
      case 'table':
        return [
          ...promptsIn(block.caption),
          ...block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.flatMap(promptsIn))),
        ]
    }
  })
}

function promptsIn(content: readonly Inline[]): Prompt[] {
  return content.flatMap((part) => (part.kind === 'prompt' ? [part] : []))
}

/** The plain text of a line: references by their text or number, prompts and pictures in words. */
export function plainText(content: readonly Inline[], references: ReadonlyMap<string, string>): string {
  return content
    .map((part) => {
      switch (part.kind) {
        case 'reference':
          return part.text ?? references.get(part.anchor) ?? ''
        case 'picture':
          return part.alternativeText
        default:
          return part.text
      }
    })
    .join('')
}
