import { describe, expect, it } from 'vitest'
import { Refusal, type RefusalCode } from '../refusal.ts'
import { blankTemplate } from './blankTemplate.ts'
import { parseTemplate } from './parseTemplate.ts'

function refusalOf(content: unknown): Refusal {
  try {
    parseTemplate(typeof content === 'string' ? content : JSON.stringify(content), 'mine.json')
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('It was not refused.')
}

describe('reading a template from text', () => {
  it('gives back what was written', () => {
    expect(parseTemplate(JSON.stringify(blankTemplate()), 'mine.json')).toEqual(blankTemplate())
  })

  it.each<[string, unknown, RefusalCode]>([
    ['nothing', ' \n', 'file-empty'],
    ['text that is cut off', JSON.stringify(blankTemplate()).slice(0, -1), 'file-damaged'],
    ['a list', [blankTemplate()], 'file-foreign'],
    ['null', 'null', 'file-foreign'],
    ['another program’s file', { format: 'mural', formatVersion: 1 }, 'file-foreign'],
    ['a version that is no number', { ...blankTemplate(), formatVersion: '1' }, 'file-foreign'],
    ['a newer template', { format: 'linkboard-template', formatVersion: 2, stages: [] }, 'file-newer'],
    ['a faulty template', { ...blankTemplate(), title: '' }, 'invalid-input'],
  ])('refuses %s and names the file', (_what, content, code) => {
    const refusal = refusalOf(content)
    expect(refusal.code).toBe(code)
    expect(refusal.message).toContain('“mine.json”')
  })

  it('says where each problem is, and counts those past the fifth', () => {
    const [board] = blankTemplate().boards
    const cards = Array.from({ length: 8 }, (_, index) => ({
      key: `card-${index}`,
      kind: 'idea',
      text: 'An idea',
      board: board?.key,
      column: 'attic',
    }))
    const refusal = refusalOf({ ...blankTemplate(), cards })
    const lines = refusal.message.split('\n')
    expect(lines).toHaveLength(7)
    expect(lines[1]).toBe(
      'cards[0].column: Card “card-0” is in column “attic”, which board “pathway” does not have. Its columns: tray, beginning, middle, end, parking.',
    )
    expect(lines[6]).toBe('and 3 more.')
    expect(refusal.details?.['problems']?.split('\n')).toHaveLength(8)
  })
})
