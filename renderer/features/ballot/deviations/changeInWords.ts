import type { CarryOver } from '#shared/domain/ballot/ballot'
import type { Deviation } from '#shared/domain/ballot/deviation'

const NUMBERS = [
  'No rounds',
  'One round',
  'Two rounds',
  'Three rounds',
  'Four rounds',
  'Five rounds',
] as const

const WHICH: Record<CarryOver, string> = {
  all: 'all items',
  'not-agreed': 'items that are not agreed yet',
  disputed: 'items that the panel is split over',
}

/** A change of plan in one line, with what it was before. */
export function changeInWords({ change, fromRound }: Pick<Deviation, 'change' | 'fromRound'>): string {
  switch (change.kind) {
    case 'rule':
      return `Another rule from round ${fromRound} on`
    case 'planned-rounds':
      return `${NUMBERS[change.after] ?? change.after} instead of ${(NUMBERS[change.before] ?? String(change.before)).toLowerCase()}`
    case 'carry-over':
      return `To the next round go on ${WHICH[change.after]}, instead of ${WHICH[change.before]}`
    case 'other':
      return 'Something else'
  }
}
