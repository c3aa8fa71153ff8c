import { addCards } from '#shared/domain/board/cardCommands'
import type { CardKind } from '#shared/domain/board/card'
import { addLink } from '#shared/domain/board/linkCommands'
import { newCard } from '#shared/domain/board/newCard'
import { blankTemplate } from '#shared/domain/study/blankTemplate'
import { buildStudy } from '#shared/domain/study/buildStudy'
import type { RecordChange } from '#shared/domain/study/recordChange'
import { applyChanges, makeStudyState, type StudyState } from '#shared/domain/study/studyState'
import { identifiersFrom } from './boardWishes.ts'
import { seededRandomBytes } from './seededRandom.ts'

/** Few, so that what is done to them meets: the first of them stand in the first stage, the others wait. */
const CARDS: readonly CardKind[] = [
  'barrier',
  'barrier',
  'training-need',
  'enabler',
  'barrier',
  'training-need',
  'idea',
  'step',
]

/** The blank study with a few cards of every kind, two of them hidden, and a link. */
export function studyWithCards(): StudyState {
  const state = makeStudyState(
    buildStudy(blankTemplate(), {
      randomBytes: seededRandomBytes('a study with cards'),
      createdAt: '2026-01-02T03:04:05.000Z',
    }),
  )
  const newId = identifiersFrom(1_000_000)
  const stage = [...state.records.column.values()].find(({ role }) => role === 'stage')
  if (!stage) throw new Error('The study has no stage.')
  const cards = CARDS.map((kind, index) => newCard({ id: newId(), kind, text: kind, isHidden: index > 5 }))
  const destination = { boardId: stage.boardId, columnId: stage.id, beforeCardId: null }
  applyChanges(state, addCards(state, cards.slice(0, 4), destination))
  applyChanges(state, addCards(state, cards.slice(4), null))
  const [fromCardId = '', , toCardId = ''] = cards.map(({ id }) => id)
  applyChanges(state, addLink(state, { id: newId(), type: 'addressed-by', fromCardId, toCardId }))
  return state
}

/** As the host writes changes down: what is as it was is no change. */
export function withoutIdle(changes: readonly RecordChange[]): RecordChange[] {
  return changes.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
}
