import type { ReadonlyStudyRecords } from '../study/records.ts'
import type { Block, BlockOf, Inline, TitlePage } from './draftDocument.ts'
import { line, quoted } from './inlines.ts'

type AuthorTexts = ReadonlyStudyRecords['authorText']

/** What was written in a prompt's place, a paragraph for each of its lines that is not empty. */
export function answer({ key, text, form }: BlockOf<'prompt'>, written: string): BlockOf<'answer'> {
  const lines = written
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return { kind: 'answer', key, text, form, paragraphs: lines.map((part) => line(quoted(part))) }
}

/** The blocks with what the author wrote in the prompts' places. A prompt that was not answered stays. */
export function answerBlocks(blocks: readonly Block[], texts: AuthorTexts): Block[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'prompt': {
        const written = writtenFor(texts, block.key)
        return written === null ? block : answer(block, written)
      }
      case 'paragraph':
      case 'note':
        return { ...block, content: answerLine(block.content, texts) }
      case 'list':
        return { ...block, items: block.items.map((item) => answerLine(item, texts)) }
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) => ({
            ...row,
            cells: row.cells.map((cell) => cell.map((part) => answerLine(part, texts))),
          })),
        }
      case 'heading':
      case 'figure':
      case 'answer':
        return block
    }
  })
}

/** As {@link answerBlocks}, for the first page's facts. */
export function answerFacts(facts: TitlePage['facts'], texts: AuthorTexts): TitlePage['facts'] {
  return facts.map(({ name, value }) => ({ name, value: answerLine(value, texts) }))
}

function answerLine(content: readonly Inline[], texts: AuthorTexts): Inline[] {
  return content.map((part) => {
    if (part.kind !== 'prompt') return part
    const written = writtenFor(texts, part.key)
    return written === null ? part : answering(part, quoted(written.replaceAll('\n', ' ')))
  })
}

/** The words, with the prompt that they answer: that is how they are changed where they stand. */
export function answering(asked: Inline, words: Inline): Inline {
  if (asked.kind !== 'prompt' || (words.kind !== 'quoted' && words.kind !== 'text')) return words
  const { key, text, form } = asked
  return { ...words, answers: { key, text, form } }
}

function writtenFor(texts: AuthorTexts, key: string): string | null {
  const found = texts.get(key)
  return found?.status === 'written' ? found.text : null
}
