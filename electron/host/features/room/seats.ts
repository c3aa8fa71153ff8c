import { makeIdentifier, type RandomBytes } from '#shared/domain/identifier'
import type { Refusal } from '#shared/domain/refusal'

/** A place in the room. It lives in memory only: nothing about seats is ever written down. */
export interface Seat {
  readonly seatToken: string
  readonly panelGroupId: string
  readonly nickname: string | null
  /** A card may be used on a tablet first and on a phone later: this is where it was last. */
  channel: 'phone' | 'tablet'
  /** The printed card that it was taken with; null for a phone that joined by itself. */
  readonly cardCode: string | null
  /** What ends each of its connections, with the reason. */
  readonly connections: Set<(reason: Refusal) => void>
  /** When this seat's latest cards came, in milliseconds of a clock that only goes forward. */
  cardTimes: number[]
}

export interface Seats {
  issue(person: Pick<Seat, 'panelGroupId' | 'nickname' | 'channel' | 'cardCode'>): Seat
  find(seatToken: string): Seat | undefined
  /** The seat that was taken with this card. */
  findByCard(code: string): Seat | undefined
  remove(seatToken: string): void
  all(): readonly Seat[]
  clear(): void
}

export function createSeats(randomBytes: RandomBytes): Seats {
  const seats = new Map<string, Seat>()
  return {
    issue(person) {
      const seat: Seat = {
        ...person,
        seatToken: makeIdentifier(randomBytes),
        connections: new Set(),
        cardTimes: [],
      }
      seats.set(seat.seatToken, seat)
      return seat
    },
    find: (seatToken) => seats.get(seatToken),
    findByCard: (code) => [...seats.values()].find(({ cardCode }) => cardCode === code),
    remove: (seatToken) => void seats.delete(seatToken),
    all: () => [...seats.values()],
    clear: () => seats.clear(),
  }
}
