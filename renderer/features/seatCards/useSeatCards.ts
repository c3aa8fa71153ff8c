import { useCallback, useEffect, useState } from 'react'
import { useClient } from '../../api/ClientContext.tsx'
import { refusalOf } from '../../api/refusalOf.ts'
import type { RefusalData } from '#shared/domain/refusal'
import type { ListedCard } from './cardPiles.ts'

interface SeatCards {
  /** Null until they are known. */
  readonly cards: readonly ListedCard[] | null
  readonly error: RefusalData | null
  /** After cards have been made or struck out. */
  readonly look: () => Promise<void>
}

/** The study's seat cards. Opening or closing the room changes what their QR codes hold. */
export function useSeatCards(isRoomOpen: boolean): SeatCards {
  const client = useClient()
  const [cards, setCards] = useState<readonly ListedCard[] | null>(null)
  const [error, setError] = useState<RefusalData | null>(null)
  const look = useCallback(async () => {
    try {
      setCards((await client.call('seatCard.list', {})).cards)
      setError(null)
    } catch (refusal) {
      setError(refusalOf(refusal))
    }
  }, [client])
  useEffect(() => {
    void look()
  }, [look, isRoomOpen])
  return { cards, error, look }
}
