import { expect, it, onTestFinished } from 'vitest'
import { CARDS_AT_ONCE } from '#shared/contract/board.contract'
import { CARD_TEXT_LIMIT } from '#shared/domain/text'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier, systemRandomBytes } from '../support/randomIdentifier.ts'
import { connectFacilitatorPage, type SocketClient } from '../support/socketClient.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

/** A character of three bytes, the most that one of a card's 500 takes. */
const LONG = '支'.repeat(CARD_TEXT_LIMIT)

async function openPage(): Promise<{ test: TestHost; page: SocketClient }> {
  const test = startTestHost()
  await test.host.call('study.create', { templateKey: 'splw', title: 'A study' })
  const { pagesFolder } = test.ports.paths
  const server = await serveFacilitator(test.host, { port: 0, pagesFolder, randomBytes: systemRandomBytes })
  onTestFinished(() => server.close())
  return { test, page: await connectFacilitatorPage(server.address) }
}

async function longPaste({ host }: TestHost) {
  const column = (await recordsOf(host, 'column')).find(({ role }) => role === 'stage')
  return {
    destination: { boardId: column?.boardId ?? '', columnId: column?.id ?? '', beforeCardId: null },
    cards: Array.from({ length: CARDS_AT_ONCE }, () => ({
      cardId: randomIdentifier(),
      kind: 'idea' as const,
      text: LONG,
    })),
  }
}

it('takes the longest paste in the widest script over the browser app’s socket', async () => {
  const { test, page } = await openPage()
  const before = (await recordsOf(test.host, 'card')).length
  expect(await page.call('cards.add', await longPaste(test))).toEqual({})
  expect(await recordsOf(test.host, 'card')).toHaveLength(before + CARDS_AT_ONCE)
})

it('keeps a page that is slow to read a large study, whatever is told meanwhile', async () => {
  const { test, page } = await openPage()
  for (let times = 0; times < 4; times++) await test.host.call('cards.add', await longPaste(test))
  // Both answers are under way before the first has been read.
  const [study, again] = await Promise.all([
    page.call('study.getSnapshot', {}),
    page.call('study.getSnapshot', {}),
  ])
  expect(JSON.stringify(study).length).toBeGreaterThan(4 * CARDS_AT_ONCE * CARD_TEXT_LIMIT)
  expect(again).toEqual(study)
})
