import type { CardKind } from '#shared/domain/board/card'

/** Who comes to the demo's workshops, by the template's short group names: 24 people of six groups. */
export const PEOPLE: Readonly<Record<string, number>> = {
  PPIE: 7,
  SPLW: 6,
  'Primary care': 4,
  'Mental health': 2,
  VCSE: 3,
  Commissioners: 2,
}

/** Who of them has a printed seat card instead of a phone, and what they vote on. */
export const CARD_HOLDERS: readonly { readonly group: string; readonly channel: 'tablet' | 'paper' }[] = [
  { group: 'PPIE', channel: 'tablet' },
  { group: 'SPLW', channel: 'tablet' },
  { group: 'Primary care', channel: 'tablet' },
  { group: 'PPIE', channel: 'paper' },
  { group: 'VCSE', channel: 'paper' },
]

/** How many of the agreed things everybody puts in order, and of how many at most. */
export const TOP = 5
export const MOST_RANKED = 12
/** What somebody said that is on no card. */
export const STATEMENT = 'Everybody has one named contact, from referral to the end'

export interface ContributedCard {
  readonly kind: CardKind
  readonly text: string
  /** Part of the name of the stage that the facilitator drags it to; null goes to the parking lot. */
  readonly stage: string | null
  /** For a training need: part of the name of its level on the training board. */
  readonly level?: string
}

/** What people in the room write in silence on their phones, in this order. */
export const CONTRIBUTED_CARDS: readonly ContributedCard[] = [
  { kind: 'barrier', text: 'Nobody rings back after the first letter', stage: 'Triage' },
  { kind: 'barrier', text: 'Having to tell my story again to every new person', stage: 'matters' },
  { kind: 'idea', text: 'A postcard that says who will call, and from which number', stage: 'First contact' },
  { kind: 'enabler', text: 'A text message on the morning of the appointment', stage: 'First contact' },
  { kind: 'barrier', text: 'Evening groups are impossible when fatigue is worst', stage: 'Connecting' },
  { kind: 'training-need', text: 'How to plan a good ending together', stage: 'Review', level: 'Complex' },
  { kind: 'barrier', text: 'Carers are not asked what they need', stage: 'matters' },
  { kind: 'idea', text: 'A shared page in the GP record for the plan', stage: 'plan' },
  { kind: 'barrier', text: 'A waiting list that nobody can see', stage: 'Triage' },
  { kind: 'idea', text: 'Coffee morning for link workers across practices', stage: 'Across' },
  { kind: 'enabler', text: 'Being able to come back without a new referral', stage: 'Review' },
  { kind: 'barrier', text: 'I repeat the same story at every appointment', stage: 'matters' },
  {
    kind: 'training-need',
    text: 'What a benefits adviser needs to know',
    stage: 'Connecting',
    level: 'System',
  },
  { kind: 'training-need', text: 'Asking how somebody really is', stage: 'First contact', level: 'Core' },
  { kind: 'idea', text: 'What about people who do not want a label?', stage: null },
  { kind: 'barrier', text: 'Waiting and not hearing anything', stage: 'Triage' },
]

export interface ScriptedMerge {
  readonly into: string
  readonly merged: string
  readonly reason: string
  readonly decidedBy: string
}

/** People wrote the same: the second card is merged into the first. */
export const MERGES: readonly ScriptedMerge[] = [
  {
    into: 'Having to tell my story again to every new person',
    merged: 'I repeat the same story at every appointment',
    reason: 'The same experience, told by two people.',
    decidedBy: 'Public contributors and link workers together',
  },
  {
    into: 'People wait with no contact',
    merged: 'Waiting and not hearing anything',
    reason: 'What the room wrote was on the board from the interviews already.',
    decidedBy: 'The whole room',
  },
]

/** One thing that a card is to be linked to; the words of both are whole. */
export interface DrawnLink {
  readonly type: 'addressed-by' | 'eased-by'
  readonly from: string
  readonly to: string
}

/** What the room links. “Carers are not asked what they need” stays without: the draft shows it as a gap. */
export const DRAWN_LINKS: readonly DrawnLink[] = [
  {
    type: 'addressed-by',
    from: 'Having to tell my story again to every new person',
    to: 'Trauma-informed practice',
  },
  {
    type: 'eased-by',
    from: 'Having to tell my story again to every new person',
    to: 'Access to records is shared',
  },
  {
    type: 'addressed-by',
    from: 'Evening groups are impossible when fatigue is worst',
    to: 'Long-term condition knowledge (pain, fatigue, diabetes, COPD, cardiac)',
  },
  {
    type: 'eased-by',
    from: 'A waiting list that nobody can see',
    to: 'A text message on the morning of the appointment',
  },
]

/** The themes that the room makes on the spot, each started from these cards. */
export const THEMES: readonly { readonly name: string; readonly cards: readonly string[] }[] = [
  {
    name: 'Left waiting',
    cards: [
      'People wait with no contact',
      'Nobody rings back after the first letter or call',
      'A waiting list that nobody can see',
      'A text message on the morning of the appointment',
      'A postcard that says who will call, and from which number',
    ],
  },
  {
    name: 'One story, told once',
    cards: [
      'Having to tell my story again to every new person',
      'People go through repeated assessments',
      'IT systems are separate, with no record access',
      'A shared page in the GP record for the plan',
      'Access to records is shared',
    ],
  },
  {
    name: 'Beyond the role',
    cards: [
      'People disclose suicidality or trauma beyond the role',
      'The link worker becomes a substitute for mental health services',
      'There is no named mental health contact',
      'Suicide awareness and escalation',
      'Boundaries and endings',
    ],
  },
  {
    name: 'Looking after link workers',
    cards: [
      'Link workers work in isolation',
      'Clinical supervision is weak',
      'Coffee morning for link workers across practices',
      'Time for reflective supervision is protected',
    ],
  },
]

/** How a panel group leans on an item, on the scale of 1 to 9. */
export interface Leaning {
  readonly publicScore: number
  readonly otherScore: number
  readonly spread: number
  /** By how much talking about it in the room raises what those who think again say. */
  readonly gains?: number
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
  { publicScore: 6.4, otherScore: 6.35, spread: 1.5, gains: 2 },
]
