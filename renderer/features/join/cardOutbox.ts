import { z } from 'zod'
import { cardKind, type CardKind } from '#shared/domain/board/card'

/** A card written on this phone, and whether the host has it. */
const ownCard = z.strictObject({
  cardId: z.string(),
  kind: cardKind,
  text: z.string(),
  state: z.enum(['waiting', 'sent', 'refused']),
  /** Why it was refused; empty otherwise. */
  problem: z.string(),
  /** `hidden`: written in silence, so that nobody else sees it yet; `revealed`: it was, and is shown now. */
  silence: z.enum(['none', 'hidden', 'revealed']).default('none'),
})
export type OwnCard = z.infer<typeof ownCard>
export type CardOutbox = readonly OwnCard[]

export function addOwnCard(cards: CardOutbox, cardId: string, kind: CardKind, text: string): CardOutbox {
  return [...cards, { cardId, kind, text, state: 'waiting', problem: '', silence: 'none' }]
}

export function nextWaiting(cards: CardOutbox): OwnCard | null {
  return cards.find((card) => card.state === 'waiting') ?? null
}

export function markSent(cards: CardOutbox, cardId: string, isHidden: boolean): CardOutbox {
  const silence = isHidden ? 'hidden' : 'none'
  return cards.map((card) =>
    card.cardId === cardId ? { ...card, state: 'sent', problem: '', silence } : card,
  )
}

export function markRefused(cards: CardOutbox, cardId: string, problem: string): CardOutbox {
  return cards.map((card) => (card.cardId === cardId ? { ...card, state: 'refused', problem } : card))
}

/** The cards that may be hidden still, or again: those written in silence, the oldest first. */
export function writtenInSilence(cards: CardOutbox): string[] {
  return cards.filter((card) => card.silence !== 'none').map((card) => card.cardId)
}

/** What the host says of cards that were asked about: those of them that are hidden. */
export function markHidden(
  cards: CardOutbox,
  asked: readonly string[],
  hidden: readonly string[],
): CardOutbox {
  return cards.map((card) =>
    asked.includes(card.cardId)
      ? { ...card, silence: hidden.includes(card.cardId) ? 'hidden' : 'revealed' }
      : card,
  )
}

export function cardsToText(cards: CardOutbox): string {
  return JSON.stringify(cards)
}

/** The cards kept by this tab, or none where nothing readable was kept. */
export function cardsFromText(text: string | null): CardOutbox {
  if (text === null) return []
  try {
    return z.array(ownCard).parse(JSON.parse(text))
  } catch {
    return []
  }
}
