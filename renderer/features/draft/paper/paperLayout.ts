import {
  captionLabels,
  headingNumbers,
  plainText,
  referenceTexts,
} from '#shared/domain/draft/documentNumbers'
import type { Block, DraftDocument, Inline, TitlePage } from '#shared/domain/draft/draftDocument'

/** A block with what tells it from the others however often the draft is built anew. */
export interface PlacedBlock {
  readonly key: string
  readonly block: Block
}

/** A heading of the first or second level with what stands below it, and what stands before the first one. */
export interface PaperPart {
  readonly key: string
  readonly blocks: readonly PlacedBlock[]
}

/** Pages of one orientation. */
export interface PaperSheet {
  readonly key: string
  readonly isWide: boolean
  readonly parts: readonly PaperPart[]
}

export interface OutlineEntry {
  readonly anchor: string
  readonly level: 1 | 2
  readonly number: string | null
  readonly text: string
  /** How many prompts are left in it, those of its own headings below it too. */
  readonly prompts: number
}

export interface PaperLayout {
  readonly language: string
  readonly titlePage: TitlePage
  readonly promptCount: number
  readonly sheets: readonly PaperSheet[]
  readonly outline: readonly OutlineEntry[]
  readonly numbers: ReadonlyMap<string, string>
  readonly captions: ReadonlyMap<string, string>
  readonly references: ReadonlyMap<string, string>
}

/**
 * The document as the page draws it. What says the same as in the draft before is the same object again, so that only
 * what changed is drawn anew.
 */
export function layOut(draft: DraftDocument, before: PaperLayout | null): PaperLayout {
  const references = referenceTexts(draft)
  return {
    language: draft.properties.language,
    titlePage: kept(before?.titlePage, draft.titlePage),
    promptCount: draft.promptCount,
    sheets: sheetsOf(draft, before),
    outline: outlineOf(draft, references),
    numbers: keptMap(before?.numbers, headingNumbers(draft)),
    captions: keptMap(before?.captions, captionLabels(draft)),
    references: keptMap(before?.references, references),
  }
}

function sheetsOf(draft: DraftDocument, before: PaperLayout | null): PaperSheet[] {
  const known = new Map(
    before?.sheets.flatMap(({ parts }) =>
      parts.flatMap((part) => part.blocks.map((placed) => [placed.key, placed] as const)),
    ),
  )
  const knownParts = new Map(
    before?.sheets.flatMap(({ parts }) => parts.map((part) => [part.key, part] as const)),
  )
  const used = new Map<string, number>()
  const once = (name: string): string => {
    const count = (used.get(name) ?? 0) + 1
    used.set(name, count)
    return count === 1 ? name : `${name} ${count}`
  }
  let below = 'start'
  return draft.sections.map((section) => {
    const parts: { key: string; blocks: PlacedBlock[] }[] = []
    for (const block of section.blocks) {
      if (block.kind === 'heading') below = block.anchor
      const key = once(nameOf(block, below))
      const placed = known.get(key)
      const same = placed && isSame(placed.block, block) ? placed : { key, block }
      const last = parts.at(-1)
      if (last === undefined || (block.kind === 'heading' && block.level < 3)) {
        parts.push({ key: `part ${key}`, blocks: [same] })
      } else last.blocks.push(same)
    }
    return {
      key: once(`sheet ${parts[0]?.key ?? ''}`),
      isWide: section.orientation === 'landscape',
      parts: parts.map((part) => {
        const known_ = knownParts.get(part.key)
        return known_ && isSameList(known_.blocks, part.blocks) ? known_ : part
      }),
    }
  })
}

/** Stays the same while other blocks come and go: a prompt keeps its place when it is answered. */
function nameOf(block: Block, below: string): string {
  switch (block.kind) {
    case 'heading':
    case 'table':
    case 'figure':
      return `${block.kind} ${block.anchor}`
    case 'prompt':
    case 'answer':
      return `asked ${block.key}`
    default:
      return `${below} ${block.kind}`
  }
}

function outlineOf(draft: DraftDocument, references: ReadonlyMap<string, string>): OutlineEntry[] {
  const numbers = headingNumbers(draft)
  const entries: { -readonly [K in keyof OutlineEntry]: OutlineEntry[K] }[] = []
  const open: (typeof entries)[number][] = []
  for (const block of draft.sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind === 'heading' && block.level !== 3) {
      const { anchor, level } = block
      const text = plainText(block.text, references)
      const entry = { anchor, level, number: numbers.get(anchor) ?? null, text, prompts: 0 }
      entries.push(entry)
      open.splice(open.findIndex((one) => one.level >= level) >>> 0, open.length, entry)
    }
    const count = promptsInBlock(block)
    if (count > 0) for (const entry of open) entry.prompts += count
  }
  return entries
}

function promptsInBlock(block: Block): number {
  switch (block.kind) {
    case 'prompt':
      return 1
    case 'answer':
      return 0
    case 'heading':
      return promptsInLine(block.text)
    case 'paragraph':
    case 'note':
      return promptsInLine(block.content)
    case 'figure':
      return promptsInLine(block.caption)
    case 'list':
      return block.items.reduce((sum, item) => sum + promptsInLine(item), 0)
    case 'table':
      return block.rows.reduce(
        (sum, { cells }) =>
          sum +
          cells.reduce((all, cell) => all + cell.reduce((some, part) => some + promptsInLine(part), 0), 0),
        promptsInLine(block.caption),
      )
  }
}

function promptsInLine(content: readonly Inline[]): number {
  return content.reduce((sum, { kind }) => (kind === 'prompt' ? sum + 1 : sum), 0)
}

function kept<T>(before: T | undefined, now: T): T {
  return before !== undefined && isSame(before, now) ? before : now
}

function keptMap(
  before: ReadonlyMap<string, string> | undefined,
  now: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (before?.size !== now.size) return now
  return [...now].every(([key, value]) => before.get(key) === value) ? before : now
}

/** Both come from the same program, which writes their fields in the same order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}
