import {
  captionLabels,
  headingNumbers,
  plainText,
  referenceTexts,
} from '#shared/domain/draft/documentNumbers'
import type {
  Block,
  BlockOf,
  DraftDocument,
  DraftSection,
  Inline,
  TableColumn,
  TableRow,
} from '#shared/domain/draft/draftDocument'
import { escapeXml, printableText } from '#shared/domain/printable'
import { HTML_STYLE, runningTitle } from './htmlStyle.ts'

interface HtmlContext {
  captions: ReadonlyMap<string, string>
  headings: ReadonlyMap<string, string>
  references: ReadonlyMap<string, string>
}

/** Nothing may be fetched or run, whatever a card says. */
const CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** The draft as one self-contained page that reads well on screen, aloud and on paper. */
export function writeHtml(draft: DraftDocument): string {
  const context: HtmlContext = {
    captions: captionLabels(draft),
    headings: headingNumbers(draft),
    references: referenceTexts(draft),
  }
  const { properties, titlePage } = draft
  return [
    '<!doctype html>',
    `<html lang="${escapeXml(properties.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="generator" content="${escapeXml(properties.program)}">`,
    `<meta name="description" content="${escapeXml(properties.subject)}">`,
    `<title>${escapeXml(properties.title)}</title>`,
    `<style>${runningTitle(printableText(plainText(titlePage.title, new Map())))}${HTML_STYLE}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#draft">Skip to the text</a>',
    '<header class="title">',
    `<h1>${inlines(titlePage.title, context)}</h1>`,
    `<p class="subtitle">${escapeXml(titlePage.subtitle)}</p>`,
    `<p class="mark">${escapeXml(titlePage.mark)}</p>`,
    '<dl class="facts">',
    ...titlePage.facts.map(
      ({ name, value }) => `<dt>${escapeXml(name)}</dt><dd>${inlines(value, context)}</dd>`,
    ),
    '</dl>',
    `<p class="left">${escapeXml(titlePage.promptsLeft)}</p>`,
    '</header>',
    contents(draft, context),
    '<main id="draft">',
    ...draft.sections.map((section) => sectionHtml(section, context)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** Headings of the first two levels, the second inside the first. */
function contents(draft: DraftDocument, context: HtmlContext): string {
  const chapters: { entry: string; parts: string[] }[] = []
  for (const block of draft.sections.flatMap((section) => section.blocks)) {
    if (block.kind !== 'heading' || block.level > 2) continue
    const entry = `<a href="#${escapeXml(block.anchor)}">${headingText(block, context)}</a>`
    const chapter = chapters.at(-1)
    if (block.level === 1 || chapter === undefined) chapters.push({ entry, parts: [] })
    else chapter.parts.push(`<li>${entry}</li>`)
  }
  const items = chapters.map(({ entry, parts }) =>
    parts.length === 0 ? `<li>${entry}</li>` : `<li>${entry}\n<ol>\n${parts.join('\n')}\n</ol></li>`,
  )
  return `<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>\n${items.join('\n')}\n</ol>\n</nav>`
}

function sectionHtml(section: DraftSection, context: HtmlContext): string {
  const blocks = section.blocks.map((block) => blockHtml(block, context)).join('\n')
  return section.orientation === 'landscape' ? `<div class="wide">\n${blocks}\n</div>` : blocks
}

function blockHtml(block: Block, context: HtmlContext): string {
  switch (block.kind) {
    case 'heading': {
      // The title is the page's first-level heading, so everything else stands one level lower.
      const tag = `h${block.level + 1}`
      return `<${tag} id="${escapeXml(block.anchor)}">${headingText(block, context)}</${tag}>`
    }
    case 'paragraph':
      return `<p>${inlines(block.content, context)}</p>`
    case 'note':
      return `<p class="note">${inlines(block.content, context)}</p>`
    case 'prompt':
      return `<p class="prompt">${escapeXml(block.text)}</p>`
    case 'answer':
      return block.paragraphs.map((content) => `<p>${inlines(content, context)}</p>`).join('\n')
    case 'list': {
      const tag = block.isOrdered ? 'ol' : 'ul'
      const items = block.items.map((item) => `<li>${inlines(item, context)}</li>`)
      return `<${tag}>\n${items.join('\n')}\n</${tag}>`
    }
    case 'table':
      return tableHtml(block, context)
    case 'figure':
      return (
        `<figure id="${escapeXml(block.anchor)}" aria-labelledby="${captionId(block.anchor)}">\n${scrollBox(block.anchor, block.svg)}\n` +
        `<figcaption id="${captionId(block.anchor)}">${captionText(block.anchor, block.caption, context)}</figcaption>\n</figure>`
      )
  }
}

function headingText({ anchor, text }: BlockOf<'heading'>, context: HtmlContext): string {
  const number = context.headings.get(anchor)
  const words = inlines(text, context)
  return number === undefined ? words : `<span class="number">${number}</span> ${words}`
}

function captionText(anchor: string, caption: readonly Inline[], context: HtmlContext): string {
  return `${escapeXml(context.captions.get(anchor) ?? '')}. ${inlines(caption, context)}`
}

/** In rem: below this a column would break its words. */
const NARROWEST_COLUMN = 6

function tableHtml(table: BlockOf<'table'>, context: HtmlContext): string {
  const { anchor, caption, columns, rows } = table
  const total = columns.reduce((sum, { weight }) => sum + weight, 0)
  const html = [
    `<table id="${escapeXml(anchor)}" style="min-width:${columns.length * NARROWEST_COLUMN}rem">`,
    `<caption id="${captionId(anchor)}">${captionText(anchor, caption, context)}</caption>`,
    `<colgroup>${columns.map(({ weight }) => `<col style="width:${((100 * weight) / total).toFixed(1)}%">`).join('')}</colgroup>`,
    `<thead><tr>${columns.map((column) => `<th scope="col"${alignment(column)}>${escapeXml(column.heading)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => rowHtml(row, table, context)),
    '</tbody>',
    '</table>',
  ].join('\n')
  return scrollBox(anchor, html)
}

/** What is too wide for a narrow screen scrolls by itself, in a box that the keyboard can reach. */
function scrollBox(anchor: string, html: string): string {
  return `<div class="scroll" role="region" tabindex="0" aria-labelledby="${captionId(anchor)}">\n${html}\n</div>`
}

function captionId(anchor: string): string {
  return `${escapeXml(anchor)}-caption`
}

function rowHtml(row: TableRow, { columns, hasRowHeadings }: BlockOf<'table'>, context: HtmlContext): string {
  const cells = columns.map((column, index) => {
    const paragraphs = row.cells[index] ?? []
    const [only = []] = paragraphs
    const content =
      paragraphs.length > 1
        ? paragraphs.map((part) => `<p>${inlines(part, context)}</p>`).join('')
        : inlines(only, context)
    return index === 0 && hasRowHeadings
      ? `<th scope="row"${alignment(column)}>${content}</th>`
      : `<td${alignment(column)}>${content}</td>`
  })
  return `<tr${row.anchor === null ? '' : ` id="${escapeXml(row.anchor)}"`}>${cells.join('')}</tr>`
}

function alignment({ align }: TableColumn): string {
  return align === 'start' ? '' : ` class="${align}"`
}

function inlines(content: readonly Inline[], context: HtmlContext): string {
  return content
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return strong(escapeXml(part.text), part.bold)
        case 'quoted':
          return strong(`<bdi>${escapeXml(part.text)}</bdi>`, part.bold)
        case 'code':
          return `<code>${escapeXml(part.text)}</code>`
        case 'prompt':
          return `<mark>${escapeXml(part.text)}</mark>`
        case 'reference':
          return `<a href="#${escapeXml(part.anchor)}">${escapeXml(part.text ?? context.references.get(part.anchor) ?? '')}</a>`
        case 'picture':
          return part.svg
      }
    })
    .join('')
}

function strong(html: string, isBold: boolean): string {
  return isBold ? `<strong>${html}</strong>` : html
}
