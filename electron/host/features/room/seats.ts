import { makeIdentifier, type RandomBytes } from '#shared/domain/identifier'

/** A place in the room. It lives in memory only: nothing about seats is ever written down. */
export interface Seat {
  readonly seatToken: string
  readonly panelGroupId: string
  readonly nickname: string | null
  readonly channel: 'phone' | 'tablet'
  /** The printed card that it was taken with; null for a phone that joined by itself. */
  readonly cardCode: string | null
  connections: number
  /** When this seat's latest cards came, in milliseconds of a clock that only goes forward. */
  cardTimes: number[]
}

export interface Seats {
  issue(person: Pick<Seat, 'panelGroupId' | 'nickname' | 'channel' | 'cardCode'>): Seat
  find(seatToken: string): Seat | undefined
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
        connections: 0,
        cardTimes: [],
      }
      seats.set(seat.seatToken, seat)
      return seat
    },
    find: (seatToken) => seats.get(seatToken),
    all: () => [...seats.values()],
    clear: () => seats.clear(),
  }
}
