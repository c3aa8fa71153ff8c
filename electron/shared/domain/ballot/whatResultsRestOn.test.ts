import { describe, expect, it } from 'vitest'
import { emptyRecords } from '../study/records.ts'
import type { Deviation } from './deviation.ts'
import { whatResultsRestOn } from './whatResultsRestOn.ts'

describe('what results rest on', () => {
  it('is another once a change of plan may have judged a closed round anew', () => {
    const records = emptyRecords()
    const before = whatResultsRestOn(records)
    records.deviation.set('one', { id: 'one' } as Deviation)
    expect(whatResultsRestOn(records)).not.toBe(before)
  })

  it('is another where a group comes to count as public contributors', () => {
    const records = emptyRecords()
    const group = {
      id: 'group',
      name: 'Group',
      shortName: 'G',
      isPublic: false,
      usualMinimum: null,
      usualMaximum: null,
      position: 'a',
    }
    records.panelGroup.set('group', group)
    const before = whatResultsRestOn(records)
    records.panelGroup.set('group', { ...group, name: 'Another name' })
    expect(whatResultsRestOn(records)).toBe(before)
    records.panelGroup.set('group', { ...group, isPublic: true })
    expect(whatResultsRestOn(records)).not.toBe(before)
  })
})
