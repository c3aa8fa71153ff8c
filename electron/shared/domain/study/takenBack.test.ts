import { describe, expect, it } from 'vitest'
import { newCard } from '../board/newCard.ts'
import type { RecordChange } from './recordChange.ts'
import { takenBackRevisions, type TakeableLine } from './takenBack.ts'

const card = (text: string) => ({ ...newCard({ id: 'a', kind: 'idea', text }), isDeleted: false })
const edit = (before: string, after: string): RecordChange => ({
  kind: 'card',
  id: 'a',
  before: card(before),
  after: card(after),
})
function line(
  revision: number,
  changes: RecordChange[],
  { name = 'card.edited', state = 'done' }: Partial<TakeableLine> = {},
): TakeableLine {
  return { revision, name, state, changes }
}
const takeBack = (revision: number, change: RecordChange, state: TakeableLine['state'] = 'done') =>
  line(revision, [change], { name: 'change.takenBack', state })

describe('lines that have been taken back', () => {
  it('are none among none', () => {
    expect(takenBackRevisions([], [])).toEqual(new Set())
  })

  it('are those whose records a take-back found as they had left them', () => {
    const lines = [line(3, [edit('two', 'three')]), line(2, [edit('one', 'two')])]
    expect(takenBackRevisions(lines, [takeBack(4, edit('three', 'two'))])).toEqual(new Set([3]))
  })

  it('are one for each take-back: the latest that fits', () => {
    const lines = [
      line(4, [edit('one', 'two')]),
      line(3, [edit('two', 'one')]),
      line(2, [edit('one', 'two')]),
      line(1, [edit('zero', 'one')]),
    ]
    expect(takenBackRevisions(lines, [takeBack(5, edit('two', 'one'))])).toEqual(new Set([4]))
  })

  it('are not those that were undone, nor those of a take-back that was undone or taken back', () => {
    const lines = [line(2, [edit('one', 'two')])]
    const undone = takeBack(3, edit('two', 'one'), 'superseded')
    expect(takenBackRevisions(lines, [undone])).toEqual(new Set())
    const again = [takeBack(4, edit('one', 'two')), takeBack(3, edit('two', 'one'))]
    expect(takenBackRevisions(lines, again)).toEqual(new Set([3]))
    const stepped = [line(2, [edit('one', 'two')], { state: 'undone' })]
    expect(takenBackRevisions(stepped, [takeBack(3, edit('two', 'one'))])).toEqual(new Set())
  })

  it('are not those that touched more than the take-back did', () => {
    const more: RecordChange = { kind: 'card', id: 'b', before: null, after: { ...card('b'), id: 'b' } }
    const lines = [line(2, [edit('one', 'two'), more])]
    expect(takenBackRevisions(lines, [takeBack(3, edit('two', 'one'))])).toEqual(new Set())
  })
})
