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
})
export type OwnCard = z.infer<typeof ownCard>
export type CardOutbox = readonly OwnCard[]

export function addOwnCard(cards: CardOutbox, cardId: string, kind: CardKind, text: string): CardOutbox {
  return [...cards, { cardId, kind, text, state: 'waiting', problem: '' }]
}

export function nextWaiting(cards: CardOutbox): OwnCard | null {
  return cards.find((card) => card.state === 'waiting') ?? null
}

export function markCard(
  cards: CardOutbox,
  cardId: string,
  state: OwnCard['state'],
  problem = '',
): CardOutbox {
  return cards.map((card) => (card.cardId === cardId ? { ...card, state, problem } : card))
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
