import type { Card, CardKind } from '#shared/domain/board/card'
import type { Link, LinkType } from '#shared/domain/board/link'
import type { StudyState } from '#shared/domain/study/studyState'
import { mergesOf } from './boardView.ts'

type LinkRecords = StudyState['records']['link']

/** Links by the cards at both of their ends, made once for each new map of links. */
const indexes = new WeakMap<LinkRecords, ReadonlyMap<string, readonly Link[]>>()
const NONE: readonly Link[] = []

function indexOf(links: LinkRecords): ReadonlyMap<string, readonly Link[]> {
  const known = indexes.get(links)
  if (known) return known
  const index = new Map<string, Link[]>()
  for (const link of links.values()) {
    for (const end of [link.fromCardId, link.toCardId]) {
      const list = index.get(end)
      if (list) list.push(link)
      else index.set(end, [link])
    }
  }
  indexes.set(links, index)
  return index
}

export interface LinkedCard {
  readonly link: Link
  /** The card at the other end, or the one that it was merged into. */
  readonly other: Card
  /** The card that the link was made from, where that one was merged into this card; null for a link of its own. */
  readonly through: Card | null
}

/**
 * The links of a card and of those that were merged into it, each with a card that shows. Links that come to the
 * same count once, a link of the card's own before an inherited one.
 */
export function linkedCards(state: StudyState, cardId: string): LinkedCard[] {
  const index = indexOf(state.records.link)
  const merges = mergesOf(state)
  const found: LinkedCard[] = []
  const seen = new Set<string>()
  const lookAt = (ownId: string, through: Card | null) => {
    for (const link of index.get(ownId) ?? NONE) {
      if (link.type === 'duplicates') continue
      const otherId = merges.survivorOf(link.fromCardId === ownId ? link.toCardId : link.fromCardId)
      const other = state.records.card.get(otherId)
      const sameAs = `${link.type} ${otherId}`
      if (!other || other.isDeleted || otherId === cardId || seen.has(sameAs)) continue
      seen.add(sameAs)
      found.push({ link, other, through })
    }
  }
  lookAt(cardId, null)
  for (const original of merges.mergedInto(cardId)) {
    if (!original.isDeleted) lookAt(original.id, original)
  }
  return found
}

/** As many as {@link linkedCards} finds: asked for by every card that is drawn, whenever anything changes. */
export function countLinks(state: StudyState, cardId: string): number {
  const hasAny = indexOf(state.records.link).has(cardId)
  if (!hasAny && mergesOf(state).mergedInto(cardId).length === 0) return 0
  return linkedCards(state, cardId).length
}

/** A way in which a card of some kind can be linked, told from that card's side. */
export interface LinkWay {
  readonly type: Exclude<LinkType, 'duplicates'>
  /** The kind at the other end. */
  readonly otherKind: CardKind
  /** True where this card is the `from` end. */
  readonly isFrom: boolean
  /** For a list of such links: "Addressed by training needs". */
  readonly label: string
}

const WAYS: Partial<Record<CardKind, readonly LinkWay[]>> = {
  barrier: [
    { type: 'addressed-by', otherKind: 'training-need', isFrom: true, label: 'Addressed by training needs' },
    { type: 'eased-by', otherKind: 'enabler', isFrom: true, label: 'Eased by enablers' },
  ],
  'training-need': [
    { type: 'addressed-by', otherKind: 'barrier', isFrom: false, label: 'Addresses barriers' },
  ],
  enabler: [{ type: 'eased-by', otherKind: 'barrier', isFrom: false, label: 'Eases barriers' }],
}

/** How cards of this kind can be linked: none for steps and ideas. */
export function linkWays(kind: CardKind): readonly LinkWay[] {
  return WAYS[kind] ?? []
}

/** How a link from a card of one kind to one of another would run; null where there is no such link. */
export function wayBetween(kind: CardKind, otherKind: CardKind): LinkWay | null {
  return linkWays(kind).find((way) => way.otherKind === otherKind) ?? null
}

const SEVERAL: Readonly<Record<CardKind, string>> = {
  step: 'steps',
  barrier: 'barriers',
  enabler: 'enablers',
  'training-need': 'training needs',
  idea: 'ideas',
}

/** What a card of this kind can be linked to: "A barrier can be linked to training needs and enablers." */
export function linkRule(kind: CardKind): string {
  const one = `${/^[aeiou]/.test(kind) ? 'An' : 'A'} ${kind.replace('-', ' ')}`
  const others = linkWays(kind).map(({ otherKind }) => SEVERAL[otherKind])
  return others.length === 0
    ? `${one} cannot be linked: links go from barriers to training needs and to enablers.`
    : `${one} can be linked to ${others.join(' and ')}.`
}
