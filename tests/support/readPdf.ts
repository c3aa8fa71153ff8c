import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** One element of a page's structure: what it is, what a screen reader says for it, and what is in it. */
export interface TaggedElement {
  readonly role: string
  readonly alt: string | null
  readonly children: readonly TaggedElement[]
}

export interface OutlineEntry {
  readonly title: string
  readonly depth: number
}

export interface PdfContents {
  readonly pages: number
  readonly isTagged: boolean
  readonly language: string | null
  readonly information: Readonly<Record<string, unknown>>
  readonly outline: readonly OutlineEntry[]
  /** The structure of all pages, one after another. */
  readonly elements: readonly TaggedElement[]
  /** The text of each page. */
  readonly texts: readonly string[]
  /** Width and height of each page, in points. */
  readonly sizes: readonly (readonly [number, number])[]
  /** Where links lead that leave the document. */
  readonly externalLinks: readonly string[]
  readonly internalLinks: number
}

/** What a reader of PDFs (pdf.js) finds in a file. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContents> {
  // pdf.js takes the bytes over, so it is given its own.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS })
  const pdf = await task.promise
  try {
    const [{ info }, marks, outline] = await Promise.all([
      pdf.getMetadata(),
      pdf.getMarkInfo(),
      pdf.getOutline() as Promise<OutlineNode[] | null>,
    ])
    const elements: TaggedElement[] = []
    const texts: string[] = []
    const sizes: [number, number][] = []
    const externalLinks: string[] = []
    let internalLinks = 0
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      elements.push(asElement((await page.getStructTree()) as StructNode))
      const { items } = await page.getTextContent()
      texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''))
      const { width, height } = page.getViewport({ scale: 1 })
      sizes.push([Math.round(width), Math.round(height)])
      for (const annotation of (await page.getAnnotations()) as Link[]) {
        if (annotation.url !== undefined || annotation.unsafeUrl !== undefined)
          externalLinks.push(annotation.unsafeUrl ?? annotation.url ?? '')
        else if (annotation.dest) internalLinks += 1
      }
    }
    const information = info as Record<string, unknown>
    return {
      pages: pdf.numPages,
      isTagged: (marks as { Marked?: boolean } | null)?.Marked === true,
      language: typeof information['Language'] === 'string' ? information['Language'] : null,
      information,
      outline: flatten(outline ?? [], 1),
      elements,
      texts,
      sizes,
      externalLinks,
      internalLinks,
    }
  } finally {
    await task.destroy()
  }
}

/** All elements of a role, wherever they are. */
export function elementsOf(elements: readonly TaggedElement[], role: string): TaggedElement[] {
  return elements.flatMap((element) => [
    ...(element.role === role ? [element] : []),
    ...elementsOf(element.children, role),
  ])
}

interface StructNode {
  readonly role?: string
  readonly alt?: string
  readonly children?: readonly StructNode[]
}

interface OutlineNode {
  readonly title: string
  readonly items: readonly OutlineNode[]
}

interface Link {
  readonly url?: string
  readonly unsafeUrl?: string
  readonly dest?: unknown
}

function asElement(node: StructNode | null): TaggedElement {
  return {
    role: node?.role ?? '',
    alt: node?.alt ?? null,
    children: (node?.children ?? []).map(asElement),
  }
}

function flatten(nodes: readonly OutlineNode[], depth: number): OutlineEntry[] {
  return nodes.flatMap(({ title, items }) => [{ title, depth }, ...flatten(items, depth + 1)])
}
