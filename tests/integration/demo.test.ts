import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { playDemo } from '../../electron/cli/demo/playDemo.ts'
import { STATEMENTS, WITHDRAWN } from '../../electron/cli/demo/frameworkScript.ts'
import { MERGES, THEMES } from '../../electron/cli/demo/workshopScript.ts'
import { checkFigures, countFigures } from '../support/checkFigures.ts'
import { makePorts } from '../support/hostPorts.ts'
import { printFigure } from '../support/printFigure.ts'
import { readCsv } from '../support/readCsv.ts'
import { temporaryFolder } from '../support/testHost.ts'

async function play(seed: string) {
  const folder = temporaryFolder()
  const lines: string[] = []
  const ports = makePorts(temporaryFolder(), [])
  const result = await playDemo({ outputFolder: folder, seed, ports, say: (line) => void lines.push(line) })
  // The study itself is a database, whose pages nobody promises to be laid out in one way.
  const files = result.files
    .map((path) => relative(folder, path))
    .filter((name) => !name.endsWith('.linkboard'))
  const bytes = Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]))
  const dataPack = unzipSync(bytes['data.zip'] ?? new Uint8Array())
  const text = (name: string) => Buffer.from(dataPack[name] ?? bytes[name] ?? []).toString('utf8')
  return { folder, lines, result, bytes, dataPack, text }
}

it('plays two workshops of 24 people in six groups, with progress on the way', async () => {
  const { folder, lines, result, text } = await play('1')
  expect(result.participants).toBe(24)
  expect(result.items).toBeGreaterThanOrEqual(20)
  expect(result.responses).toBe(23)
  expect(result.byChannel).toEqual({ phone: 18, tablet: 3, paper: 2, elsewhere: 0 })
  expect(Object.keys(result.verdicts).toSorted()).toEqual(['in', 'out', 'uncertain'])
  expect(lines.length).toBeGreaterThanOrEqual(6)
  const names = [
    'study.linkboard',
    'draft.docx',
    'draft.md',
    'draft.html',
    'data.zip',
    'data.xlsx',
    'study.json',
  ]
  expect(names.filter((name) => !existsSync(join(folder, name)))).toEqual([])
  expect(text('data/cards.csv')).toContain('Nobody rings back after the first letter or call')
})

it('shows on three boards what a room does: silence, sorting, links, a merge, themes, and what is left open', async () => {
  const { lines, text } = await play('1')
  expect(lines.join('\n')).toMatch(/Silent writing: 16 cards from phones, hidden, then revealed/)
  const rows = (name: string) => readCsv(text(`data/${name}.csv`))
  const cards = rows('cards')
  expect(cards.filter((card) => card['is_hidden'] !== 'FALSE')).toEqual([])
  const idOf = (words: string) => cards.find((card) => card['text'] === words)?.['card_id']
  const columns = new Map(rows('columns').map((column) => [column['column_id'], column]))
  const standsIn = (words: string) =>
    rows('placements')
      .filter((placement) => placement['card_id'] === idOf(words))
      .map((placement) => columns.get(placement['column_id']))
      .map((column) => `${column?.['board']}: ${column?.['name']}`)
      .toSorted()

  expect(standsIn('How to plan a good ending together')).toEqual([
    'Pathway: Review, closure, step-down and way back in',
    'Training: Complex needs',
  ])
  expect(standsIn('What about people who do not want a label?')).toEqual(['Pathway: Parking lot'])
  const themes = [...columns.values()].filter((column) => column['board'] === 'Themes')
  expect(themes.filter((column) => column['role'] === 'stage').map((column) => column['name'])).toEqual(
    THEMES.map(({ name }) => name),
  )
  for (const { name, cards: words } of THEMES) {
    for (const each of words) expect(standsIn(each)).toContain(`Themes: ${name}`)
  }

  // The merged card is kept, with the reason; the draft counts it once and says so.
  const merges = rows('links').filter((link) => link['type'] === 'duplicates')
  expect(merges).toMatchObject(
    MERGES.map(({ merged, into, reason, decidedBy }) => ({
      from_card_id: idOf(merged),
      to_card_id: idOf(into),
      merge_reason: reason,
      merge_decided_by: decidedBy,
    })),
  )
  const draft = text('draft.md')
  expect(draft).toMatch(/\b2 (more )?cards were merged/)
  expect(draft).toMatch(
    /Having to tell my story again to every new person \| I repeat the same story at every appointment `[0-9a-z]{26}` \| The same experience, told by two people\. \| Public contributors and link workers together/,
  )
  const gaps = draft.split('\n').filter((line) => line.includes('<a id="gap-'))
  expect(gaps.some((gap) => gap.includes('Carers are not asked what they need'))).toBe(true)
  expect(gaps.some((gap) => gap.includes('Having to tell my story'))).toBe(false)
  expect(draft).toMatch(/Training needs that no barrier asks for: 3 of 27/)
})

it('votes by three methods in two rounds each, on phones, a tablet and paper, and writes down what happened', async () => {
  const { result, text } = await play('1')
  const rows = (name: string) => readCsv(text(`data/${name}.csv`))
  const [rating, order, framework] = rows('ballots')
  expect([rating, order, framework].map((ballot) => ballot?.['method'])).toEqual([
    'ram',
    'top-k',
    'percentage',
  ])
  const [first, second, third] = rows('rounds').map((row) => row['items']?.split(' ') ?? [])
  const verdictsIn = (ballot: typeof rating, round: string) =>
    rows('results')
      .filter((row) => row['ballot_id'] === ballot?.['ballot_id'] && row['who'] === 'panel')
      .filter((row) => row['round'] === round)
      .map((row) => ({ item: row['item'], verdict: row['verdict'] }))
  // What was neither in nor out went on, and nothing else.
  const open = verdictsIn(rating, '1').filter(({ verdict }) => verdict === 'uncertain')
  expect(second).toEqual(open.map(({ item }) => item))
  expect(result.wentOn).toBe(second?.length)
  expect(first).toHaveLength(result.items)
  const moved = verdictsIn(rating, '2').filter(({ verdict }) => verdict !== 'uncertain')
  expect(moved.length).toBeGreaterThan(0)
  // Every voter's five places are worth 5 + 4 + 3 + 2 + 1 points.
  expect(third).toHaveLength(result.ranked)
  const points = rows('results')
    .filter((row) => row['ballot_id'] === order?.['ballot_id'] && row['who'] === 'panel')
    .map((row) => Number(row['points']))
  expect(points.reduce((sum, each) => sum + each, 0)).toBe(2 * 23 * 15)
  expect(new Set(verdictsIn(order, '1').map(({ verdict }) => verdict))).toEqual(new Set(['ranked']))
  const channels = rows('participation').filter((row) => row['who'] === 'channel' && row['round'] === '2')
  const ways = ['phone 18', 'tablet 3', 'paper 2', 'elsewhere 0']
  expect(channels.map((row) => `${row['name']} ${row['voted']}`)).toEqual([...ways, ...ways, ...ways])
  expect(rows('deviations')).toMatchObject([
    { change: 'other', from_round: '2' },
    { change: 'carry-over', from_round: '2' },
  ])
  expect(rows('notes')).toHaveLength(1)
  const draft = text('draft.md')
  expect(draft).toContain('went on from round 1 to round 2, those that were neither in nor out')
  expect(draft).toContain('says nothing of how far the panel agreed')
  expect(draft).toContain('Everybody has one named contact, from referral to the end')
})

it('writes statements between two workshops, and the panel agrees on most and not on some', async () => {
  const { result, text } = await play('1')
  const { in: agreed = 0, ...others } = result.statements
  expect(agreed).toBeGreaterThanOrEqual(12)
  const notAgreed = (others['uncertain'] ?? 0) + (others['out'] ?? 0)
  expect(notAgreed).toBeGreaterThanOrEqual(3)
  expect(agreed + notAgreed).toBe(STATEMENTS.length - 1)
  const rows = (name: string) => readCsv(text(`data/${name}.csv`))
  const held = rows('workshops').map((workshop) => workshop['held_on'])
  expect(held).toEqual(['2025-11-13', '2025-12-11'])
  const statuses = rows('statements').map((statement) => statement['status'])
  expect(statuses.filter((status) => status === 'agreed')).toHaveLength(agreed)
  expect(statuses.filter((status) => status === 'not-agreed')).toHaveLength(notAgreed)
  expect(text('draft.md')).toContain(WITHDRAWN.reason)
})

it('shows no figure in its Word file that does not come out of its tables again', async () => {
  const { bytes, dataPack, text } = await play('1')
  const tables = Object.fromEntries(
    Object.keys(dataPack)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => [basename(name, '.csv'), readCsv(text(name))]),
  )
  const checked = checkFigures(bytes['draft.docx'] ?? new Uint8Array(), tables)
  expect(checked.faults).toEqual([])
  printFigure('figures of the demo’s Word file recomputed', String(countFigures(checked)))
  expect(countFigures(checked)).toBeGreaterThan(300)
})

it('gives the same draft and data for the same seed, byte by byte, and others for another', async () => {
  const [once, again, other] = [await play('7'), await play('7'), await play('8')]
  expect(Object.keys(once.bytes).length).toBeGreaterThanOrEqual(14)
  expect(Object.keys(again.bytes)).toEqual(Object.keys(once.bytes))
  const differing = Object.entries(once.bytes).filter(
    ([name, bytes]) => again.bytes[name]?.equals(bytes) !== true,
  )
  expect(differing.map(([name]) => name)).toEqual([])
  expect(other.text('data/responses.csv')).not.toBe(once.text('data/responses.csv'))
})

it('leaves a file alone that is there already, and says so', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'study.linkboard'), 'an afternoon of work')
  const ports = makePorts(temporaryFolder(), [])
  await expect(
    playDemo({ outputFolder: folder, seed: '2', ports, say: () => undefined }),
  ).rejects.toMatchObject({
    code: 'file-exists',
  })
  expect(readFileSync(join(folder, 'study.linkboard'), 'utf8')).toBe('an afternoon of work')
})
