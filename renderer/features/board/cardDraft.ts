import type { Card } from '#shared/domain/board/card'

/*
 * What is being written on a card that somebody else may be changing at the same time. What was not touched here
 * follows what others do. What was changed here and elsewhere is for a person to decide.
 */

export const DRAFT_FIELDS = ['text', 'kind', 'note'] as const
export type DraftField = (typeof DRAFT_FIELDS)[number]

type Edits = {
  readonly [F in DraftField]?: {
    readonly mine: Card[F]
    /** What stood there when it was first changed here, or when it was last decided on. */
    readonly base: Card[F]
  }
}

export interface CardDraft {
  readonly edits: Edits
  /** Tags that were put on and taken off here: what others do to the card's tags goes well with both. */
  readonly addedTags: readonly string[]
  readonly removedTags: readonly string[]
}

export const UNTOUCHED: CardDraft = { edits: {}, addedTags: [], removedTags: [] }

/** What the fields show. */
export function shownIn(
  { edits, addedTags, removedTags }: CardDraft,
  card: Card,
): Pick<Card, DraftField | 'tags'> {
  return {
    text: edits.text?.mine ?? card.text,
    kind: edits.kind?.mine ?? card.kind,
    note: edits.note?.mine ?? card.note,
    tags: [
      ...card.tags.filter((tag) => !removedTags.includes(tag)),
      ...addedTags.filter((tag) => !card.tags.includes(tag)),
    ],
  }
}

export function withField<F extends DraftField>(
  draft: CardDraft,
  card: Card,
  field: F,
  mine: Card[F],
): CardDraft {
  if (mine === card[field]) return withoutField(draft, field)
  const base = draft.edits[field]?.base ?? card[field]
  return { ...draft, edits: { ...draft.edits, [field]: { mine, base } } }
}

/** Gives up what was changed here, for what the card says now. */
export function withoutField(draft: CardDraft, field: DraftField): CardDraft {
  const { [field]: _given, ...edits } = draft.edits
  return { ...draft, edits }
}

/** Keeps what was changed here, though the card says something else by now. */
export function keepingMine(draft: CardDraft, card: Card, field: DraftField): CardDraft {
  const edit = draft.edits[field]
  return edit ? { ...draft, edits: { ...draft.edits, [field]: { ...edit, base: card[field] } } } : draft
}

export function withTag(draft: CardDraft, tag: string): CardDraft {
  return {
    ...draft,
    addedTags: [...draft.addedTags.filter((one) => one !== tag), tag],
    removedTags: draft.removedTags.filter((one) => one !== tag),
  }
}

export function withoutTag(draft: CardDraft, tag: string): CardDraft {
  return {
    ...draft,
    addedTags: draft.addedTags.filter((one) => one !== tag),
    removedTags: [...draft.removedTags.filter((one) => one !== tag), tag],
  }
}

/** The fields that were changed here and, since, elsewhere too, and not to the same. */
export function clashes({ edits }: CardDraft, card: Card): DraftField[] {
  return DRAFT_FIELDS.filter((field) => {
    const edit = edits[field]
    return edit && !isSame(edit.base, card[field]) && !isSame(edit.mine, card[field])
  })
}

/** What has to be sent to have the card say what the draft says: nothing where it does already. */
export function editOf(draft: CardDraft, card: Card): Partial<Pick<Card, DraftField | 'tags'>> {
  const shown = shownIn(draft, card)
  const changed = DRAFT_FIELDS.filter((field) => draft.edits[field] && !isSame(shown[field], card[field]))
  const hasOtherTags =
    shown.tags.length !== card.tags.length || shown.tags.some((tag, index) => tag !== card.tags[index])
  return {
    ...Object.fromEntries(changed.map((field) => [field, shown[field]])),
    ...(hasOtherTags ? { tags: shown.tags } : {}),
  }
}

/** Texts are trimmed and brought into one form on their way. */
function isSame(one: string, other: string): boolean {
  return one === other || one.normalize('NFC').trim() === other.normalize('NFC').trim()
}
