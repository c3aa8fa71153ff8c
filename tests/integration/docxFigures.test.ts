import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { csvFiles } from '../support/csvFiles.ts'
import { writeDocx } from '../../electron/host/export/writeDocx.ts'
import { consensusStudy, draftInput } from '../support/consensusStudy.ts'
import type { BuiltStudy } from '../support/consensusStudy.ts'
import { checkFigures, countFigures } from '../support/checkFigures.ts'
import { methodsStudy } from '../support/methodsStudy.ts'
import { printFigure } from '../support/printFigure.ts'
import { readCsv } from '../support/readCsv.ts'
import type { Tables } from '../support/recountedFigures.ts'

/*
 * Reads the Word file itself, and works every n/N in it out again from the CSV files alone. A figure that cannot be
 * accounted for is a fault like one that differs: whoever writes a new sentence with a figure says here where it is from.
 */

function tablesOf(study: BuiltStudy): Tables {
  const files = csvFiles({ ...study, activity: [] })
  return Object.fromEntries(files.map(({ name, content }) => [name.replace(/\.csv$/, ''), readCsv(content)]))
}

function docxOf(study: BuiltStudy): Promise<Uint8Array> {
  return Promise.resolve(writeDocx(buildDraft(draftInput(study))))
}

/** The same file with its document changed. */
function changed(docx: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(docx)
  const before = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const after = change(before)
  expect(after).not.toBe(before)
  return zipSync({ ...parts, 'word/document.xml': strToU8(after) })
}

describe('every figure in the Word file', { timeout: 120_000 }, () => {
  it('comes out of the tables again: ratings in two rounds', async () => {
    const study = consensusStudy()
    const checked = checkFigures(await docxOf(study), tablesOf(study))
    printFigure('figures of the ratings recomputed', String(countFigures(checked)))
    expect(checked.faults).toEqual([])
    expect(countFigures(checked)).toBeGreaterThan(150)
  })

  it('comes out of the tables again: every method, statements, and what is said of the study', async () => {
    const study = methodsStudy()
    const checked = checkFigures(await docxOf(study), tablesOf(study))
    printFigure('figures of every method recomputed', String(countFigures(checked)))
    expect(checked.faults).toEqual([])
    expect(countFigures(checked)).toBeGreaterThan(700)
    // What a section might lose without anybody's noticing.
    const kinds = [...checked.agreeing.keys()].join('\n')
    for (const kind of [
      /^turnout of/m,
      /^Scored, n\/N/m,
      /^Must, /m,
      /^Points, /m,
      /^Dots, /m,
      /^Voters, /m,
      /^Public of/m,
      /^Others of/m,
      /^steadiness of …$/m,
      /^sentence about/m,
      /in short$/m,
      /^agreed statements/m,
      /^training needs/m,
      /^rounds that hide/m,
      /^items carried over/m,
      /^items of ACCORD/m,
      /^Stages without/m,
    ]) {
      expect(kinds).toMatch(kind)
    }
  })
})

describe('the check finds', { timeout: 120_000 }, () => {
  const study = consensusStudy()
  const tables = tablesOf(study)
  let docx: Promise<Uint8Array> | undefined
  const theDocx = () => (docx ??= docxOf(study))

  it('a figure in a table that was changed', async () => {
    const { faults } = checkFigures(
      changed(await theDocx(), (xml) => xml.replace('>14/17 (82%)<', '>13/17 (76%)<')),
      tables,
    )
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain('Comes to 14/17')
  })

  it('a percentage that does not go with its figure', async () => {
    const { faults } = checkFigures(
      changed(await theDocx(), (xml) => xml.replace('>14/17 (82%)<', '>14/17 (83%)<')),
      tables,
    )
    expect(faults).toEqual([expect.stringContaining('Another percentage')])
  })

  it('a figure in a sentence that was changed', async () => {
    const { faults } = checkFigures(
      changed(await theDocx(), (xml) =>
        xml.replace(/1[4-7] of 17 \(\d+%\) scored 7–9/, '3 of 17 (18%) scored 7–9'),
      ),
      tables,
    )
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(/Comes to 1[4-7]\/17/)
  })

  it('a figure that nobody can account for', async () => {
    const { faults } = checkFigures(
      changed(await theDocx(), (xml) =>
        xml.replace('</w:body>', '<w:p><w:r><w:t>Asked were 3 of 4 dentists.</w:t></w:r></w:p></w:body>'),
      ),
      tables,
    )
    expect(faults).toEqual([expect.stringContaining('Not accounted for: “Asked were 3 of 4 dentists')])
  })

  it('an answer that was changed in the tables', async () => {
    const [first, ...rest] = tables['responses'] ?? []
    if (first === undefined) throw new Error('There are no responses.')
    const score = String(Number(first['score']) > 5 ? 1 : 9)
    const { faults } = checkFigures(await theDocx(), { ...tables, responses: [{ ...first, score }, ...rest] })
    expect(faults.length).toBeGreaterThan(0)
  })
})
