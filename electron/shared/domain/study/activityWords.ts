/** Which switch of a board or a column was turned, and which way. */
export type Turned = 'locked' | 'unlocked' | 'hidden' | 'revealed' | 'put-away' | 'brought-back'

/** What is known of one line of the activity log. */
export interface ActivityFacts {
  readonly name: ActivityName
  /** The words of the one card, or the name of the column, board, group or ballot; null for many or none. */
  readonly subject: string | null
  /** How many cards it touched, from 0. */
  readonly cards: number
  /** The name of the column that a card went to; null for anything else. */
  readonly to: string | null
  readonly turned: Turned | null
}

type Words = (facts: ActivityFacts) => string

const SENTENCES = {
  'study.created': () => 'Started the study',
  'study.edited': () => 'Edited what the study says of itself',
  'panelGroup.added': ({ subject }) => `Added ${the('panel group', subject)}`,
  'panelGroup.edited': ({ subject }) => `Edited ${the('panel group', subject)}`,
  'card.added': (facts) => `Added ${cards(facts)}${into(facts)}`,
  'card.contributed': (facts) => `A participant added ${cards(facts)}`,
  'cards.added': (facts) => `Added ${cards(facts)}${into(facts)}`,
  'card.edited': (facts) => `Edited ${cards(facts)}`,
  'card.duplicated': (facts) => `Duplicated ${cards(facts)}`,
  'card.moved': (facts) => `Moved ${cards(facts)}${into(facts) || ' back to the tray'}`,
  'cards.moved': (facts) => `Moved ${cards(facts)}${into(facts) || ' back to the tray'}`,
  'cards.tagged': (facts) => `Changed the tags of ${cards(facts)}`,
  'card.deleted': (facts) => `Deleted ${cards(facts)}`,
  'cards.deleted': (facts) => `Deleted ${cards(facts)}`,
  'cards.restored': (facts) => `Brought back ${cards(facts)} from the recycle bin`,
  'cards.revealed': (facts) => `Revealed ${cards(facts)}`,
  'cards.merged': (facts) => (facts.cards > 1 ? `Merged ${facts.cards} cards into one` : 'Merged cards'),
  'card.split': () => 'Split off a card that had been merged',
  'link.added': () => 'Linked two cards',
  'link.removed': () => 'Removed a link between two cards',
  'column.added': ({ subject }) => `Added ${the('column', subject)}`,
  'column.edited': ({ subject }) => `Edited ${the('column', subject)}`,
  'column.moved': ({ subject }) => `Moved ${the('column', subject)}`,
  'column.configured': ({ subject, turned }) => turnedWords(the('column', subject), turned),
  'theme.started': ({ subject, cards: count, to }) => {
    const cardWords = subject === null ? countOfCards(count) : quoted(subject)
    return `Started ${the('theme', to)} with ${cardWords}`
  },
  'board.added': ({ subject }) => `Added ${the('board', subject)}`,
  'board.edited': ({ subject }) => `Edited ${the('board', subject)}`,
  'board.configured': ({ subject, turned }) => turnedWords(the('board', subject), turned),
  'change.undone': (facts) => `Undid a change${about(facts)}`,
  'change.redone': (facts) => `Did a change${about(facts)} again`,
  'change.takenBack': (facts) => `Took back a change${about(facts)}`,
  'study.restored': () => 'Restored the boards to an earlier moment',
  'ballot.created': ({ subject }) => `Made ${the('ballot', subject)}`,
  'ballot.edited': ({ subject }) => `Edited ${the('ballot', subject)}`,
  'ballot.deleted': ({ subject }) => `Deleted ${the('ballot', subject)}`,
  'ballot.locked': ({ subject }) => `Locked ${the('ballot', subject)}`,
  'ballot.deviated': ({ subject }) => `Recorded a change of plan for ${the('ballot', subject)}`,
  'round.opened': () => 'Opened a round of voting',
  'round.closed': () => 'Closed a round of voting',
  'discussion.noted': () => 'Wrote down what was said of an item',
  'workshop.added': ({ subject }) => `Added ${the('workshop', subject)}`,
  'workshop.edited': ({ subject }) => `Edited ${the('workshop', subject)}`,
  'workshop.chosen': () => 'Chose the workshop that is going on',
  'statement.added': ({ subject }) => `Wrote ${the('statement', subject)}`,
  'statements.added': () => 'Wrote several statements',
  'statement.edited': ({ subject }) => `Edited what ${the('statement', subject)} is about`,
  'statement.reworded': ({ subject }) => `Reworded ${the('statement', subject)}`,
  'statement.moved': ({ subject }) => `Moved ${the('statement', subject)}`,
  'statement.decided': ({ subject }) => `Decided on ${the('statement', subject)}`,
  'statement.deleted': ({ subject }) => `Deleted ${the('statement', subject)}`,
  'prompt.answered': () => 'Wrote in the draft',
  'study.broughtIn': () => 'Brought in what was gathered elsewhere',
} satisfies Record<string, Words>

/** What may have happened: the names under which the activity log keeps it. */
export type ActivityName = keyof typeof SENTENCES
export const ACTIVITY_NAMES = Object.keys(SENTENCES) as ActivityName[]

/** A line of the activity log as a plain sentence without a full stop. What is not known is left out. */
export function activityWords(facts: ActivityFacts): string {
  const words: Words = SENTENCES[facts.name]
  return words(facts)
}

function cards({ subject, cards: count }: ActivityFacts): string {
  return subject === null ? countOfCards(count) : quoted(subject)
}

function countOfCards(count: number): string {
  return count > 1 ? `${count} cards` : 'a card'
}

function into({ to }: ActivityFacts): string {
  return to === null ? '' : ` to ${quoted(to)}`
}

function about({ subject, cards: count }: ActivityFacts): string {
  if (subject !== null) return ` to ${quoted(subject)}`
  return count > 0 ? ` to ${countOfCards(count)}` : ''
}

function the(what: string, name: string | null): string {
  return name === null ? `a ${what}` : `the ${what} ${quoted(name)}`
}

function turnedWords(what: string, turned: Turned | null): string {
  switch (turned) {
    case 'locked':
      return `Locked ${what}`
    case 'unlocked':
      return `Unlocked ${what}`
    case 'hidden':
      return `Hid ${what} from the big screen`
    case 'revealed':
      return `Revealed ${what} on the big screen`
    case 'put-away':
      return `Put away ${what}`
    case 'brought-back':
      return `Brought back ${what}`
    case null:
      return `Edited ${what}`
  }
}

function quoted(words: string): string {
  return `“${words}”`
}
