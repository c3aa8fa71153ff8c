import { beforeEach, expect, it } from 'vitest'
import type { Host } from '../../electron/host/createHost.ts'
import { openVote, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { startTestHost } from '../support/testHost.ts'

let host: Host
let path: string

beforeEach(async () => {
  host = startTestHost().host
  path = (await host.call('study.create', { templateKey: null, title: 'A study' })).path
})

const workshops = () => recordsOf(host, 'workshop')
const workshopOf = async (cardId: string) =>
  (await recordsOf(host, 'card')).find(({ id }) => id === cardId)?.workshopId

async function addWorkshop(name: string, heldOn: string | null = null): Promise<string> {
  const workshopId = randomIdentifier()
  await host.call('workshop.add', { workshopId, name, heldOn })
  return workshopId
}

async function addCard(): Promise<string> {
  const [board] = await recordsOf(host, 'board')
  const [column] = (await recordsOf(host, 'column')).filter(({ role }) => role === 'stage')
  const cardId = randomIdentifier()
  await host.call('card.add', {
    cardId,
    kind: 'idea',
    text: 'A card',
    boardId: board?.id ?? '',
    columnId: column?.id ?? '',
    beforeCardId: null,
  })
  return cardId
}

it('keeps workshops in the order in which they were added, with their names and days, over a reopening', async () => {
  const before = (await workshops()).map(({ name }) => name)
  const second = await addWorkshop('In Portsmouth', '2026-03-02')
  await addWorkshop('Online')
  await host.call('workshop.edit', { workshopId: second, name: 'In Winchester' })
  await host.call('workshop.edit', { workshopId: second, heldOn: null })
  await host.call('workshop.edit', { workshopId: second, heldOn: '2026-03-09' })
  await host.call('study.close', {})
  await host.call('study.open', { path })
  const kept = (await workshops()).toSorted((one, other) => (one.position < other.position ? -1 : 1))
  expect(kept.map(({ name, heldOn }) => [name, heldOn])).toEqual([
    ...before.map((name) => [name, null]),
    ['In Winchester', '2026-03-09'],
    ['Online', null],
  ])
})

it('gives new cards and rounds to the workshop that is going on, and leaves the old ones where they were', async () => {
  const first = await addWorkshop('First')
  const second = await addWorkshop('Second')
  await host.call('workshop.choose', { workshopId: first })
  const early = await addCard()
  await host.call('workshop.choose', { workshopId: second })
  const late = await addCard()
  expect([await workshopOf(early), await workshopOf(late)]).toEqual([first, second])
  const { roundId } = await openVote(host, 2)
  expect((await recordsOf(host, 'round')).find(({ id }) => id === roundId)?.workshopId).toBe(second)

  // Nobody votes in two workshops at once.
  expect(await outcomeOf(host.call('workshop.choose', { workshopId: first }))).toBe('conflict')
  await host.call('round.close', { roundId })
  await host.call('workshop.choose', { workshopId: first })
  expect((await recordsOf(host, 'study'))[0]?.currentWorkshopId).toBe(first)
})

it('takes an edit of a workshop back, and refuses one that is not there or is there already', async () => {
  const workshopId = await addWorkshop('First', '2026-03-02')
  await host.call('workshop.edit', { workshopId, name: 'Second' })
  await host.call('history.undo', {})
  expect((await workshops()).find(({ id }) => id === workshopId)).toMatchObject({
    name: 'First',
    heldOn: '2026-03-02',
  })
  const again = host.call('workshop.add', { workshopId, name: 'Once more', heldOn: null })
  expect(await outcomeOf(again)).toBe('conflict')
  const gone = { workshopId: randomIdentifier() }
  expect(await outcomeOf(host.call('workshop.edit', { ...gone, name: 'Nowhere' }))).toBe('not-found')
  expect(await outcomeOf(host.call('workshop.choose', gone))).toBe('not-found')
  expect(await outcomeOf(host.call('workshop.edit', { workshopId, heldOn: '2026-02-30' }))).toBe(
    'invalid-input',
  )
})

it('stays at the workshop that was chosen when words of the study are undone and done again', async () => {
  await host.call('study.edit', { background: 'Why it is held.' })
  const second = await addWorkshop('Second')
  await host.call('workshop.choose', { workshopId: second })
  const study = async () => (await recordsOf(host, 'study'))[0]
  await host.call('history.undo', {})
  expect(await study()).toMatchObject({ background: '', currentWorkshopId: second })
  await host.call('history.redo', {})
  expect(await study()).toMatchObject({ background: 'Why it is held.', currentWorkshopId: second })
})
