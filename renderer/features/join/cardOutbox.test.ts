import { describe, expect, it } from 'vitest'
import {
  addOwnCard,
  cardsFromText,
  cardsToText,
  markHidden,
  markSent,
  nextWaiting,
  writtenInSilence,
} from './cardOutbox.ts'

const written = ['a', 'b', 'c'].reduce(
  (cards, id) => addOwnCard(cards, id, 'idea', `Card ${id}`),
  cardsFromText(null),
)
const silences = (cards: typeof written) => cards.map((card) => card.silence)

describe('the cards of a phone', () => {
  it('are hidden, shown and hidden again as the host says, and only those written in silence', () => {
    const sent = markSent(markSent(written, 'a', true), 'b', false)
    expect(nextWaiting(sent)?.cardId).toBe('c')
    expect(writtenInSilence(sent)).toEqual(['a'])
    const shown = markHidden(sent, ['a'], [])
    expect(silences(shown)).toEqual(['revealed', 'none', 'none'])
    // A reveal can be undone: what was written in silence is asked about for good.
    expect(writtenInSilence(shown)).toEqual(['a'])
    expect(silences(markHidden(shown, ['a'], ['a']))).toEqual(['hidden', 'none', 'none'])
  })

  it('leaves alone what was not asked about, because it came in meanwhile', () => {
    const sent = markSent(markSent(written, 'a', true), 'b', true)
    expect(silences(markHidden(sent, ['a'], []))).toEqual(['revealed', 'hidden', 'none'])
  })

  it('survive a reload, also those kept by a page that knew of no silence', () => {
    const sent = markSent(written, 'a', true)
    expect(cardsFromText(cardsToText(sent))).toEqual(sent)
    const older = written.map(({ silence: _silence, ...card }) => card)
    expect(cardsFromText(JSON.stringify(older))).toEqual(written)
    expect(cardsFromText('{"cards":')).toEqual([])
  })
})
