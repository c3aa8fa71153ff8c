import { z } from 'zod'
import type { AuthorText } from './authorText.ts'
import { promptKey } from './authorText.ts'
import { promptsOf } from './documentNumbers.ts'
import type { Block, DraftDocument } from './draftDocument.ts'

/** The first page is no heading that a reference could lead to; items name it so. */
export const FIRST_PAGE = 'title-page'

const anchor = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

/** One item of a reporting guideline, in words of our own, and where the draft meets it. */
const checklistItem = z.strictObject({
  /** As the guideline has it: "M7", "12". */
  number: z.string().regex(/^[A-Z]?\d{1,2}$/),
  asks: z.string().min(1).max(300),
  /** Anchors of the headings, tables or figures that must all be there; {@link FIRST_PAGE} always is. */
  sections: z.array(anchor),
  /**
   * Keys of the prompts that must not be left open. A key without a colon stands for all prompts of its kind:
   * "ballot.reason" for each ballot's.
   */
  prompts: z.array(promptKey),
  /** What to do in the program as long as a section is not there; empty where all of them always are. */
  needs: z.string().max(200).default(''),
  /** What the author is asked to write here, beginning with a verb, where no prompt of the draft asks for it; else empty. */
  writes: z.string().max(300).default(''),
})
export type ChecklistItem = z.infer<typeof checklistItem>

/** A reporting guideline as data: another guideline is another file. */
export const checklist = z.strictObject({
  format: z.literal('linkboard-checklist'),
  formatVersion: z.literal(1),
  key: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: z.string().min(1).max(60),
  /** What it is for, in a sentence, and who wrote it. */
  about: z.string().min(1).max(400),
  source: z.string().min(1).max(400),
  items: z.array(checklistItem).min(1),
})
export type Checklist = z.infer<typeof checklist>

/** What has become of one item. */
export type ItemStatus =
  /** All that it asks for is in the draft. */
  | { readonly kind: 'done'; readonly by: 'record' | 'author' }
  /** The author said in the checklist itself what the draft does not say elsewhere. */
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'not-applicable'; readonly reason: string }
  /** `open`: what its open prompts ask for. `missing`: the sections that are not there yet. */
  | { readonly kind: 'to-write'; readonly open: readonly string[]; readonly missing: readonly string[] }

/** What the author's text about an item is kept under. */
export function checklistKey(list: Pick<Checklist, 'key'>, item: Pick<ChecklistItem, 'number'>): string {
  return `checklist.${list.key}.${item.number}`
}

/** What the draft holds, as far as a checklist asks. */
export interface DraftFacts {
  /** Headings, tables and figures. */
  readonly anchors: ReadonlySet<string>
  /** What open prompts ask for, by key. */
  readonly open: ReadonlyMap<string, string>
  /** Keys of prompts that the author has answered. */
  readonly answered: ReadonlySet<string>
  readonly texts: ReadonlyMap<string, AuthorText>
}

/** Reads what a draft holds after its prompts have been answered, without the checklists themselves. */
export function factsOf(
  document: Pick<DraftDocument, 'titlePage' | 'sections'>,
  texts: ReadonlyMap<string, AuthorText>,
): DraftFacts {
  const blocks = document.sections.flatMap((section) => section.blocks)
  const answers = blocks.flatMap((block) => (block.kind === 'answer' ? [block.key] : []))
  const written = [...texts.values()].flatMap(({ id, status }) => (status === 'written' ? [id] : []))
  return {
    anchors: new Set([FIRST_PAGE, ...blocks.flatMap(anchorOf)]),
    open: new Map(promptsOf(document).map(({ key, text }) => [key, text])),
    answered: new Set([...answers, ...written]),
    texts,
  }
}

function anchorOf(block: Block): string[] {
  return block.kind === 'heading' || block.kind === 'table' || block.kind === 'figure' ? [block.anchor] : []
}

/**
 * What the record makes of an item. What the author said of it in the checklist comes first; then it is done when every
 * section that it names is there and none of its prompts is open, and the record alone did it when the author answered
 * none of them. An item that only the author can meet, `writes`, is never done by the record.
 */
export function statusOf(list: Checklist, item: ChecklistItem, facts: DraftFacts): ItemStatus {
  const own = facts.texts.get(checklistKey(list, item))
  if (own?.status === 'not-applicable') return { kind: 'not-applicable', reason: own.text }
  const open = [...facts.open].flatMap(([key, text]) => (isAskedBy(item, key) ? [text] : []))
  const missing = item.sections.filter((each) => !facts.anchors.has(each))
  if (open.length > 0 || missing.length > 0) return { kind: 'to-write', open: [...new Set(open)], missing }
  if (own !== undefined) return { kind: 'written', text: own.text }
  if (item.writes !== '') return { kind: 'to-write', open: [item.writes], missing: [] }
  const isAnswered = [...facts.answered].some((key) => isAskedBy(item, key))
  return { kind: 'done', by: isAnswered ? 'author' : 'record' }
}

/** Whether a prompt is one of those that an item names. */
export function isAskedBy({ prompts }: Pick<ChecklistItem, 'prompts'>, key: string): boolean {
  return prompts.some((each) => key === each || (!each.includes(':') && key.startsWith(`${each}:`)))
}
