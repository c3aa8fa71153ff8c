import { describe, expect, it } from 'vitest'
import type { Card, CardKind } from '#shared/domain/board/card'
import type { Link } from '#shared/domain/board/link'
import { emptyRecords } from '#shared/domain/study/records'
import { makeStudyState, type StudyState } from '#shared/domain/study/studyState'
import { countLinks, linkedCards } from '../linkIndex.ts'
import type { BoardGeometry, Spot } from './boardGeometry.ts'
import { linesToDraw, MOST_LINES, type WantedLines } from './linesToDraw.ts'

function stateOf(
  cards: Record<string, CardKind>,
  links: readonly [Link['type'], from: string, to: string][],
): StudyState {
  const records = emptyRecords()
  for (const [id, kind] of Object.entries(cards)) {
    const card: Card = {
      id,
      kind,
      text: id,
      note: '',
      tags: [],
      panelGroupId: null,
      workshopId: null,
      isDeleted: false,
      isHidden: false,
    }
    records.card.set(id, card)
  }
  links.forEach(([type, fromCardId, toCardId], index) => {
    const merge = type === 'duplicates' ? { reason: '', decidedBy: '' } : null
    records.link.set(`link ${index}`, { id: `link ${index}`, type, fromCardId, toCardId, merge })
  })
  return makeStudyState(records)
}

/** Cards side by side, a hundred apart; those that are named in `behind` are out of sight there. */
function geometryOf(cardIds: readonly string[], behind: Record<string, string> = {}): BoardGeometry {
  const spotOf = (cardId: string): Spot | null => {
    const index = cardIds.indexOf(cardId)
    if (index === -1) return null
    return { left: index * 100, right: index * 100 + 80, y: 50, bottom: 60, behind: behind[cardId] ?? null }
  }
  return { spotOf, cardsInSight: () => cardIds.filter((cardId) => behind[cardId] === undefined) }
}

const wanted = (linesShown: WantedLines['linesShown'], ...currentIds: string[]): WantedLines => ({
  linesShown,
  currentIds,
  isCovered: () => false,
})

describe('lines between cards', () => {
  const state = stateOf(
    { barrier: 'barrier', other: 'barrier', need: 'training-need', enabler: 'enabler', step: 'step' },
    [
      ['addressed-by', 'barrier', 'need'],
      ['eased-by', 'barrier', 'enabler'],
      ['addressed-by', 'other', 'need'],
    ],
  )
  const inSight = geometryOf(['barrier', 'other', 'need', 'enabler', 'step'])

  it('are those of the current card, each once and by its type', () => {
    const { current, faint, badges } = linesToDraw(state, wanted('current', 'need', 'barrier'), inSight)
    expect(current['addressed-by'].count).toBe(2)
    expect(current['eased-by'].count).toBe(1)
    expect(current['addressed-by'].lines.match(/M/g)).toHaveLength(2)
    expect(faint['addressed-by'].count + faint['eased-by'].count + badges.length).toBe(0)
  })

  it('are none, or all with the current ones standing out', () => {
    const none = linesToDraw(state, wanted('none', 'need'), inSight)
    expect(none.current['addressed-by'].count + none.faint['addressed-by'].count).toBe(0)
    const all = linesToDraw(state, wanted('all', 'enabler'), inSight)
    expect(all.current['eased-by'].count).toBe(1)
    expect(all.faint['eased-by'].count).toBe(0)
    expect(all.faint['addressed-by'].count).toBe(2)
  })

  it('arrive at the need or the enabler, whichever end is current', () => {
    const ways = ['need', 'other'].map(
      (cardId) =>
        linesToDraw(
          stateOf({ other: 'barrier', need: 'training-need' }, [['addressed-by', 'other', 'need']]),
          wanted('current', cardId),
          inSight,
        ).current['addressed-by'],
    )
    expect(ways[0]).toEqual(ways[1])
    expect(ways[0]?.heads).toMatch(/^M200 50L191/)
  })

  it('end at the edge behind which a card is, with a count of the cards there', () => {
    const geometry = geometryOf(['barrier', 'other', 'need', 'enabler'], {
      barrier: 'left',
      other: 'left',
      enabler: 'right',
    })
    const ofNeed = linesToDraw(state, wanted('current', 'need'), geometry)
    expect(ofNeed.current['addressed-by'].count).toBe(2)
    expect(ofNeed.badges).toMatchObject([{ count: 2 }])
    // Both ends of the other link are out of sight, and of all only what is in sight at both ends is drawn.
    const all = linesToDraw(state, wanted('all', 'barrier'), geometry)
    expect(all.current['eased-by'].count).toBe(0)
    expect(all.current['addressed-by'].count).toBe(1)
    expect(all.faint['addressed-by'].count).toBe(0)
  })

  it('tell nothing of a covered card', () => {
    const isCovered = (cardId: string) => cardId === 'need'
    const lines = linesToDraw(state, { linesShown: 'all', currentIds: ['need'], isCovered }, inSight)
    expect(lines.current['addressed-by'].count + lines.faint['addressed-by'].count).toBe(0)
    expect(lines.faint['eased-by'].count).toBe(1)
  })

  it('are no more than can be read', () => {
    const needs = Array.from({ length: MOST_LINES + 50 }, (_, index) => `need ${index}`)
    const kinds = Object.fromEntries(needs.map((id) => [id, 'training-need' as const]))
    const many = stateOf(
      { barrier: 'barrier', ...kinds },
      needs.map((id) => ['addressed-by', 'barrier', id]),
    )
    const lines = linesToDraw(many, wanted('all'), geometryOf(['barrier', ...needs]))
    expect(lines.faint['addressed-by'].count).toBe(MOST_LINES)
  })
})

describe('the links of a card that stands for others', () => {
  const state = stateOf(
    { barrier: 'barrier', same: 'barrier', need: 'training-need', enabler: 'enabler', old: 'enabler' },
    [
      ['addressed-by', 'barrier', 'need'],
      ['addressed-by', 'same', 'need'],
      ['eased-by', 'same', 'old'],
      ['duplicates', 'same', 'barrier'],
      ['duplicates', 'old', 'enabler'],
    ],
  )
  const linked = (cardId: string) =>
    linkedCards(state, cardId).map(({ other, through }) => [other.id, through?.id ?? null])

  it('are its own and theirs, once each, and lead to cards that show', () => {
    expect(linked('barrier')).toEqual([
      ['need', null],
      ['enabler', 'same'],
    ])
    expect(linked('need')).toEqual([['barrier', null]])
    expect(linked('enabler')).toEqual([['barrier', 'old']])
  })

  it('are counted as they are listed, merges not among them', () => {
    for (const cardId of ['barrier', 'need', 'enabler']) {
      expect(countLinks(state, cardId)).toBe(linked(cardId).length)
    }
  })
})
