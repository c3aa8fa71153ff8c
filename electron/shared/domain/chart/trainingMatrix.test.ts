import { describe, expect, it } from 'vitest'
import {
  trainingMatrixAlternative,
  trainingMatrixGeometry,
  trainingMatrixSvg,
  type TrainingMatrix,
} from './trainingMatrix.ts'

const NONE = { agreed: 0, open: 0, notVotedOn: 0 }
const MATRIX: TrainingMatrix = {
  levels: ['Core', 'Complex needs'],
  rows: [
    { name: 'First contact', cells: [{ agreed: 2, open: 1, notVotedOn: 0 }, NONE] },
    { name: 'Review', cells: [NONE, { agreed: 0, open: 0, notVotedOn: 3 }] },
  ],
}

describe('trainingMatrixGeometry', () => {
  it('draws one square for each need, by what the panel made of it, beside the key of three', () => {
    const fills = Map.groupBy(trainingMatrixGeometry(MATRIX).bars, ({ fill }) => fill)
    expect([fills.get('high')?.length, fills.get('low')?.length, fills.get('paper')?.length]).toEqual([
      2 + 1,
      1 + 1,
      3 + 1,
    ])
  })

  it('writes the number of each cell, and a dash where there is none', () => {
    const texts = trainingMatrixGeometry(MATRIX).labels.map(({ text }) => text)
    expect(texts.filter((text) => text === '3')).toHaveLength(2)
    expect(texts.filter((text) => text === '–')).toHaveLength(2)
  })

  it('keeps sixty needs in one cell inside the picture, off the next cell', () => {
    const cells = [{ agreed: 60, open: 0, notVotedOn: 0 }, NONE, NONE, NONE, NONE]
    const picture = trainingMatrixGeometry({
      levels: ['Core', 'Complex needs', 'System', 'Support', 'No level yet'],
      rows: [{ name: 'w'.repeat(120), cells }],
    })
    const squares = picture.bars.slice(0, 60)
    const nextCell = 190 + (640 - 190) / 5
    for (const square of squares) {
      expect(square.x + square.width).toBeLessThanOrEqual(nextCell)
      expect(square.y + square.height).toBeLessThan(picture.height - 30)
    }
    for (const { y } of picture.labels) expect(y).toBeLessThan(picture.height)
  })

  it('says so when there is nothing to draw', () => {
    expect(trainingMatrixGeometry({ levels: [], rows: [] }).bars).toEqual([])
    expect(trainingMatrixAlternative({ levels: [], rows: [] })).toContain('without training needs')
  })
})

describe('trainingMatrixSvg', () => {
  it('says in words what it shows', () => {
    expect(trainingMatrixSvg(MATRIX)).toContain(
      'How many training needs each stage has, by level. First contact: Core 3 (2 agreed); Review: Complex needs 3.',
    )
  })
})
