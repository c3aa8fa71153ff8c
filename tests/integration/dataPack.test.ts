import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { activityLines } from '../../electron/host/export/csvActivity.ts'
import { readVerdictScript } from '../../electron/host/export/verdictScript.ts'
import { csvFiles } from '../support/csvFiles.ts'
import { writeDataPack } from '../../electron/host/export/writeDataPack.ts'
import type { LogLine } from '../../electron/host/features/study/changeLog.ts'
import { blankStudy, consensusStudy } from '../support/consensusStudy.ts'
import type { BuiltStudy } from '../support/consensusStudy.ts'
import { methodsStudy } from '../support/methodsStudy.ts'
import { readCsv } from '../support/readCsv.ts'

const verdictScript = readVerdictScript(join(import.meta.dirname, '../../resources'))
const properties = {
  title: 'What matters: a consensus study',
  subject: '',
  language: 'en-GB',
  program: 'Linkboard',
  exportedAt: '2026-03-20T10:00:00.000Z',
}

/** What an editor shows without wrapping on a laptop. */
const WIDEST_LINE = 140

function packOf(study: BuiltStudy): Uint8Array {
  return writeDataPack({ draft: { properties }, tables: { ...study, activity: [] }, verdictScript })
}

function textsIn(pack: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(pack)).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

describe('the data pack', () => {
  const study = methodsStudy()
  const texts = textsIn(packOf(study))

  it('holds the tables, the codebook, the R program and what there is to know', () => {
    const tables = csvFiles({ ...study, activity: [] })
    const expected = tables.map(({ name }) => (name === 'codebook.csv' ? name : `data/${name}`))
    expect(Object.keys(texts).toSorted()).toEqual([...expected, 'README.txt', 'verdicts.R'].toSorted())
    // The byte-order mark is part of the file, and is lost where bytes are read as text.
    for (const { name, content } of tables) {
      const text = texts[name === 'codebook.csv' ? name : `data/${name}`] ?? ''
      expect(text.replace('\ufeff', '')).toBe(content.replace('\ufeff', ''))
    }
    expect(texts['verdicts.R']).toBe(verdictScript)
  })

  it('is the same for the same study, and dated 1980 throughout', () => {
    const bytes = packOf(study)
    expect(packOf(methodsStudy())).toEqual(bytes)
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    let entries = 0
    for (let at = 0; at + 30 < bytes.length; at += 1) {
      if (view.getUint32(at, true) !== 0x04034b50) continue
      expect(view.getUint32(at + 10, true)).toBe(0x00210000)
      entries += 1
    }
    expect(entries).toBe(Object.keys(texts).length)
  })

  it('says of every file what it is, and how to check the verdicts', () => {
    const readme = texts['README.txt'] ?? ''
    for (const path of Object.keys(texts)) if (path !== 'README.txt') expect(readme).toContain(`  ${path}`)
    expect(readme).toContain('Rscript verdicts.R')
    expect(readme).toContain(properties.title)
    expect(readme).toContain('fewer than 5 answers')
    for (const line of readme.split('\r\n')) {
      expect(line).not.toContain('\n')
      expect(line.length).toBeLessThanOrEqual(WIDEST_LINE)
    }
  })

  it('explains every column of every table in the codebook', () => {
    const told = readCsv(texts['codebook.csv'] ?? '')
    for (const { meaning } of told) expect(meaning).not.toBe('')
    for (const [path, text] of Object.entries(texts)) {
      const table = /^data\/(.*)\.csv$/.exec(path)?.[1]
      if (table === undefined) continue
      const names = (text.replace('\ufeff', '').split('\r\n')[0] ?? '')
        .split(',')
        .map((name) => name.replaceAll('"', ''))
      expect(told.filter((row) => row['table'] === table).map((row) => row['column'])).toEqual(names)
    }
  })

  it('holds no token of a voter, nothing of practice, and no group that is too small', () => {
    const practice = [...study.records.ballot.values()].find(({ isPractice }) => isPractice)
    const whole = Object.values(texts).join('\n')
    for (const { voterToken } of [...study.responses.values()].flat()) expect(whole).not.toContain(voterToken)
    expect(practice).toBeDefined()
    expect(whole).not.toContain(practice?.title)
    expect(whole).not.toContain(practice?.id)
    for (const table of ['results', 'responses']) {
      expect(texts[`data/${table}.csv`]).not.toMatch(/SPLW|Commissioners/)
    }
  })

  it('is made of a study without anything too', () => {
    const blank = textsIn(packOf(blankStudy()))
    expect(Object.keys(blank)).toEqual(Object.keys(texts))
    expect(blank['README.txt']).toContain('(0 rows)')
  })
})

describe('tables that the other tests do not look at', () => {
  it('name the workshop of a card and of a round', () => {
    const study = consensusStudy()
    const [workshop] = study.records.workshop.values()
    const [card] = study.records.card.values()
    const [round, later] = study.records.round.values()
    if (!workshop || !card || !round || !later) throw new Error('The fixture has changed.')
    study.records.card.set(card.id, { ...card, workshopId: workshop.id })
    study.records.round.set(round.id, { ...round, workshopId: workshop.id })
    study.records.round.set(later.id, { ...later, workshopId: null })
    const texts = textsIn(packOf(study))
    const rows = (name: string) => readCsv(texts[`data/${name}.csv`] ?? '')
    expect(rows('workshops')).toMatchObject([{ workshop_id: workshop.id, name: workshop.name, order: '1' }])
    expect(rows('cards').find((row) => row['card_id'] === card.id)?.['workshop_id']).toBe(workshop.id)
    expect(rows('rounds').map((row) => row['workshop_id'])).toEqual([workshop.id, ''])
  })

  it('say how steady the scores were between rounds', () => {
    const rows = readCsv(textsIn(packOf(consensusStudy()))['data/stability.csv'] ?? '')
    expect(rows).toHaveLength(12)
    for (const row of rows) {
      expect(row).toMatchObject({ from_round: '1', to_round: '2' })
      expect(Number(row['changed_percent'])).toBeCloseTo((100 * Number(row['changed'])) / Number(row['n']), 9)
    }
  })

  it('tell two groups of one short name apart, and a group that is called "not shown"', () => {
    const study = consensusStudy()
    const names = ['PPIE', 'PPIE', 'not shown']
    for (const [index, group] of [...study.records.panelGroup.values()].entries()) {
      study.records.panelGroup.set(group.id, { ...group, shortName: names[index] ?? '' })
    }
    const rows = readCsv(textsIn(packOf(study))['data/groups.csv'] ?? '')
    expect(rows.map((row) => row['panel_group'])).toEqual(['PPIE', 'PPIE (2)', 'not shown (2)'])
  })

  it('say of statements where they stand, what they were called and what they came from', () => {
    const study = methodsStudy()
    const texts = textsIn(packOf(study))
    const rows = (name: string) => readCsv(texts[`data/${name}.csv`] ?? '')
    const statements = [...study.records.statement.values()].filter(({ isDeleted }) => !isDeleted)
    expect(statements.length).toBeGreaterThan(0)
    expect(
      rows('statements')
        .map((row) => row['text'] ?? '')
        .toSorted(),
    ).toEqual(statements.map(({ text }) => text).toSorted())
    const items = new Set(rows('items').map((row) => row['item']))
    for (const row of rows('statements')) {
      if (row['status_item'] !== '') expect(items).toContain(row['status_item'])
      const wordings = rows('wordings').filter((one) => one['statement'] === row['statement'])
      expect(wordings.at(-1)?.['text']).toBe(row['text'])
    }
    const cards = new Set(rows('cards').map((row) => row['card_id']))
    expect(rows('statement_sources').length).toBeGreaterThan(0)
    for (const row of rows('statement_sources')) {
      if (row['source'] === 'card') expect(cards).toContain(row['card_id'])
      else expect(items).toContain(row['item'])
    }
  })
})

describe('the activity log', () => {
  const line = (revision: number, change: Partial<LogLine>): LogLine => ({
    revision,
    name: 'study.edited',
    label: null,
    at: `2026-03-12T10:00:0${revision}.000Z`,
    state: 'permanent',
    changes: [],
    ...change,
  })

  it('leaves out what was done to practice ballots, and says what was undone', () => {
    const { records } = methodsStudy()
    const [ballot] = records.ballot.values()
    const practice = [...records.ballot.values()].find(({ isPractice }) => isPractice)
    const practiceRound = [...records.round.values()].find(({ ballotId }) => ballotId === practice?.id)
    if (!ballot || !practice || !practiceRound) throw new Error('The fixture has changed.')
    const lines = activityLines(records, [
      line(1, { name: 'study.created' }),
      line(2, {
        name: 'ballot.locked',
        changes: [{ kind: 'ballot', id: practice.id, before: practice, after: practice }],
      }),
      line(3, {
        name: 'round.opened',
        changes: [{ kind: 'round', id: practiceRound.id, before: null, after: practiceRound }],
      }),
      line(4, {
        name: 'ballot.locked',
        changes: [{ kind: 'ballot', id: ballot.id, before: ballot, after: ballot }],
      }),
      line(5, { state: 'undone' }),
    ])
    expect(lines).toEqual([
      { revision: 1, at: '2026-03-12T10:00:01.000Z', what: 'Started the study', isUndone: false },
      {
        revision: 4,
        at: '2026-03-12T10:00:04.000Z',
        what: `Locked the ballot “${ballot.title}”`,
        isUndone: false,
      },
      {
        revision: 5,
        at: '2026-03-12T10:00:05.000Z',
        what: 'Edited what the study says of itself',
        isUndone: true,
      },
    ])
  })

  it('is a table like the others', () => {
    const activity = [{ revision: 1, at: '2026-03-12T10:00:01.000Z', what: '=1+1', isUndone: false }]
    const tables = csvFiles({ ...consensusStudy(), activity })
    const rows = readCsv(tables.find(({ name }) => name === 'activity.csv')?.content ?? '')
    expect(rows).toEqual([
      { revision: '1', at: '2026-03-12T10:00:01.000Z', what: "'=1+1", is_undone: 'FALSE' },
    ])
  })
})
