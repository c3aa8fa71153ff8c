import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { cardKind, type Card } from './card.ts'

/** Which cards are looked for. An empty list or an empty text asks for nothing in particular. */
export const cardFilter = z.strictObject({
  words: z.string().max(200),
  kinds: z.array(cardKind),
  tags: z.array(z.string()),
  panelGroupIds: z.array(identifier),
  /** Columns of the pathway board; the tray's id finds what has no stage. */
  stageIds: z.array(identifier),
  verdicts: z.array(z.enum(['in', 'uncertain', 'out', 'none'])),
})
export type CardFilter = z.infer<typeof cardFilter>
export type VerdictWish = CardFilter['verdicts'][number]

export const NO_FILTER: CardFilter = {
  words: '',
  kinds: [],
  tags: [],
  panelGroupIds: [],
  stageIds: [],
  verdicts: [],
}

/** What a filter asks about a card beyond the card itself. */
export interface CardFacts {
  /** The pathway's column that it stands in; null where it shows on no pathway board. */
  readonly stageId: string | null
  /** What the latest counted round that it was voted on in says; `none` before there is one. */
  readonly verdict: VerdictWish
}

/** How many things a filter asks for: 0 finds every card. */
export function countWishes(filter: CardFilter): number {
  const { words, kinds, tags, panelGroupIds, stageIds, verdicts } = filter
  return (
    [kinds, tags, panelGroupIds, stageIds, verdicts].filter((list) => list.length > 0).length +
    (words.trim() === '' ? 0 : 1)
  )
}

/**
 * Whether a card is among those looked for: every word in its text, note or tags, and for each list at least
 * one of its entries. A hidden card is found by nothing that is written on it, its kind, tags and group among
 * it, so that a search cannot give it away; where it stands is plain to see, and finds it.
 */
export function matchesFilter(card: Card, filter: CardFilter, facts: CardFacts): boolean {
  return (
    (card.isHidden ? asksNothingOfTheCard(filter) : fitsCard(card, filter)) &&
    (filter.stageIds.length === 0 || (facts.stageId !== null && filter.stageIds.includes(facts.stageId))) &&
    isAmong(filter.verdicts, facts.verdict)
  )
}

function asksNothingOfTheCard({ words, kinds, tags, panelGroupIds }: CardFilter): boolean {
  return words.trim() === '' && kinds.length === 0 && tags.length === 0 && panelGroupIds.length === 0
}

function fitsCard(card: Card, filter: CardFilter): boolean {
  return (
    isAmong(filter.kinds, card.kind) &&
    (filter.tags.length === 0 || card.tags.some((tag) => filter.tags.includes(tag))) &&
    (filter.panelGroupIds.length === 0 ||
      (card.panelGroupId !== null && filter.panelGroupIds.includes(card.panelGroupId))) &&
    everyWordIn(plainTextOf(card), wordsOf(filter))
  )
}

/** Whether every word of a search is somewhere in a text; true of an empty search. Case and accents do not matter. */
export function hasWords(text: string, search: string): boolean {
  return everyWordIn(plain(text), splitIntoWords(search))
}

function everyWordIn(plainText: string, words: readonly string[]): boolean {
  return words.every((word) => plainText.includes(word))
}

function splitIntoWords(search: string): string[] {
  return plain(search).split(/\s+/).filter(Boolean)
}

/*
 * Each key that is typed into a search looks at every card anew, so what is searched in is made plain once a card,
 * and what is searched for once a filter. Both are replaced when they change, never mutated.
 */
const plainTexts = new WeakMap<Card, string>()
const filterWords = new WeakMap<CardFilter, readonly string[]>()

function plainTextOf(card: Card): string {
  const known = plainTexts.get(card)
  if (known !== undefined) return known
  const text = plain(`${card.text} ${card.note} ${card.tags.join(' ')}`)
  plainTexts.set(card, text)
  return text
}

function wordsOf(filter: CardFilter): readonly string[] {
  const known = filterWords.get(filter)
  if (known) return known
  const words = splitIntoWords(filter.words)
  filterWords.set(filter, words)
  return words
}

function isAmong<T>(list: readonly T[], value: T): boolean {
  return list.length === 0 || list.includes(value)
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
}
