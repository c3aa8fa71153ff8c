import { createStore, type StoreApi } from 'zustand/vanilla'
import { OWN_CARDS_AT_ONCE } from '#shared/contract/seat.contract'
import { cardText, type CardKind } from '#shared/domain/board/card'
import type { Client } from '../../api/client.ts'
import { newIdentifier } from '../../api/newIdentifier.ts'
import type { PageMemory } from '../../api/pageMemory.ts'
import { refusalOf } from '../../api/refusalOf.ts'
import {
  addOwnCard,
  cardsFromText,
  cardsToText,
  markHidden,
  markRefused,
  markSent,
  nextWaiting,
  writtenInSilence,
  type CardOutbox,
} from './cardOutbox.ts'

const KEY = 'cards'
const PAUSE_WHEN_BUSY = 1_000

export interface CardSession {
  readonly store: StoreApi<{ readonly cards: CardOutbox }>
  /** Takes the card in, or says what to change about it. */
  add(kind: CardKind, text: string): string | null
  /** Sends what is waiting; called again whenever the phone is back in the room. */
  work(): Promise<void>
  /** Asks whether what was written in silence is hidden still; called again whenever the room has changed. */
  look(): Promise<void>
}

/** The cards that this phone adds to the board: kept until the host has them, sent one after the other. */
export function createCardSession(client: Client, memory: PageMemory): CardSession {
  const store = createStore<{ cards: CardOutbox }>(() => ({ cards: cardsFromText(memory.read(KEY)) }))
  let isWorking = false

  function change(cards: CardOutbox): void {
    memory.write(KEY, cardsToText(cards))
    store.setState({ cards })
  }

  async function work(): Promise<void> {
    if (isWorking) return
    isWorking = true
    for (;;) {
      const card = nextWaiting(store.getState().cards)
      if (!card) break
      const { cardId, kind, text } = card
      try {
        const { isHidden } = await client.call('card.contribute', { cardId, kind, text })
        change(markSent(store.getState().cards, cardId, isHidden))
      } catch (error) {
        const { code, message } = refusalOf(error)
        // "Conflict": it arrived before the page was reloaded, and only its receipt was lost.
        if (code === 'conflict') {
          change(markSent(store.getState().cards, cardId, true))
          // Whether it is hidden was lost too.
          void look()
        } else if (code === 'room-busy' || code === 'too-many-tries') await pause(PAUSE_WHEN_BUSY)
        else if (STAY_WAITING.has(code)) break
        else change(markRefused(store.getState().cards, cardId, message))
      }
    }
    isWorking = false
  }

  async function look(): Promise<void> {
    const cardIds = writtenInSilence(store.getState().cards).slice(-OWN_CARDS_AT_ONCE)
    if (cardIds.length === 0) return
    try {
      const hidden = await client.call('card.listHidden', { cardIds })
      change(markHidden(store.getState().cards, cardIds, hidden.cardIds))
    } catch {
      // The connection has gone: it is asked again when it is back.
    }
  }

  return {
    store,
    add: (kind, text) => {
      const checked = cardText.safeParse(text.replaceAll(/\s+/g, ' '))
      if (!checked.success) return checked.error.issues[0]?.message ?? 'Please write this in another way.'
      change(addOwnCard(store.getState().cards, newIdentifier(), kind, checked.data))
      void work()
      return null
    },
    work,
    look,
  }
}

/** Not now, but later: the connection is away, or the facilitator takes no cards while a vote is open. */
const STAY_WAITING: ReadonlySet<string> = new Set([
  'offline',
  'not-allowed',
  'seat-unknown',
  'room-closed',
  'reload-page',
])

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
