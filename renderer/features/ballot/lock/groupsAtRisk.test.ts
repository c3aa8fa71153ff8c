import { describe, expect, it } from 'vitest'
import { groupsAtRisk } from './groupsAtRisk.ts'

const GROUPS = [
  { id: 'ppie', name: 'Public contributors', isPublic: true },
  { id: 'splw', name: 'Link workers', isPublic: false },
  { id: 'gp', name: 'Primary care', isPublic: false },
  { id: 'vcse', name: 'Voluntary sector', isPublic: false },
]
const seats = (ppie: number, splw: number, gp: number, vcse: number) => [
  { panelGroupId: 'ppie', seats: ppie },
  { panelGroupId: 'splw', seats: splw },
  { panelGroupId: 'gp', seats: gp },
  { panelGroupId: 'vcse', seats: vcse },
]
const found = (list: ReturnType<typeof seats>, threshold = 5) =>
  groupsAtRisk(GROUPS, list, threshold).map(({ panelGroupId, reason }) => `${panelGroupId} ${reason}`)

describe('groups that would be hidden', () => {
  it('are those that are too small, and one more where it could be worked out', () => {
    expect(found(seats(8, 7, 6, 2))).toEqual(['gp would-reveal-another', 'vcse too-few'])
    expect(found(seats(8, 7, 3, 2))).toEqual(['gp too-few', 'vcse too-few'])
  })

  it('are none where all are large enough or empty', () => {
    expect(found(seats(8, 7, 6, 0))).toEqual([])
    expect(groupsAtRisk(GROUPS, [], 5)).toEqual([])
    expect(groupsAtRisk([], seats(1, 1, 1, 1), 5)).toEqual([])
  })

  it('follow the threshold of the study', () => {
    expect(found(seats(12, 12, 6, 0), 10)).toEqual(['splw would-reveal-another', 'gp too-few'])
  })
})
