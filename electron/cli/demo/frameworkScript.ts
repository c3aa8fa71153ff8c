import type { StatementKind } from '#shared/domain/statement/statement'
import type { Leaning } from './workshopScript.ts'

export interface ScriptedStatement {
  readonly kind: StatementKind
  readonly text: string
  /** Part of the name of the stage that it is about; null for the whole pathway. */
  readonly stage: string | null
  readonly tags: readonly string[]
  /** The words of the cards that it was written from. */
  readonly from: readonly string[]
  /** How the panel takes it. */
  readonly mood: Mood
}

type Mood = 'welcome' | 'after a talk' | 'divided' | 'unwanted'

/** How each mood leans, on the scale of 1 to 9: what is welcome is agreed at once, what needs a talk in the second round. */
export const MOODS: Readonly<Record<Mood, Leaning>> = {
  welcome: { publicScore: 8.3, otherScore: 8, spread: 0.8 },
  'after a talk': { publicScore: 7, otherScore: 6.6, spread: 1.5, gains: 2 },
  divided: { publicScore: 7.6, otherScore: 4.6, spread: 1.6 },
  unwanted: { publicScore: 3, otherScore: 2.6, spread: 1.3 },
}

/** What the researchers write between the two workshops. */
export const STATEMENTS: readonly ScriptedStatement[] = [
  {
    kind: 'principle',
    text: 'Everybody has one named contact, from referral to the end.',
    stage: null,
    tags: ['long-term'],
    from: ['The person has one consistent, named worker', 'Trust is low after earlier service failures'],
    mood: 'welcome',
  },
  {
    kind: 'principle',
    text: 'People tell their story once, and it goes with them if they wish.',
    stage: null,
    tags: ['complex needs'],
    from: [
      'Having to tell my story again to every new person',
      'People go through repeated assessments',
      'Access to records is shared',
    ],
    mood: 'welcome',
  },
  {
    kind: 'principle',
    text: 'Support is offered early, not only when nothing else is left.',
    stage: 'Spotting need',
    tags: [],
    from: ['Support is offered only when nothing else is left', 'A trusted referrer explains the offer'],
    mood: 'welcome',
  },
  {
    kind: 'pathway-step',
    text: 'A referral says what matters to the person, what risks are known, and that the person wants it.',
    stage: 'Referral',
    tags: [],
    from: [
      'Referral information is thin',
      'Consent is unclear',
      'The person is unsure why they were referred',
    ],
    mood: 'welcome',
  },
  {
    kind: 'pathway-step',
    text: 'Everybody who waits hears within two weeks who will call, and from which number.',
    stage: 'Triage',
    tags: [],
    from: [
      'People wait with no contact',
      'Nobody rings back after the first letter or call',
      'A postcard that says who will call, and from which number',
    ],
    mood: 'welcome',
  },
  {
    kind: 'recommendation',
    text: 'Caseloads are weighted for complexity and capped by the weight, not by the number of people.',
    stage: 'Triage',
    tags: ['complex needs'],
    from: [
      'Caseloads are above capacity',
      'There is no weighting for complexity',
      'Caseload is adjusted for complexity',
    ],
    mood: 'welcome',
  },
  {
    kind: 'pathway-step',
    text: 'The person chooses how and where to meet first: by phone, by video, at home, or outdoors.',
    stage: 'First contact',
    tags: ['long-term'],
    from: ['Phone-only contact excludes people', 'Fluctuating symptoms mean missed appointments'],
    mood: 'welcome',
  },
  {
    kind: 'competency',
    text: 'Link workers can ask about suicidal thoughts, and know whom to call within the hour.',
    stage: 'matters',
    tags: ['complex needs'],
    from: [
      'People disclose suicidality or trauma beyond the role',
      'Suicide awareness and escalation',
      'There is no named mental health contact',
    ],
    mood: 'welcome',
  },
  {
    kind: 'competency',
    text: 'Link workers know how pain, fatigue and low mood act on each other.',
    stage: 'matters',
    tags: ['complex needs', 'long-term'],
    from: [
      'Knowledge of how physical and mental conditions interact is limited',
      'How physical and mental health interact',
      'Long-term condition knowledge (pain, fatigue, diabetes, COPD, cardiac)',
    ],
    mood: 'welcome',
  },
  {
    kind: 'competency',
    text: 'Link workers practise in a trauma-informed way from the first call on.',
    stage: 'First contact',
    tags: ['complex needs'],
    from: ['Trauma-informed practice', 'Trust is low after earlier service failures'],
    mood: 'after a talk',
  },
  {
    kind: 'pathway-step',
    text: 'The plan is written with the person, in their words, and the care team can see it.',
    stage: 'plan',
    tags: [],
    from: [
      'The plan is not visible to clinicians',
      'A shared page in the GP record for the plan',
      'Plan writing',
    ],
    mood: 'welcome',
  },
  {
    kind: 'pathway-step',
    text: 'Somebody goes along the first time, wherever the person wishes it.',
    stage: 'Connecting',
    tags: [],
    from: [
      'Someone goes along with the person the first time',
      'Venues are inaccessible, or hard to go to with anxiety',
    ],
    mood: 'welcome',
  },
  {
    kind: 'recommendation',
    text: 'Commissioners fund the groups that people are sent to, for at least three years at a time.',
    stage: 'Connecting',
    tags: [],
    from: ['Funding for VCSE organisations is short-term', 'Groups close or have waiting lists'],
    mood: 'after a talk',
  },
  {
    kind: 'recommendation',
    text: 'Every link worker has protected reflective supervision at least once a month.',
    stage: 'Ongoing',
    tags: ['complex needs'],
    from: [
      'Clinical supervision is weak',
      'Time for reflective supervision is protected',
      'Clinical and reflective supervision, with debrief',
    ],
    mood: 'welcome',
  },
  {
    kind: 'pathway-step',
    text: 'A review agrees what happens if things get worse, and how to come back without a new referral.',
    stage: 'Review',
    tags: ['long-term'],
    from: ['There is no way back in', 'Being able to come back without a new referral'],
    mood: 'welcome',
  },
  {
    kind: 'competency',
    text: 'Link workers can plan a good ending together with the person.',
    stage: 'Review',
    tags: ['complex needs'],
    from: ['How to plan a good ending together', 'Boundaries and endings'],
    mood: 'after a talk',
  },
  {
    kind: 'recommendation',
    text: 'There is no limit to the number of sessions for people with long-term conditions.',
    stage: 'Ongoing',
    tags: ['long-term'],
    from: ['Session caps do not suit long-term conditions'],
    mood: 'divided',
  },
  {
    kind: 'recommendation',
    text: 'Link workers read and write in the full GP record.',
    stage: 'Across',
    tags: [],
    from: ['IT systems are separate, with no record access', 'Access to records is shared'],
    mood: 'divided',
  },
  {
    kind: 'pathway-step',
    text: 'Self-referral replaces referral by a professional.',
    stage: 'Referral',
    tags: [],
    from: ['There are many referral routes', 'It is unclear who is eligible'],
    mood: 'unwanted',
  },
  {
    kind: 'recommendation',
    text: 'Link workers hold a clinical qualification.',
    stage: null,
    tags: ['complex needs'],
    from: ['The link worker becomes a substitute for mental health services'],
    mood: 'unwanted',
  },
  {
    kind: 'recommendation',
    text: 'Each practice has a link worker of its own.',
    stage: 'Across',
    tags: [],
    from: ['Link workers work in isolation'],
    mood: 'divided',
  },
]

/** Before the vote a reader found this one too narrow. */
export const REWORDED = {
  from: 'Link workers know how pain, fatigue and low mood act on each other.',
  to: 'Link workers know how physical and mental long-term conditions act on each other, and say so in plain words.',
  reason: 'Pain, fatigue and low mood were examples; a public contributor asked for plain words.',
} as const

/** Written, and taken out again before anybody voted on it. */
export const WITHDRAWN = {
  text: 'Each practice has a link worker of its own.',
  reason: 'How many link workers there are is for commissioners to decide, not for this framework.',
} as const
