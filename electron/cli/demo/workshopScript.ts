import type { CardKind } from '#shared/domain/board/card'

/** Who comes to the demo workshop, by the template's short group names: 24 people of six groups. */
export const PEOPLE: Readonly<Record<string, number>> = {
  PPIE: 7,
  SPLW: 6,
  'Primary care': 4,
  'Mental health': 2,
  VCSE: 3,
  Commissioners: 2,
}

export interface ContributedCard {
  readonly kind: CardKind
  readonly text: string
  /** Part of the name of the stage that the facilitator drags it to; null stays in the tray. */
  readonly stage: string | null
}

/** What people in the room add from their phones, in this order. */
export const CONTRIBUTED_CARDS: readonly ContributedCard[] = [
  { kind: 'barrier', text: 'Nobody rings back after the first letter', stage: 'Triage' },
  { kind: 'barrier', text: 'Having to tell my story again to every new person', stage: 'matters' },
  { kind: 'idea', text: 'A postcard that says who will call, and from which number', stage: 'First contact' },
  { kind: 'enabler', text: 'A text message on the morning of the appointment', stage: 'First contact' },
  { kind: 'barrier', text: 'Evening groups are impossible when fatigue is worst', stage: 'Connecting' },
  { kind: 'training-need', text: 'How to plan a good ending together', stage: 'Review' },
  { kind: 'barrier', text: 'Carers are not asked what they need', stage: 'matters' },
  { kind: 'idea', text: 'A shared page in the GP record for the plan', stage: 'plan' },
  { kind: 'barrier', text: 'A waiting list that nobody can see', stage: 'Triage' },
  { kind: 'idea', text: 'Coffee morning for link workers across practices', stage: 'Across' },
  { kind: 'enabler', text: 'Being able to come back without a new referral', stage: 'Review' },
  { kind: 'idea', text: 'What about people who do not want a label?', stage: null },
]

/** How a panel group leans on an item, on the scale of 1 to 9. */
export interface Leaning {
  readonly publicScore: number
  readonly otherScore: number
  readonly spread: number
}

/**
 * Leanings that the items take in turn: most find agreement, some split public contributors from the rest,
 * some split the whole room, one or two are thought unimportant. Without all of these a demo shows little.
 */
export const LEANINGS: readonly Leaning[] = [
  { publicScore: 8.4, otherScore: 8.1, spread: 0.9 },
  { publicScore: 7.9, otherScore: 7.6, spread: 1.1 },
  { publicScore: 8.6, otherScore: 5.2, spread: 1.0 },
  { publicScore: 7.4, otherScore: 8.2, spread: 1.0 },
  { publicScore: 5.2, otherScore: 5.0, spread: 1.2 },
  { publicScore: 8.0, otherScore: 7.7, spread: 1.3 },
  { publicScore: 2.4, otherScore: 2.2, spread: 0.9 },
  { publicScore: 7.8, otherScore: 7.9, spread: 0.8 },
  { publicScore: 5.0, otherScore: 5.0, spread: 9 },
  { publicScore: 8.2, otherScore: 7.3, spread: 1.2 },
  { publicScore: 6.3, otherScore: 6.1, spread: 1.6 },
]
