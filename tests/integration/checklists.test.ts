import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { checklistKey, FIRST_PAGE, isAskedBy } from '#shared/domain/draft/checklists'
import { danglingReferences } from '#shared/domain/draft/danglingReferences'
import { plainText, promptsOf, referenceTexts } from '#shared/domain/draft/documentNumbers'
import type { Block, BlockOf, DraftDocument } from '#shared/domain/draft/draftDocument'
import { readChecklists } from '../../electron/host/features/draft/readChecklists.ts'
import { blankStudy, draftInput } from '../support/consensusStudy.ts'
import type { BuiltStudy } from '../support/consensusStudy.ts'
import { methodsStudy } from '../support/methodsStudy.ts'

const FULL = buildDraft(draftInput(methodsStudy()))
const BLANK = buildDraft(draftInput(blankStudy()))
const WITH_SURVEY = buildDraft(draftInput(broughtIn(methodsStudy())))
const LISTS = draftInput(blankStudy()).checklists ?? []
const ITEMS = LISTS.flatMap((list) => list.items.map((item) => ({ list, item })))

/** The same study, as if its second ballot had been a survey of before, and its workshops of no day that is known. */
function broughtIn(study: BuiltStudy): BuiltStudy {
  const second = [...study.records.ballot.values()].find(
    ({ title }) => title === 'What goes into the outcome set',
  )
  if (second === undefined) throw new Error('The fixture has no second ballot.')
  study.records.ballot.set(second.id, { ...second, broughtFrom: 'Survey of 2025' })
  for (const [id, workshop] of study.records.workshop)
    study.records.workshop.set(id, { ...workshop, heldOn: null })
  return study
}

function blocksOf(draft: DraftDocument): Block[] {
  return draft.sections.flatMap((section) => section.blocks)
}

function anchorsOf(draft: DraftDocument): Set<string> {
  const anchors = blocksOf(draft).flatMap((block) => ('anchor' in block ? [block.anchor] : []))
  return new Set([FIRST_PAGE, ...anchors])
}

function rowsOf(draft: DraftDocument, key: string): string[][] {
  const references = referenceTexts(draft)
  const table = blocksOf(draft).find(
    (block): block is BlockOf<'table'> => block.kind === 'table' && block.anchor === `table-checklist-${key}`,
  )
  return (table?.rows ?? []).map(({ cells }) =>
    cells.map((cell) => cell.map((part) => plainText(part, references)).join(' / ')),
  )
}

/** The keys that are open outside the checklists, as those are only a view of the rest. */
function openKeys(draft: DraftDocument): string[] {
  return promptsOf(draft).flatMap(({ key }) => (key.startsWith('checklist.') ? [] : [key]))
}

function withTexts(
  study: BuiltStudy,
  texts: Record<string, ['written' | 'not-applicable', string]>,
): BuiltStudy {
  for (const [id, [status, text]] of Object.entries(texts))
    study.records.authorText.set(id, { id, status, text })
  return study
}

describe('the reporting guidelines', () => {
  it('have all their items, in order', () => {
    const numbers = Object.fromEntries(
      LISTS.map(({ key, items }) => [key, items.map(({ number }) => number)]),
    )
    const span = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)
    expect(Object.keys(numbers)).toEqual(['accord', 'gripp2-short-form', 'delphistar'])
    expect(numbers['accord']).toEqual([
      ...span('T', 1),
      ...span('I', 3),
      ...span('M', 21),
      ...span('R', 5),
      ...span('D', 2),
      ...span('O', 3),
    ])
    expect(numbers['accord']).toHaveLength(35)
    expect(numbers['gripp2-short-form']).toEqual(span('', 5))
    expect(numbers['delphistar']).toEqual(span('', 38))
  })

  it('ask short plain questions, each once in its guideline', () => {
    for (const { key, items } of LISTS) {
      expect(new Set(items.map(({ asks }) => asks)).size, key).toBe(items.length)
      for (const { asks } of items) expect(asks).toMatch(/^[A-Z][^?]{8,120}\?$/)
    }
  })

  it('name no section and no prompt that no draft has', () => {
    const anchors = new Set([...anchorsOf(FULL), ...anchorsOf(BLANK)])
    const answers = (draft: DraftDocument) =>
      blocksOf(draft).flatMap((block) => (block.kind === 'answer' ? [block.key] : []))
    const keys = [FULL, BLANK, WITH_SURVEY].flatMap((draft) => [...openKeys(draft), ...answers(draft)])
    for (const { list, item } of ITEMS) {
      for (const section of item.sections) expect(anchors, checklistKey(list, item)).toContain(section)
      for (const prompt of item.prompts) {
        expect(
          keys.some((key) => isAskedBy({ prompts: [prompt] }, key)),
          `${checklistKey(list, item)} asks for ${prompt}`,
        ).toBe(true)
      }
    }
  })

  it('say what to do where a section may be missing, and have something to go by', () => {
    const blank = anchorsOf(BLANK)
    for (const { list, item } of ITEMS) {
      const isAlwaysThere = item.sections.every((section) => blank.has(section))
      expect(isAlwaysThere || item.needs !== '', checklistKey(list, item)).toBe(true)
      expect(item.sections.length).toBeGreaterThan(0)
    }
  })
})

describe('the checklists in a draft', () => {
  it('call no item done while one of its prompts is open or a section is missing', () => {
    for (const draft of [FULL, BLANK, WITH_SURVEY]) {
      const open = openKeys(draft)
      const anchors = anchorsOf(draft)
      let done = 0
      for (const list of LISTS) {
        for (const [index, [number, , status]] of rowsOf(draft, list.key).entries()) {
          const item = list.items[index]
          if (item === undefined) throw new Error(`No item ${number}`)
          expect(number).toBe(item.number)
          const isOpen = open.some((key) => isAskedBy(item, key)) || item.writes !== ''
          const isWhole = item.sections.every((section) => anchors.has(section))
          expect(status === 'Author to write', `${list.key} ${number}`).toBe(isOpen || !isWhole)
          if (status?.startsWith('Done')) done += 1
        }
      }
      expect(done).toBeGreaterThan(draft === BLANK ? -1 : 10)
    }
  })

  it('find nothing done in a blank study but what a blank study has', () => {
    const statuses = LISTS.flatMap(({ key }) =>
      rowsOf(BLANK, key).map(([number, , status]) => ({ key, number, status })),
    )
    expect(statuses.filter(({ status }) => status !== 'Author to write')).toEqual([])
    expect(statuses).toHaveLength(78)
  })

  it('lead to the sections, and say what is asked', () => {
    const rows = rowsOf(FULL, 'accord')
    const row = (number: string) => rows.find(([first]) => first === number)
    expect(row('T1')?.slice(2)).toEqual(['Done from the record', 'First page'])
    expect(row('R4')?.[2]).toBe('Done from the record')
    expect(row('R4')?.[3]).toMatch(/^Section \d+\.1$/)
    expect(row('M4')?.slice(2)).toEqual([
      'Author to write',
      expect.stringMatching(/^Section 3\.\d+ \/ Say how participants were recruited\.$/),
    ])
    expect(danglingReferences(FULL)).toEqual([])
    expect(danglingReferences(BLANK)).toEqual([])
  })

  it('follow what the author writes in the draft, and in the checklist itself', () => {
    const study = withTexts(methodsStudy(), {
      'methods.leaders': ['written', 'The first author, chosen by the team.'],
      'checklist.accord.I3': ['not-applicable', 'There was no earlier consensus.'],
      'checklist.delphistar.7': ['written', 'Part of a larger programme.'],
    })
    const draft = buildDraft(draftInput(study))
    const row = (key: string, number: string) =>
      rowsOf(draft, key)
        .find(([first]) => first === number)
        ?.slice(2)
    expect(row('accord', 'M2')?.[0]).toBe('Written by the author')
    expect(row('accord', 'I3')).toEqual(['Not applicable', 'Because: There was no earlier consensus.'])
    expect(row('delphistar', '7')?.[0]).toBe('Written by the author')
    expect(row('delphistar', '7')?.[1]).toContain('Part of a larger programme.')
    expect(draft.promptCount).toBe(FULL.promptCount - 3)
  })

  it('count what is done', () => {
    const words = blocksOf(FULL).flatMap((block) =>
      block.kind === 'paragraph' ? [plainText(block.content, new Map())] : [],
    )
    const rows = rowsOf(FULL, 'accord')
    const done = rows.filter(([, , status]) => status !== 'Author to write').length
    expect(words.find((text) => text.startsWith(`Done: ${done}/35`))).toContain(`to write: ${35 - done}.`)
  })

  it('are left out where there is no guideline, and the appendices keep their letters in order', () => {
    const { checklists: _, ...input } = draftInput(methodsStudy())
    const titles = blocksOf(buildDraft(input)).flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [plainText(block.text, new Map())] : [],
    )
    const letters = titles.flatMap((title) => /^Appendix ([A-Z])\. /.exec(title)?.[1] ?? [])
    expect(letters).toEqual(['A', 'B', 'C', 'D'])
    expect(titles.join()).not.toContain('checklists')
  })
})

describe('a guideline as a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'checklists-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = {
    format: 'linkboard-checklist',
    formatVersion: 1,
    key: 'own',
    name: 'Own',
    about: 'Ours.',
    source: 'Us.',
  }
  const item = { number: '1', asks: 'Why was it done?', sections: ['aims'], prompts: ['study.aims'] }
  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))

  it('stands in the draft without any code', () => {
    write('own.json', { ...file, items: [item] })
    const input = { ...draftInput(blankStudy()), checklists: readChecklists(folder) }
    expect(rowsOf(buildDraft(input), 'own')).toEqual([
      ['1', 'Why was it done?', 'Author to write', 'Section 2.2 / Say what the study set out to do.'],
    ])
  })

  it('is refused by its name when it is no checklist, or has an item or a key twice', () => {
    write('own.json', { ...file, items: [item, item] })
    expect(() => readChecklists(folder)).toThrow(/“own\.json” has the item 1 twice/)
    write('own.json', { ...file, items: [] })
    expect(() => readChecklists(folder)).toThrow(/“own\.json” is not a checklist/)
    write('own.json', 'no json')
    expect(() => readChecklists(folder)).toThrow(/“own\.json” cannot be read/)
    write('own.json', { ...file, items: [item] })
    write('twin.json', { ...file, items: [item] })
    expect(() => readChecklists(folder)).toThrow(/key “own”/)
    expect(() => readChecklists(join(folder, 'nowhere'))).toThrow(/cannot be read/)
  })
})
