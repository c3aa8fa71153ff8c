import { blocksOf, captionLabels, headingNumbers, referenceTexts } from '#shared/domain/draft/documentNumbers'
import type { Block, BlockOf, DraftDocument, Inline, TableColumn } from '#shared/domain/draft/draftDocument'
import { printableText } from '#shared/domain/printable'

interface MarkdownContext {
  captions: ReadonlyMap<string, string>
  headings: ReadonlyMap<string, string>
  references: ReadonlyMap<string, string>
}

/**
 * The draft as Markdown (CommonMark with GitHub's tables). Pictures stand beside it as the files that
 * {@link markdownFigures} gives; a distribution inside a table is written in words.
 */
export function writeMarkdown(draft: DraftDocument): string {
  const context: MarkdownContext = {
    captions: captionLabels(draft),
    headings: headingNumbers(draft),
    references: referenceTexts(draft),
  }
  const { titlePage } = draft
  const parts = [
    `# ${inlines(titlePage.title, context)}`,
    escapeMarkdown(titlePage.subtitle),
    `**${escapeMarkdown(titlePage.mark)}**`,
    titlePage.facts
      .map(({ name, value }) => `- **${escapeMarkdown(name)}:** ${inlines(value, context)}`)
      .join('\n'),
    `> ${escapeMarkdown(titlePage.promptsLeft)}`,
    ...blocksOf(draft).map((block) => blockMarkdown(block, context)),
  ]
  return `${parts.join('\n\n')}\n`
}

/** The figures that the Markdown refers to, by a path beside it. */
export function markdownFigures(draft: DraftDocument): { path: string; svg: string }[] {
  return blocksOf(draft).flatMap((block) =>
    block.kind === 'figure' ? [{ path: figurePath(block.anchor), svg: block.svg }] : [],
  )
}

function figurePath(anchor: string): string {
  return `figures/${anchor}.svg`
}

function blockMarkdown(block: Block, context: MarkdownContext): string {
  switch (block.kind) {
    case 'heading': {
      const number = context.headings.get(block.anchor)
      const words = inlines(block.text, context)
      return `${anchorTag(block.anchor)}\n\n${'#'.repeat(block.level + 1)} ${number === undefined ? '' : `${number} `}${words}`
    }
    case 'paragraph':
      return inlines(block.content, context)
    case 'note':
      return inlines(block.content, context)
    case 'prompt':
      return `> **${escapeMarkdown(block.text)}**`
    case 'answer':
      return block.paragraphs.map((content) => inlines(content, context)).join('\n\n')
    case 'list':
      return block.items
        .map((item, index) => `${block.isOrdered ? `${index + 1}.` : '-'} ${inlines(item, context)}`)
        .join('\n')
    case 'table':
      return tableMarkdown(block, context)
    case 'figure':
      return (
        `${anchorTag(block.anchor)}![${escapeMarkdown(block.alternativeText)}](${figurePath(block.anchor)})\n\n` +
        `**${captionText(block.anchor, block.caption, context)}**`
      )
  }
}

function captionText(anchor: string, caption: readonly Inline[], context: MarkdownContext): string {
  return `${context.captions.get(anchor) ?? ''}. ${inlines(caption, context)}`
}

function anchorTag(anchor: string): string {
  return `<a id="${anchor.replaceAll(/[^\w-]/g, '')}"></a>`
}

function tableMarkdown(table: BlockOf<'table'>, context: MarkdownContext): string {
  const rule = ({ align }: TableColumn) => ({ start: '---', end: '---:', centre: ':---:' })[align]
  const rows = table.rows.map((row) => {
    const cells = table.columns.map((_, index) =>
      (row.cells[index] ?? []).map((part) => inlines(part, context)).join('<br>'),
    )
    if (row.anchor !== null) cells[0] = `${anchorTag(row.anchor)}${cells[0] ?? ''}`
    return `| ${cells.join(' | ')} |`
  })
  return [
    `${anchorTag(table.anchor)}**${captionText(table.anchor, table.caption, context)}**`,
    '',
    `| ${table.columns.map((column) => escapeMarkdown(column.heading)).join(' | ')} |`,
    `| ${table.columns.map(rule).join(' | ')} |`,
    ...rows,
  ].join('\n')
}

function inlines(content: readonly Inline[], context: MarkdownContext): string {
  return content
    .map((part) => {
      switch (part.kind) {
        case 'text':
        case 'quoted':
          return part.bold ? strong(part.text) : escapeMarkdown(part.text)
        case 'code':
          return `\`${printableText(part.text).replaceAll('`', '')}\``
        case 'prompt':
          return strong(part.text)
        case 'reference':
          return `[${escapeMarkdown(part.text ?? context.references.get(part.anchor) ?? '')}](#${part.anchor})`
        case 'picture':
          return escapeMarkdown(part.alternativeText)
      }
    })
    .join('')
}

/** Blanks at the ends stay outside the stars, where CommonMark wants them. */
function strong(text: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  return words === '' ? before + after : `${before}**${escapeMarkdown(words)}**${after}`
}

/**
 * Text that means itself: every character that could start markup, a table cell or HTML is escaped, and
 * a line that could start a list, a heading or a quotation as well. Line feeds become blanks.
 */
function escapeMarkdown(text: string): string {
  return printableText(text)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]<>#|~$!&]/g, (character) => `\\${character}`)
    .replace(/^(\s*)([-+=]|\d+[.)])/, (_, blanks: string, sign: string) =>
      sign.length === 1 ? `${blanks}\\${sign}` : `${blanks}${sign.slice(0, -1)}\\${sign.slice(-1)}`,
    )
    .replaceAll(/\b(https?|ftp|mailto):/gi, '$1\\:')
    .replaceAll(/\bwww\./gi, 'www\\.')
}
