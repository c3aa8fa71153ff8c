import { beforeEach, describe, expect, it } from 'vitest'
import type { Block } from '#shared/domain/draft/draftDocument'
import { plainText } from '#shared/domain/draft/documentNumbers'
import type { Host } from '../../electron/host/createHost.ts'
import { newCard } from '#shared/domain/board/newCard'
import { setRecord, type RecordChange } from '#shared/domain/study/recordChange'
import { readActivity } from '../../electron/host/features/draft/readActivity.ts'
import { blankStudy } from '../support/consensusStudy.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { startTestHost } from '../support/testHost.ts'

let host: Host

beforeEach(() => {
  host = startTestHost().host
})

async function draftBlocks(): Promise<Block[]> {
  const { document } = await host.call('draft.getPreview', {})
  return document.sections.flatMap((section) => section.blocks)
}

function tableRows(blocks: readonly Block[], anchor: string): string[][] {
  const table = blocks.find((block) => block.kind === 'table' && block.anchor === anchor)
  if (table?.kind !== 'table') throw new Error(`No table ${anchor}`)
  return table.rows.map(({ cells }) =>
    cells.map((cell) => cell.map((part) => plainText(part, new Map())).join(' ')),
  )
}

describe('a draft of a study that is open', () => {
  it('tells its own activity log by kind and day, and which cards came with the template', async () => {
    await host.call('study.create', { templateKey: 'splw', title: 'A study' })
    const fromTemplate = (await recordsOf(host, 'card')).length
    const [column] = await recordsOf(host, 'column')
    if (!column) throw new Error('The template has no column.')
    await host.call('card.add', {
      cardId: randomIdentifier(),
      kind: 'barrier',
      text: 'A word nobody else would write',
      boardId: column.boardId,
      columnId: column.id,
      beforeCardId: null,
    })
    await host.call('study.edit', { aims: 'To listen' })
    await host.call('history.undo', {})
    const blocks = await draftBlocks()
    const rows = tableRows(blocks, 'table-activity')
    // Made and edited; one card; one step back.
    expect(rows.at(-1)).toEqual(['All', '2', '1', '1', '4'])
    expect(rows).toHaveLength(2)
    const log = rows.flat().join(' ')
    expect(log).not.toContain('A word nobody')
    const words = blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [plainText(block.content, new Map())] : [],
    )
    const sources = words.find((text) => text.startsWith('Of all '))
    expect(fromTemplate).toBeGreaterThan(0)
    expect(sources).toContain(
      `Of all ${fromTemplate + 1} cards, ${fromTemplate} came with the template, 1 was written`,
    )
  })

  it('is checked against the three guidelines that come with the program', async () => {
    await host.call('study.create', { templateKey: null, title: 'A study' })
    const blocks = await draftBlocks()
    expect(
      ['accord', 'gripp2-short-form', 'delphistar'].map(
        (key) => tableRows(blocks, `table-checklist-${key}`).length,
      ),
    ).toEqual([35, 5, 38])
  })
})

describe('where cards came from', () => {
  const { records } = blankStudy()
  const [one, two, three] = ['one', 'two', 'three'].map((text) => {
    const id = randomIdentifier()
    records.card.set(id, { ...newCard({ id, kind: 'idea', text }), isDeleted: false })
    return id
  })
  const [study] = records.study.values()
  const logOf = (lines: Record<string, readonly RecordChange[][]>) => ({
    countsByDay: () => [],
    span: () => null,
    changesNamed: (name: string) => lines[name] ?? [],
  })
  const creationOf = (id = ''): RecordChange => {
    const card = records.card.get(id)
    if (!card) throw new Error('The fixture has no such card.')
    return setRecord({ ...records, card: new Map() }, 'card', card)
  }

  it('is read from the lines that made them, and from the template for those that no line made', () => {
    const log = logOf({ 'study.broughtIn': [[creationOf(one)]], 'cards.added': [[creationOf(two)]] })
    expect([...readActivity(log, records).cardOrigins]).toEqual([[one, 'brought-in']])
    if (!study) throw new Error('The fixture has no study.')
    const fromTemplate = new Map([[study.id, { ...study, templateName: 'Link workers' }]])
    expect([...readActivity(log, { ...records, study: fromTemplate }).cardOrigins]).toEqual([
      [one, 'brought-in'],
      [three, 'template'],
    ])
  })

  it('is from elsewhere for a study that was made from a file', () => {
    const log = logOf({ 'study.broughtIn': [[]], 'card.added': [[creationOf(two)]] })
    expect([...readActivity(log, records).cardOrigins]).toEqual([
      [one, 'brought-in'],
      [three, 'brought-in'],
    ])
  })
})
