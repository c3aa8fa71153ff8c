import { describe, expect, it } from 'vitest'
import { ACTIVITY_NAMES, activityWords, type ActivityFacts, type ActivityName } from './activityWords.ts'

const words = (name: ActivityName, facts: Partial<ActivityFacts> = {}) =>
  activityWords({ subject: null, cards: 0, to: null, turned: null, ...facts, name })

const ONE = { subject: 'People wait with no contact', cards: 1 }

describe('activityWords', () => {
  it.each<[ActivityName, Partial<ActivityFacts>, string]>([
    ['study.created', {}, 'Started the study'],
    ['panelGroup.added', { subject: 'Link workers' }, 'Added the panel group “Link workers”'],
    ['card.added', { ...ONE, to: 'Triage' }, 'Added “People wait with no contact” to “Triage”'],
    ['card.added', ONE, 'Added “People wait with no contact”'],
    ['card.contributed', ONE, 'A participant added “People wait with no contact”'],
    ['card.contributed', { cards: 1 }, 'A participant added a card'],
    ['cards.added', { cards: 12, to: 'Triage' }, 'Added 12 cards to “Triage”'],
    ['card.moved', { ...ONE, to: 'Triage' }, 'Moved “People wait with no contact” to “Triage”'],
    ['card.moved', ONE, 'Moved “People wait with no contact” back to the tray'],
    ['cards.moved', { cards: 3, to: 'Triage' }, 'Moved 3 cards to “Triage”'],
    ['cards.tagged', { cards: 2 }, 'Changed the tags of 2 cards'],
    ['cards.restored', { cards: 4 }, 'Brought back 4 cards from the recycle bin'],
    ['cards.revealed', { cards: 14 }, 'Revealed 14 cards'],
    ['cards.merged', { cards: 3 }, 'Merged 3 cards into one'],
    ['theme.started', { cards: 2, to: 'Waiting' }, 'Started the theme “Waiting” with 2 cards'],
    ['theme.started', { ...ONE, to: 'W' }, 'Started the theme “W” with “People wait with no contact”'],
    ['column.configured', { subject: 'Triage', turned: 'locked' }, 'Locked the column “Triage”'],
    ['column.configured', { subject: 'Triage', turned: 'unlocked' }, 'Unlocked the column “Triage”'],
    ['board.configured', { subject: 'Ours', turned: 'hidden' }, 'Hid the board “Ours” from the big screen'],
    ['board.configured', { subject: 'B', turned: 'revealed' }, 'Revealed the board “B” on the big screen'],
    ['board.configured', { subject: 'B', turned: 'put-away' }, 'Put away the board “B”'],
    ['board.configured', { subject: 'B', turned: 'brought-back' }, 'Brought back the board “B”'],
    ['board.configured', { subject: 'B' }, 'Edited the board “B”'],
    ['change.undone', ONE, 'Undid a change to “People wait with no contact”'],
    ['change.undone', {}, 'Undid a change'],
    ['change.redone', { cards: 3 }, 'Did a change to 3 cards again'],
    ['change.takenBack', { cards: 1 }, 'Took back a change to a card'],
    ['study.restored', { cards: 80 }, 'Restored the boards to an earlier moment'],
    ['ballot.locked', { subject: 'What matters?' }, 'Locked the ballot “What matters?”'],
    ['round.opened', {}, 'Opened a round of voting'],
  ])('says of %s %o: %s', (name, facts, sentence) => {
    expect(words(name, facts)).toBe(sentence)
  })

  it('has a sentence of its own for every name, with and without a subject', () => {
    for (const facts of [{}, { ...ONE, to: 'Triage', turned: 'locked' as const }, { cards: 5 }]) {
      for (const name of ACTIVITY_NAMES) {
        const sentence = words(name, facts)
        expect(sentence, name).toMatch(/^[A-Z]/)
        expect(sentence, name).not.toMatch(/null|undefined|“”|\.$| {2}/)
      }
    }
    const sentences = ACTIVITY_NAMES.map((name) => words(name, { cards: 2, turned: 'locked' }))
    // A change of one card and of several may read the same.
    expect(new Set(sentences).size).toBeGreaterThanOrEqual(ACTIVITY_NAMES.length - 3)
  })
})
