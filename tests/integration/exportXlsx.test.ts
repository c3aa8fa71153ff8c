import validate from '@ooxml-tools/validate'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { openXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { dataTables } from '../../electron/host/export/dataTables.ts'
import { writeXlsx } from '../../electron/host/export/writeXlsx.ts'
import { blankStudy, consensusStudy } from '../support/consensusStudy.ts'
import type { BuiltStudy } from '../support/consensusStudy.ts'
import { methodsStudy } from '../support/methodsStudy.ts'
import { assertWellFormed } from '../support/readXml.ts'

const properties = {
  title: 'What matters & why: a <consensus> study',
  subject: '',
  language: 'en-GB',
  program: 'Linkboard',
  exportedAt: '2026-03-20T10:00:00.000Z',
}

function workbookOf(study: BuiltStudy): Promise<Uint8Array> {
  return writeXlsx({ draft: { properties }, tables: { ...study, activity: [] } })
}

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]))
}

const SHEET = 'xl/worksheets/sheet2.xml'
const HOSTILE = [
  '=1+1',
  '@SUM(A1)',
  '-1',
  '+44 1',
  '_x0041_ & <b>"',
  'line\nbreak',
  'a\u0007\u202Eb',
  'مرحبا 👩🏽‍⚕️ Ŵyn',
  'w'.repeat(500),
]

describe('the workbook', () => {
  it('has a sheet for each table, with the cells of the table, after one that says what they hold', async () => {
    const study = methodsStudy()
    const tables = dataTables({ ...study, activity: [] })
    const { sheets } = await openXlsx(await workbookOf(study))
    expect(sheets.map(({ name }) => name)).toEqual(['contents', ...tables.map(({ name }) => name)])
    for (const table of tables) {
      const sheet = sheets.find(({ name }) => name === table.name)
      const names = Object.keys(table.columns)
      expect(sheet?.rows[0]).toEqual(names)
      expect(sheet?.rows).toHaveLength(table.rows.length + 1)
      for (const [index, row] of table.rows.entries()) {
        const read = sheet?.rows[index + 1] ?? []
        expect(names.map((_, column) => read[column] ?? null)).toEqual(
          names.map((name) => (row[name] === '' ? null : (row[name] ?? null))),
        )
      }
    }
  })

  it('keeps its first row in view, can be filtered, and is as wide as its words', async () => {
    const parts = partsOf(await workbookOf(consensusStudy()))
    const sheets = Object.entries(parts).filter(([path]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(path))
    expect(sheets.length).toBeGreaterThan(15)
    for (const [, xml] of sheets) {
      expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
      expect(xml).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"/)
      for (const [, width = ''] of xml.matchAll(/<col [^>]*\bwidth="([\d.]+)"/g)) {
        expect(Number(width)).toBeGreaterThanOrEqual(8)
        expect(Number(width)).toBeLessThanOrEqual(61)
      }
    }
  })

  it('runs no text as a formula, and carries none that XML forbids', async () => {
    for (const text of HOSTILE) {
      const bytes = await workbookOf(consensusStudy(() => text))
      const parts = partsOf(bytes)
      for (const [path, xml] of Object.entries(parts)) {
        assertWellFormed(xml, path)
        expect(xml).not.toMatch(/<f[ >]|TargetMode="External"/)
      }
      const { sheets } = await openXlsx(bytes)
      const cards = sheets.find(({ name }) => name === 'cards')
      const column = cards?.rows[0]?.indexOf('text') ?? -1
      expect(cards?.rows[1]?.[column]).toBe(text.replace('\u0007', '').replace('\u202E', ''))
    }
  })

  it('is valid to Microsoft’s own validator, which finds what is not', { timeout: 300_000 }, async () => {
    const hostile = await workbookOf(consensusStudy(() => HOSTILE.join(' ').slice(0, 400)))
    expect(await validate(hostile, 'xlsx', 'Office2007')).toEqual([])
    const blank = await workbookOf(blankStudy())
    expect(await validate(blank, 'xlsx', 'Microsoft365')).toEqual([])
    const { [SHEET]: sheet = new Uint8Array(), ...others } = unzipSync(blank)
    const broken = strFromU8(sheet).replace('<sheetData>', '<sheetData><cell/>')
    const found = await validate(zipSync({ ...others, [SHEET]: strToU8(broken) }), 'xlsx', 'Microsoft365')
    expect(found.length).toBeGreaterThan(0)
  })

  it('is the same bytes for the same study, and says when it was exported', async () => {
    const bytes = await workbookOf(methodsStudy())
    expect(await workbookOf(methodsStudy())).toEqual(bytes)
    const core = partsOf(bytes)['docProps/core.xml']
    expect(core).toContain('What matters &amp; why: a &lt;consensus&gt; study')
    expect(core).toMatch(/<dcterms:modified[^>]*>2026-03-20T10:00:00/)
  })

  it('is made of a study without anything too', async () => {
    const { sheets } = await openXlsx(await workbookOf(blankStudy()))
    expect(sheets.find(({ name }) => name === 'responses')?.rows).toHaveLength(1)
  })
})
