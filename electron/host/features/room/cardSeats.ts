import { Refusal } from '#shared/domain/refusal'
import type { SeatCard } from '#shared/domain/room/seatCard'
import { normaliseRoomCode } from './roomCode.ts'
import type { Seat, Seats } from './seats.ts'
import { createTryLimit } from './tryLimit.ts'

/** The seats that are taken with printed cards: one a card, however often and wherever it is used. */
export interface CardSeats {
  /** `typed` is a code as somebody typed it. Wrong ones are limited like those of the room. */
  take(typed: string, channel: Seat['channel'], address: string): Seat
  /** Ends the seat of a card that nobody may use any more; false where it has none. */
  end(code: string): boolean
  /** The cards that have a seat. */
  codes(): string[]
}

export function createCardSeats(seats: Seats, findCard: (code: string) => SeatCard | null): CardSeats {
  // Apart from the room's own code: who mistypes a card must not keep others from the door.
  const tries = createTryLimit(() => performance.now())
  return {
    take(typed, channel, address) {
      tries.check(address)
      const card = findCard(normaliseRoomCode(typed))
      if (!card) {
        tries.countWrong(address)
        throw new Refusal('not-found', 'No seat card has this code. Look at the card and type it again.')
      }
      // On a shared tablet one person after another mistypes a code before they have it right.
      tries.forgive(address)
      const { code: cardCode, panelGroupId } = card
      const seat =
        seats.findByCard(cardCode) ?? seats.issue({ panelGroupId, nickname: null, channel, cardCode })
      seat.channel = channel
      return seat
    },
    end(code) {
      const seat = seats.findByCard(code)
      if (!seat) return false
      seats.remove(seat.seatToken)
      const reason = new Refusal('seat-unknown', 'This seat card has been cancelled. Ask for another.')
      for (const dismiss of seat.connections) dismiss(reason)
      return true
    },
    codes: () => seats.all().flatMap(({ cardCode }) => (cardCode === null ? [] : [cardCode])),
  }
}
