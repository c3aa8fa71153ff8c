import { describe, expect, it } from 'vitest'
import { blankTemplate } from './blankTemplate.ts'

describe('the blank study', () => {
  it('has three stages, boards for themes and training, the public beside professionals, a half day, and nothing to throw away', () => {
    const template = blankTemplate()
    expect(template.boards.map((board) => [board.kind, board.columns.length])).toEqual([
      ['pathway', 3],
      ['themes', 0],
      ['training', 4],
    ])
    expect(template.panelGroups.map((group) => [group.shortName, group.isPublic])).toEqual([
      ['PPIE', true],
      ['Professionals', false],
    ])
    expect(template.agenda.reduce((sum, activity) => sum + activity.minutes, 0)).toBe(195)
    expect([template.cards, template.links, template.investigators]).toEqual([[], [], []])
    expect([template.background, template.aims, template.publicInvolvement]).toEqual(['', '', ''])
  })
})
