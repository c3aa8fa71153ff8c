import { describe, expect, it } from 'vitest'
import type { CardChoices } from '#shared/domain/exchange/cardImport'
import { columnNamed } from '../support/importStudy.ts'
import { NO_CHOICES, sendFile } from '../support/importCalls.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { startTestHost } from '../support/testHost.ts'

async function startStudy() {
  const started = startTestHost()
  await started.host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
  return started
}

describe('cards from a table', () => {
  it('come in once, also when they are asked for twice at the same time', async () => {
    const { host } = await startStudy()
    const before = (await recordsOf(host, 'card')).length
    const importId = await sendFile(host, 'cards', 'text\nNo bus on Sundays\nA buddy scheme for everybody')
    const add = () => outcomeOf(host.call('import.addCards', { importId, choices: NO_CHOICES }))
    expect((await Promise.all([add(), add()])).toSorted()).toEqual(['conflict', 'done'])
    expect(await recordsOf(host, 'card')).toHaveLength(before + 2)
    expect(await add(), 'it is not held any more').toBe('not-found')
  })

  it('are looked at first, and then come in as one step that undo takes back', async () => {
    const { host } = await startStudy()
    const before = await recordsOf(host, 'card')
    const stage = await columnNamed(host, 'pathway', 'stage')
    const csv = [
      'Note;TEXT;Type;Stage;Tags;Panel group;Colour',
      `Said twice;"No bus; none at all";barrier;${stage.name.toUpperCase()};transport, rural;PPIE;red`,
      ';A buddy scheme;Something odd;Before it all;;;',
      `;${before[0]?.text ?? ''};step;;;;`,
    ].join('\r\n')
    const importId = await sendFile(host, 'cards', csv)
    const choices: CardChoices = { ...NO_CHOICES, kind: 'enabler' }
    const preview = await host.call('import.checkCards', { importId, choices })
    expect(preview).toMatchObject({
      cards: 2,
      complaints: [],
      strangeKinds: [{ words: 'Something odd', count: 1 }],
      strangePlaces: [{ field: 'stage', words: 'Before it all', count: 1 }],
      twins: [{ line: 4, stands: 'study' }],
      byKind: [
        { kind: 'barrier', count: 1 },
        { kind: 'enabler', count: 1 },
      ],
    })
    expect(preview.columns.at(-1)).toEqual({ header: 'Colour', field: null })
    expect(await recordsOf(host, 'card'), 'nothing comes in by looking').toHaveLength(before.length)

    const made: CardChoices = {
      ...choices,
      places: [{ field: 'stage', words: 'Before it all', to: { kind: 'new' } }],
    }
    expect(await host.call('import.addCards', { importId, choices: made })).toEqual({ added: 2 })
    const after = await recordsOf(host, 'card')
    const bus = after.find(({ text }) => text === 'No bus; none at all')
    const groups = await recordsOf(host, 'panelGroup')
    expect(bus).toMatchObject({
      kind: 'barrier',
      note: 'Said twice',
      tags: ['transport', 'rural'],
      workshopId: null,
    })
    expect(bus?.panelGroupId).toBe(groups.find(({ shortName }) => shortName === 'PPIE')?.id)
    const placements = await recordsOf(host, 'placement')
    expect(placements.find(({ cardId }) => cardId === bus?.id)?.columnId).toBe(stage.id)
    const newStage = (await recordsOf(host, 'column')).find(({ name }) => name === 'Before it all')
    const buddy = after.find(({ text }) => text === 'A buddy scheme')
    expect(placements.find(({ cardId }) => cardId === buddy?.id)?.columnId).toBe(newStage?.id)

    const { history } = await host.call('study.getSnapshot', {})
    expect(history.undo).toBe('add 2 cards')
    await host.call('history.undo', {})
    expect(await recordsOf(host, 'card')).toHaveLength(before.length)
    expect((await recordsOf(host, 'column')).some(({ name }) => name === 'Before it all')).toBe(false)
  })

  it('come in all or not at all where rows are refused, unless those are left out', async () => {
    const { host } = await startStudy()
    const before = (await recordsOf(host, 'card')).length
    const csv = `text,kind\nA good one,idea\n${'x'.repeat(501)},idea\n,idea\n"One with a ""stray\n`
    const importId = await sendFile(host, 'cards', csv)
    const preview = await host.call('import.checkCards', { importId, choices: NO_CHOICES })
    expect(preview.complaints).toEqual([
      { line: 3, message: 'the text is 501 characters long, and a card holds at most 500' },
      { line: 4, message: 'the text is empty' },
      { line: 5, message: 'a quotation mark opens here and is never closed' },
    ])
    expect(await outcomeOf(host.call('import.addCards', { importId, choices: NO_CHOICES }))).toBe(
      'invalid-input',
    )
    expect(await recordsOf(host, 'card')).toHaveLength(before)
    const choices = { ...NO_CHOICES, leavesOutRefused: true }
    expect(await host.call('import.addCards', { importId, choices })).toEqual({ added: 1 })
    expect(await recordsOf(host, 'card')).toHaveLength(before + 1)
    // What has been brought in is not held any more.
    expect(await outcomeOf(host.call('import.addCards', { importId, choices }))).toBe('not-found')
  })

  it('stay away once it has been given up, or the study has been closed', async () => {
    const { host } = await startStudy()
    const before = (await recordsOf(host, 'card')).length
    const importId = await sendFile(host, 'cards', 'text\nOne')
    await host.call('import.cancel', { importId })
    expect(await outcomeOf(host.call('import.addCards', { importId, choices: NO_CHOICES }))).toBe('not-found')
    // Given up while it is read: the answer is a refusal, and nothing is written.
    const big = `text\n${Array.from({ length: 5_000 }, (_, index) => `Card ${index}`).join('\n')}`
    const bigId = await sendFile(host, 'cards', big)
    const adding = outcomeOf(host.call('import.addCards', { importId: bigId, choices: NO_CHOICES }))
    await host.call('import.cancel', { importId: bigId })
    expect(await adding).toBe('cancelled')
    expect(await recordsOf(host, 'card')).toHaveLength(before)
    const { open } = await host.call('app.getState', {})
    const third = await sendFile(host, 'cards', 'text\nOne')
    await host.call('study.close', {})
    await host.call('study.open', { path: open?.path ?? '' })
    expect(await outcomeOf(host.call('import.addCards', { importId: third, choices: NO_CHOICES }))).toBe(
      'not-found',
    )
    expect(await recordsOf(host, 'card')).toHaveLength(before)
  })
})

describe('files of other kinds and letters', () => {
  const text = 'text\nÉtat des lieux – café'

  it.each([
    ['UTF-8', Buffer.from(text), 'État des lieux – café'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'État des lieux – café'],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'État des lieux – café'],
    ['Windows-1252', Buffer.from('text\n\u00c9tat \u0096 caf\u00e9', 'latin1'), 'État – café'],
  ])('reads %s', async (name, bytes, wanted) => {
    const { host } = await startStudy()
    const importId = await sendFile(host, 'cards', bytes)
    const { sample, notices } = await host.call('import.checkCards', { importId, choices: NO_CHOICES })
    expect(sample[0]?.text).toBe(wanted)
    expect(notices.length).toBe(name === 'Windows-1252' ? 1 : 0)
  })

  it.each([
    ['an Excel workbook', 'PK\u0003\u0004…', 'file-foreign'],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'file-damaged'],
    ['NUL characters', 'text\nA\u0000B', 'file-damaged'],
    ['XML with a document type', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>', 'file-foreign'],
    ['nothing', '', 'file-empty'],
    ['a header alone', 'text,kind\n\n', 'file-empty'],
    ['no column for the text', 'colour,shape\nred,round', 'invalid-input'],
    ['two columns for the text', 'text,card\nA,B', 'invalid-input'],
  ])('refuses %s with the way out', async (_name, content, code) => {
    const { host } = await startStudy()
    const importId = await sendFile(host, 'cards', content)
    expect(await outcomeOf(host.call('import.checkCards', { importId, choices: NO_CHOICES }))).toBe(code)
  })

  it('takes hidden characters out and says so, and knows no column by a name of the language', async () => {
    const { host } = await startStudy()
    const importId = await sendFile(
      host,
      'cards',
      'text,__proto__,constructor\n"Left\u202eright\u0007",a,b\n=SUM(A1),c,d',
    )
    const preview = await host.call('import.checkCards', { importId, choices: NO_CHOICES })
    expect(preview.sample.map((card) => card.text)).toEqual(['Leftright', '=SUM(A1)'])
    expect(preview.notices).toEqual(['Hidden control characters were taken out of one cell.'])
    expect(preview.columns.map(({ field }) => field)).toEqual(['text', null, null])
  })
})
