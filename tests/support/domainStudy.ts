import { addCards } from '#shared/domain/board/cardCommands'
import { cardKind } from '#shared/domain/board/card'
import { addLink } from '#shared/domain/board/linkCommands'
import { newCard } from '#shared/domain/board/newCard'
import { blankTemplate } from '#shared/domain/study/blankTemplate'
import { buildStudy } from '#shared/domain/study/buildStudy'
import type { RecordChange } from '#shared/domain/study/recordChange'
import { applyChanges, makeStudyState, type StudyState } from '#shared/domain/study/studyState'
import { identifiersFrom } from './boardWishes.ts'
import { seededRandomBytes } from './seededRandom.ts'

/** The blank study with cards of every kind in every second column, some that wait, one hidden, and a link. */
export function studyWithCards(): StudyState {
  const state = makeStudyState(
    buildStudy(blankTemplate(), {
      randomBytes: seededRandomBytes('a study with cards'),
      createdAt: '2026-01-02T03:04:05.000Z',
    }),
  )
  const newId = identifiersFrom(1_000_000)
  const add = (destination: Parameters<typeof addCards>[2], isHidden = false) => {
    const cards = cardKind.options.map((kind) => newCard({ id: newId(), kind, text: kind, isHidden }))
    applyChanges(state, addCards(state, cards, destination))
    return cards
  }
  const columns = [...state.records.column.values()].filter(({ role }) => role !== 'tray')
  for (const { id, boardId } of columns.filter((_, index) => index % 3 === 0)) {
    add({ boardId, columnId: id, beforeCardId: null })
  }
  const [, barrier, , need] = add(null)
  add(null, true)
  if (!barrier || !need) throw new Error('There are kinds missing.')
  const link = { id: newId(), type: 'addressed-by', fromCardId: barrier.id, toCardId: need.id } as const
  applyChanges(state, addLink(state, link))
  return state
}

/** As the host writes changes down: what is as it was is no change. */
export function withoutIdle(changes: readonly RecordChange[]): RecordChange[] {
  return changes.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
}
