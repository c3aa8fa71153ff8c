import { describe, expect, it } from 'vitest'
import type { Column } from '../board/board.ts'
import { Refusal } from '../refusal.ts'
import { applyChanges, makeStudyState } from '../study/studyState.ts'
import { emptyRecords } from '../study/records.ts'
import type { Study } from '../study/study.ts'
import { keepAnswer, keptAnswer, type Answer } from './keepAnswer.ts'

const STUDY: Study = {
  id: 'st'.padEnd(26, '0'),
  title: 'Leaving hospital',
  background: '',
  aims: '',
  audience: '',
  geography: '',
  recruitment: '',
  publicInvolvement: '',
  investigators: [],
  institution: '',
  partners: [],
  startsOn: null,
  endsOn: null,
  smallGroupThreshold: 5,
  templateName: null,
  currentWorkshopId: null,
  createdAt: '2026-11-01T10:00:00.000Z',
}
const STAGE = 'sg'.padEnd(26, '0')
const WORKSHOP = 'ws'.padEnd(26, '0')

function stateWithAll() {
  const records = emptyRecords()
  const stage: Column = {
    id: STAGE,
    boardId: 'bd'.padEnd(26, '0'),
    role: 'stage',
    name: 'First contact',
    purpose: '',
    actors: [],
    position: 'a0',
    isLocked: false,
    isHidden: false,
    isArchived: false,
  }
  records.study.set(STUDY.id, STUDY)
  records.column.set(STAGE, stage)
  records.workshop.set(WORKSHOP, { id: WORKSHOP, name: 'First', heldOn: null, position: 'a0' })
  return makeStudyState(records)
}

const written = (text: string): Answer => ({ status: 'written', text })

describe('what is answered to a prompt', () => {
  it.each([
    ['study.aims', 'First this.\nThen that.'],
    ['study.investigators', 'Ann Lee\nBo Nkemelu'],
    ['study.startsOn', '2026-11-23'],
    [`stage.purpose:${STAGE}`, 'To be seen within a week.'],
    [`stage.actors:${STAGE}`, 'Link worker\nPractice nurse'],
    [`workshop.heldOn:${WORKSHOP}`, '2026-10-01'],
    ['methods.registration', 'Not registered.'],
  ])(
    'is kept where %s belongs, given back as it was written, and taken away by an empty one',
    (key, text) => {
      const state = stateWithAll()
      expect(keptAnswer(state, key)).toEqual(written(''))
      applyChanges(state, keepAnswer(state, key, written(text)))
      expect(keptAnswer(state, key)).toEqual(written(text))
      applyChanges(state, keepAnswer(state, key, written('')))
      expect(keptAnswer(state, key)).toEqual(written(''))
      expect(state.records.authorText.size).toBe(0)
    },
  )

  it('stands in the records themselves, not beside them', () => {
    const state = stateWithAll()
    applyChanges(state, keepAnswer(state, 'study.partners', written(' An NHS trust \n\nA charity')))
    applyChanges(state, keepAnswer(state, `stage.actors:${STAGE}`, written('Link worker\n\n')))
    expect(state.records.study.get(STUDY.id)?.partners).toEqual(['An NHS trust', 'A charity'])
    expect(state.records.column.get(STAGE)?.actors).toEqual(['Link worker'])
  })

  it('keeps why an item of a checklist does not apply', () => {
    const state = stateWithAll()
    const answer: Answer = { status: 'not-applicable', text: 'No search was made.' }
    applyChanges(state, keepAnswer(state, 'checklist.accord.M7', answer))
    expect(keptAnswer(state, 'checklist.accord.M7')).toEqual(answer)
  })

  it('changes nothing where nothing was kept and nothing is answered', () => {
    expect(keepAnswer(stateWithAll(), 'methods.search', written(''))).toEqual([])
  })

  it.each([
    ['study.startsOn', 'last spring', 'invalid-input'],
    ['study.title', '', 'invalid-input'],
    ['study.institution', 'x'.repeat(301), 'invalid-input'],
    [`stage.purpose:${STAGE}`, 'x'.repeat(1_001), 'invalid-input'],
    [
      `stage.actors:${STAGE}`,
      Array.from({ length: 31 }, (_, index) => `Actor ${index}`).join('\n'),
      'invalid-input',
    ],
    [`workshop.heldOn:${WORKSHOP}`, '31 November', 'invalid-input'],
    ['study.createdAt', '2020-01-01', 'not-found'],
    ['study.id', 'x', 'not-found'],
    ['stage.purpose:gone', 'x', 'not-found'],
    ['workshop.heldOn:gone', '2026-10-01', 'not-found'],
  ])('is refused for %s where it does not fit', (key, text, code) => {
    try {
      keepAnswer(stateWithAll(), key, written(text))
      expect.unreachable()
    } catch (refusal) {
      expect(refusal).toBeInstanceOf(Refusal)
      expect((refusal as Refusal).code).toBe(code)
    }
  })
})
