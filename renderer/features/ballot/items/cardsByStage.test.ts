import { describe, expect, it } from 'vitest'
import type { CardKind } from '#shared/domain/board/card'
import { filterStages, NO_FILTER, type StageOfCards } from './cardsByStage.ts'

const card = (id: string, kind: CardKind, text: string) => ({
  id,
  kind,
  text,
  note: '',
  tags: [],
  panelGroupId: null,
  workshopId: null,
  isDeleted: false,
  isHidden: false,
})

const STAGES: StageOfCards[] = [
  { columnId: 'tray', name: 'Tray', cards: [card('a', 'barrier', 'Waits with no contact')] },
  {
    columnId: 'one',
    name: 'Referral',
    cards: [card('b', 'training-need', 'Motivational interviewing'), card('c', 'barrier', 'Café far away')],
  },
]
const idsOf = (stages: readonly StageOfCards[]) => stages.map(({ cards }) => cards.map(({ id }) => id))

describe('the cards to choose from', () => {
  it('are all there without a filter', () => {
    expect(filterStages(STAGES, NO_FILTER)).toEqual(STAGES)
  })

  it('are filtered by kind, column and words, and columns left empty go', () => {
    expect(idsOf(filterStages(STAGES, { ...NO_FILTER, kinds: new Set(['training-need']) }))).toEqual([['b']])
    expect(idsOf(filterStages(STAGES, { ...NO_FILTER, columnId: 'one' }))).toEqual([['b', 'c']])
    expect(idsOf(filterStages(STAGES, { ...NO_FILTER, search: ' cafe  AWAY' }))).toEqual([['c']])
    expect(filterStages(STAGES, { ...NO_FILTER, search: 'nothing like it' })).toEqual([])
  })
})
