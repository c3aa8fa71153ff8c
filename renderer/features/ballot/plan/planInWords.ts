import type { CarryOver } from '#shared/domain/ballot/ballot'

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five'] as const

export const CARRY_OVER_LABELS: Record<CarryOver, string> = {
  all: 'All of them',
  'not-agreed': 'Those that are not agreed yet',
  disputed: 'Those that the panel is split over',
}

/** A plan as people say it: "Two rounds. Items that are not in or out after the first go on to the second." */
export function planInWords(plannedRounds: number, carryOver: CarryOver): string {
  if (plannedRounds === 1) return 'One round. What it says is the end of it.'
  const rounds = `${NUMBERS[plannedRounds] ?? plannedRounds} rounds.`
  if (carryOver === 'all') {
    const later = plannedRounds === 2 ? 'In the second' : 'In each later one'
    return `${rounds} ${later} people vote on all items again, and see how the room answered before.`
  }
  const which =
    carryOver === 'disputed' ? 'Items that the panel is split over' : 'Items that are not in or out'
  return plannedRounds === 2
    ? `${rounds} ${which} after the first go on to the second.`
    : `${rounds} ${which} after a round go on to the next.`
}
