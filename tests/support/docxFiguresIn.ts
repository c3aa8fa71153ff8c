import { strFromU8, unzipSync } from 'fflate'

/** Where a text stands in a Word file. */
export interface DocxPlace {
  /** The headings above it, the outermost first. */
  readonly headings: readonly string[]
  readonly table: null | {
    /** Without "Table 4. ". */
    readonly caption: string
    readonly header: readonly string[]
    readonly row: readonly string[]
    /** Index of its cell. */
    readonly column: number
    /** What stands in the cell before this paragraph. */
    readonly above: string
  }
}

export interface DocxParagraph extends DocxPlace {
  readonly text: string
}

/** "15/17 (88%)", "15 of 17", "3 items of 90": a part of a whole, with what is said before and after it. */
export interface DocxFigure extends DocxParagraph {
  readonly words: string
  readonly part: number
  readonly whole: number
  /** Null where no percentage stands with it. */
  readonly percent: number | null
  readonly before: string
  readonly after: string
}

const FIGURE =
  /(?<![\d.,/])(?:(?<part>\d+)\/(?<whole>\d+)|(?<partOf>\d+)(?: items?)? of (?:the )?(?<wholeOf>\d+))(?![\d/]|[.,]\d)(?: \((?<percent>\d+)%\)|(?: scores)?, (?<percentAfter>\d+)%\))?/g

/** All figures of the document, alternative texts of its pictures included, in reading order. */
export function figuresInDocx(bytes: Uint8Array): DocxFigure[] {
  return paragraphsInDocx(bytes).flatMap((paragraph) =>
    [...paragraph.text.matchAll(FIGURE)].map((match): DocxFigure => {
      const { part, whole, partOf, wholeOf, percent, percentAfter } = match.groups ?? {}
      const share = percent ?? percentAfter
      return {
        ...paragraph,
        words: match[0],
        part: Number(part ?? partOf),
        whole: Number(whole ?? wholeOf),
        percent: share === undefined ? null : Number(share),
        before: paragraph.text.slice(0, match.index),
        after: paragraph.text.slice(match.index + match[0].length),
      }
    }),
  )
}

interface Node {
  readonly tag: string
  readonly attributes: string
  readonly children: Node[]
  text: string
}

/** Every paragraph with a text, those in cells included, and every alternative text as one of its own. */
export function paragraphsInDocx(bytes: Uint8Array): DocxParagraph[] {
  const part = unzipSync(bytes)['word/document.xml']
  if (part === undefined) throw new Error('The file has no document.')
  const body = descendants(parse(strFromU8(part)), 'w:body')[0]
  if (body === undefined) throw new Error('The document has no body.')
  const found: DocxParagraph[] = []
  const headings: string[] = []
  let caption = ''
  const addParagraph = (paragraph: Node, table: DocxPlace['table']) => {
    const place = { headings: [...headings], table }
    for (const text of [textOf(paragraph), ...alternativeTexts(paragraph)]) {
      if (text !== '') found.push({ ...place, text })
    }
  }
  const visit = (node: Node): void => {
    if (node.tag === 'w:p') {
      const style = /w:val="([^"]*)"/.exec(descendants(node, 'w:pStyle')[0]?.attributes ?? '')?.[1] ?? ''
      const level = style === 'AppendixHeading' ? 2 : /^Heading(\d)$/.exec(style)?.[1]
      if (level !== undefined) headings.splice(Number(level) - 1, headings.length, textOf(node))
      if (/caption/i.test(style)) caption = textOf(node).replace(/^(?:Table|Figure) \d+\. /, '')
      addParagraph(node, null)
    } else if (node.tag === 'w:tbl') {
      const rows = node.children.filter(({ tag }) => tag === 'w:tr').map(cellsOf)
      const texts = rows.map((cells) => cells.map(textOf))
      for (const [index, cells] of rows.entries()) {
        for (const [column, one] of cells.entries()) {
          const place = { caption, header: texts[0] ?? [], row: texts[index] ?? [], column }
          let above = ''
          for (const paragraph of descendants(one, 'w:p')) {
            addParagraph(paragraph, { ...place, above })
            above += `${textOf(paragraph)}\n`
          }
        }
      }
    } else {
      for (const child of node.children) visit(child)
    }
  }
  for (const child of body.children) visit(child)
  return found
}

function cellsOf(row: Node): Node[] {
  return row.children.filter(({ tag }) => tag === 'w:tc')
}

function alternativeTexts(paragraph: Node): string[] {
  return descendants(paragraph, 'wp:docPr').map(({ attributes }) =>
    decoded(/descr="([^"]*)"/.exec(attributes)?.[1] ?? ''),
  )
}

/** Paragraphs of a cell are parted by line feeds. */
function textOf(node: Node): string {
  const paragraphs = node.tag === 'w:p' ? [node] : descendants(node, 'w:p')
  return paragraphs
    .map((paragraph) =>
      descendants(paragraph, 'w:t', 'w:tab', 'w:br')
        .map(({ tag, text }) => (tag === 'w:t' ? decoded(text) : ' '))
        .join(''),
    )
    .join('\n')
    .trim()
}

function descendants(node: Node, ...tags: readonly string[]): Node[] {
  return node.children.flatMap((child) => [
    ...(tags.includes(child.tag) ? [child] : []),
    ...descendants(child, ...tags),
  ])
}

function parse(xml: string): Node {
  const root: Node = { tag: '', attributes: '', children: [], text: '' }
  const open = [root]
  for (const [, isEnd, tag, attributes = '', text = ''] of xml.matchAll(
    /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*\s*\/?)>|([^<]+)/g,
  )) {
    const parent = open.at(-1) ?? root
    if (tag === undefined) parent.text += text
    else if (isEnd === '/') open.pop()
    else {
      const node: Node = { tag, attributes, children: [], text: '' }
      parent.children.push(node)
      if (!attributes.endsWith('/')) open.push(node)
    }
  }
  return root
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
}

function decoded(xml: string): string {
  return xml.replaceAll(/&(amp|lt|gt|quot|apos|#39);/g, (_all, name: string) => ENTITIES[name] ?? '')
}
