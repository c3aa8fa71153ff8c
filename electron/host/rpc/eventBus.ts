import type { FacilitatorEvent } from '#shared/contract/events'
import type { ParticipantEvent } from '#shared/contract/participantEvents'
import type { ScreenEvent } from '#shared/contract/screenEvents'

/** Hands facts to whoever listens. A participant's fact is made for each seat, and only if somebody sits there. */
export interface EventBus {
  tellFacilitators(event: FacilitatorEvent): void
  tellScreens(event: ScreenEvent): void
  tellSeats(makeEvent: (seatToken: string) => ParticipantEvent | null): void
  onFacilitatorEvent(listener: (event: FacilitatorEvent) => void): () => void
  onScreenEvent(listener: (event: ScreenEvent) => void): () => void
  /** Whether a big screen is there: what nobody sees need not be drawn. */
  hasScreens(): boolean
  onSeatEvent(seatToken: string, listener: (event: ParticipantEvent) => void): () => void
}

export function createEventBus(): EventBus {
  const facilitators = new Set<(event: FacilitatorEvent) => void>()
  const screens = new Set<(event: ScreenEvent) => void>()
  const seats = new Map<string, Set<(event: ParticipantEvent) => void>>()
  return {
    tellFacilitators(event) {
      for (const listener of facilitators) listener(event)
    },
    tellScreens(event) {
      for (const listener of screens) listener(event)
    },
    tellSeats(makeEvent) {
      for (const [seatToken, listeners] of seats) {
        const event = makeEvent(seatToken)
        if (event) for (const listener of listeners) listener(event)
      }
    },
    onFacilitatorEvent(listener) {
      facilitators.add(listener)
      return () => void facilitators.delete(listener)
    },
    onScreenEvent(listener) {
      screens.add(listener)
      return () => void screens.delete(listener)
    },
    hasScreens: () => screens.size > 0,
    onSeatEvent(seatToken, listener) {
      const listeners = seats.get(seatToken) ?? new Set()
      seats.set(seatToken, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) seats.delete(seatToken)
      }
    },
  }
}
