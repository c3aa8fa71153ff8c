import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../refusal.ts'
import { cardText } from '../board/card.ts'
import { cardTable, MOST_CARDS } from './cardTable.ts'
import type { TableRecords } from './tableRows.ts'

function table(...rows: string[][]): TableRecords {
  return {
    records: rows.map((cells, index) => ({ line: index + 1, cells, isBroken: false })),
    complaints: [],
  }
}

describe('a table of cards', () => {
  it('knows its columns in any order, letter case and under their usual names', () => {
    const { columns, rows } = cardTable(
      table(
        ['Panel_Group', 'LABELS', 'Card Text', 'Type', 'Training level', 'Colour'],
        ['PPIE', 'a; b;a;', 'Words', 'Training needs', 'Core', 'red'],
      ),
    )
    expect(columns.map(({ field }) => field)).toEqual(['group', 'tags', 'text', 'kind', 'level', null])
    expect(rows).toEqual([
      {
        line: 2,
        text: 'Words',
        kindWords: 'Training needs',
        kind: 'training-need',
        stage: '',
        theme: '',
        level: 'Core',
        tags: ['a', 'b'],
        note: '',
        group: 'PPIE',
      },
    ])
  })

  it('puts a text over several lines into one, and keeps the lines of a note', () => {
    const { rows } = cardTable(table(['text', 'note'], ['One\r\ntwo', 'First\r\nsecond\tthird']))
    expect(rows[0]).toMatchObject({ text: 'One two', note: 'First\nsecond third' })
  })

  it('complains of each row that cannot become a card, by its line', () => {
    const { rows, complaints } = cardTable(
      table(
        ['text', 'tags', 'stage'],
        ['', '', ''],
        ['Good', '', ''],
        ['x'.repeat(501), 'y'.repeat(61), 'z'.repeat(121)],
        ['Many', Array.from({ length: 21 }, (_, index) => `t${index}`).join(','), ''],
        ['Short', ''],
      ),
    )
    expect(rows.map(({ text }) => text)).toEqual(['Good'])
    expect(complaints.map(({ line }) => line)).toEqual([4, 5, 6])
    expect(complaints[0]?.message).toContain('501 characters')
    expect(complaints[0]?.message).toContain('tag')
    expect(complaints[0]?.message).toContain('stage')
  })

  it('refuses a table without text, with two texts, and with too many rows', () => {
    expect(() => cardTable(table(['kind'], ['idea']))).toThrow(Refusal)
    expect(() => cardTable(table(['text', 'card'], ['a', 'b']))).toThrow('“text” and “card”')
    const rows = Array.from({ length: MOST_CARDS + 1 }, () => ['a'])
    expect(() => cardTable(table(['text'], ...rows))).toThrow('5,000')
  })

  it('makes of any cells at all cards that a board takes, or complaints', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), { minLength: 1 }),
        (cells) => {
          const { rows, complaints } = cardTable(table(['text', 'tags'], ...cells))
          const seen = cells.filter((row) => row.some((cell) => cell.trim() !== '')).length
          expect(rows.length + complaints.length).toBe(seen)
          for (const row of rows) expect(cardText.parse(row.text)).toBe(row.text)
        },
      ),
    )
  })
})
