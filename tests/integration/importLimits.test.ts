import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { IMPORT_PART_BYTES } from '#shared/contract/import.contract'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { NO_CHOICES, sendFile } from '../support/importCalls.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { startTestHost } from '../support/testHost.ts'

const READING = { rule: DEFAULT_RAM_RULE, groups: [], linksCards: true }
const MEGABYTE = 2 ** 20

async function startStudy() {
  const started = startTestHost()
  await started.host.call('study.create', { templateKey: null, title: 'Limits' })
  return started
}

describe('a file that is too much', () => {
  it('is refused by its size before it is sent, and while it is', async () => {
    const { host } = await startStudy()
    const importId = randomIdentifier()
    const begin = (bytes: number) => host.call('import.begin', { importId, purpose: 'cards', bytes })
    expect(await outcomeOf(begin(20 * MEGABYTE + 1))).toBe('invalid-input')
    await begin(10)
    const send = (part: number, bytes: number) =>
      host.call('import.sendPart', { importId, part, data: Buffer.alloc(bytes, 'x').toString('base64') })
    expect(await outcomeOf(send(0, 11))).toBe('invalid-input')
    // It is not held any more.
    expect(await outcomeOf(send(0, 5))).toBe('not-found')
    await begin(2 * IMPORT_PART_BYTES)
    expect(await outcomeOf(send(1, 10)), 'a part that was left out').toBe('conflict')
  })

  it('is not read before all of it is there', async () => {
    const { host } = await startStudy()
    const importId = randomIdentifier()
    await host.call('import.begin', { importId, purpose: 'cards', bytes: 100 })
    await host.call('import.sendPart', {
      importId,
      part: 0,
      data: Buffer.from('text\nOne').toString('base64'),
    })
    expect(await outcomeOf(host.call('import.checkCards', { importId, choices: NO_CHOICES }))).toBe(
      'conflict',
    )
  })

  it.each([
    ['5,001 cards', `text\n${'One\n'.repeat(5_001)}`],
    ['millions of rows', `text\n${'a\n'.repeat(8 * MEGABYTE)}`],
    ['millions of columns', `text${','.repeat(15 * MEGABYTE)}\n`],
    ['101 columns', `text${',a'.repeat(100)}\nOne${',b'.repeat(100)}`],
    ['more names than anybody could look through', `text,stage\n${strangeStages(101)}`],
  ])('is refused with %s', async (_name, csv) => {
    const { host } = await startStudy()
    const importId = await sendFile(host, 'cards', csv)
    expect(await outcomeOf(host.call('import.checkCards', { importId, choices: NO_CHOICES }))).toBe(
      'invalid-input',
    )
    expect(await recordsOf(host, 'card')).toEqual([])
  })

  it('has its rows of a megabyte refused by their lines, whatever is in them', async () => {
    const { host } = await startStudy()
    const cells = [
      'x'.repeat(MEGABYTE),
      '""'.repeat(MEGABYTE / 2),
      '\n'.repeat(MEGABYTE),
      ';'.repeat(MEGABYTE),
    ]
    const importId = await sendFile(
      host,
      'cards',
      ['text', ...cells.map((cell) => `"a${cell}"`), 'One'].join('\n'),
    )
    const { complaintCount, cards } = await host.call('import.checkCards', { importId, choices: NO_CHOICES })
    // White space alone is one space, however much of it there is: that row is refused by its length too.
    expect(complaintCount).toBe(4)
    expect(cards).toBe(1)
  })
})

describe('fifty thousand ratings', () => {
  const rows = Array.from(
    { length: 50_000 },
    (_, row) =>
      `p${Math.floor(row / 100)},Group ${Math.floor(row / 100) % 8},Item ${row % 100},${(row % 9) + 1}`,
  )
  const csv = `voter,group,item,value\n${rows.join('\n')}`

  it('come in, and the study answers while they are read', async () => {
    const { host } = await startStudy()
    const importId = await sendFile(host, 'ratings', csv)
    let isReading = true
    const reading = host.call('import.checkRatings', { importId, reading: READING }).finally(() => {
      isReading = false
    })
    // The first question is answered before the file has been read: it is read aside.
    await host.call('app.getState', {})
    expect(isReading).toBe(true)
    expect((await reading).rounds).toEqual([{ number: 1, voters: 500, items: 100, answers: 50_000 }])
    const facts = {
      title: 'Large',
      question: 'How important?',
      lowLabel: 'not',
      highLabel: 'very',
      broughtFrom: 'a survey',
      heldOn: '2025-01-01',
      invited: null,
    }
    const { lastRoundId } = await host.call('import.addRatings', { importId, reading: READING, facts })
    expect((await host.call('round.getResults', { roundId: lastRoundId })).responses).toBe(500)
  })

  it('are refused when there is one more', async () => {
    const { host } = await startStudy()
    const importId = await sendFile(host, 'ratings', `${csv}\nlast,Group 1,Item 1,5`)
    expect(await outcomeOf(host.call('import.checkRatings', { importId, reading: READING }))).toBe(
      'invalid-input',
    )
  })

  it('leave nothing behind when they are given up while they are read', async () => {
    const { host } = await startStudy()
    const { open } = await host.call('app.getState', {})
    const { revision } = await host.call('study.getSnapshot', {})
    const importId = await sendFile(host, 'ratings', csv)
    const reading = outcomeOf(host.call('import.checkRatings', { importId, reading: READING }))
    await host.call('import.cancel', { importId })
    expect(await reading).toBe('cancelled')
    expect((await host.call('study.getSnapshot', {})).revision).toBe(revision)
    await host.call('study.close', {})
    expect(readFileSync(open?.path ?? '').includes('Item 99')).toBe(false)
  })
})

function strangeStages(count: number): string {
  return Array.from({ length: count }, (_, index) => `Card ${index},Stage ${index}`).join('\n')
}
