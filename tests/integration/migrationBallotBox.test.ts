import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashRule } from '#shared/domain/consensus/ruleHash'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { recordSchemas } from '#shared/domain/study/records'
import { initial } from '../../electron/host/store/migrations/0001-initial.ts'
import { boardControl } from '../../electron/host/store/migrations/0002-board-control.ts'
import { createStore } from '../../electron/host/store/store.ts'
import { makeCards, openNextRound } from '../support/ballotCalls.ts'
import { heldState, openRoom } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { readCopy } from '../support/readCopy.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { joinRoom, joinWithCard, takePaper, voteOnAll } from '../support/roomClient.ts'
import { startTestHost, temporaryFolder, type TestHost } from '../support/testHost.ts'

/* A file as the program of version 2 wrote it, with SQL of that time: nothing here goes through today's code. */

const ids = {
  study: randomIdentifier(),
  publicGroup: randomIdentifier(),
  group: randomIdentifier(),
  board: randomIdentifier(),
  ballot: randomIdentifier(),
  draft: randomIdentifier(),
  running: randomIdentifier(),
  closedRound: randomIdentifier(),
  openRound: randomIdentifier(),
}
const AT = '2026-04-02T09:00:00.000Z'
const cardIds = Array.from({ length: 3 }, randomIdentifier)
/** Not in the order of their positions. */
const itemIds = Array.from({ length: 3 }, randomIdentifier)
const runningItemIds = Array.from({ length: 2 }, randomIdentifier)
const tokens = Array.from({ length: 12 }, randomIdentifier)
/** One of the open round, who had begun. */
const heldToken = randomIdentifier()
const RULE = JSON.stringify(DEFAULT_RAM_RULE)

function writeVersion2(path: string): void {
  const { database, close } = createStore(path, [initial, boardControl])
  const put = (table: string, ...values: readonly (string | number | null)[]) =>
    database.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values)
  const study = {
    id: ids.study,
    title: 'An older study',
    background: '',
    aims: '',
    audience: '',
    geography: '',
    recruitment: '',
    publicInvolvement: '',
    investigators: [],
    institution: '',
    partners: [],
    startsOn: null,
    endsOn: null,
    smallGroupThreshold: 5,
    templateName: null,
    createdAt: AT,
  }
  put('study', ids.study, study.title, JSON.stringify(study))
  put('panel_group', ids.publicGroup, 'Public contributors', 'PPIE', 1, null, null, 'a0')
  put('panel_group', ids.group, 'Link workers', 'SPLW', 0, null, null, 'a1')
  put('board', ids.board, 'pathway', 'Pathway', 'a0', '["barrier"]', 0, 0, 0, 0)
  for (const [index, cardId] of cardIds.entries()) {
    put('card', cardId, 'barrier', `Card ${index}`, '', '[]', null, 0, 0)
  }
  const ballot = (id: string, title: string, status: string, position: string) =>
    put(
      'ballot',
      id,
      title,
      'How important is this?',
      'not at all',
      'very',
      '',
      RULE,
      status,
      status === 'draft' ? null : hashRule(DEFAULT_RAM_RULE),
      status === 'draft' ? null : AT,
      position,
    )
  ballot(ids.ballot, 'Voted', 'locked', 'a0')
  ballot(ids.running, 'Running', 'locked', 'a1')
  ballot(ids.draft, 'Not yet', 'draft', 'a2')
  for (const [index, position] of ['a2', 'a0', 'a1'].entries()) {
    put('ballot_item', itemIds[index] ?? '', ids.ballot, cardIds[index] ?? '', `Wording ${index}`, position)
  }
  for (const [index, itemId] of runningItemIds.entries()) {
    put('ballot_item', itemId, ids.running, cardIds[index] ?? '', `Wording ${index}`, `a${index}`)
  }
  put('round', ids.closedRound, ids.ballot, 1, 'closed', AT, AT, 14, 12)
  put('round', ids.openRound, ids.running, 1, 'open', AT, null, 0, 0)
  for (const [index, token] of tokens.entries()) {
    put('voter_token', ids.ballot, token, index < 6 ? ids.publicGroup : ids.group)
    put('response', ids.closedRound, token, 'phone', index === 0 ? 0 : 1)
    put('answer', ids.closedRound, token, itemIds[0] ?? '', 'score', 9)
    put('answer', ids.closedRound, token, itemIds[1] ?? '', 'score', 1 + (index % 3))
    if (index < 6) put('answer', ids.closedRound, token, itemIds[2] ?? '', 'unable', null)
    else if (index < 9) put('answer', ids.closedRound, token, itemIds[2] ?? '', 'skipped', null)
  }
  put('voter_token', ids.running, heldToken, ids.group)
  put('response', ids.openRound, heldToken, 'phone', 0)
  put('answer', ids.openRound, heldToken, runningItemIds[0] ?? '', 'score', 4)
  const change = (revision: number, name: string, records: unknown) =>
    put('change', revision, name, null, AT, 'permanent', JSON.stringify(records))
  change(1, 'study.created', [])
  // As JSON of that time: without what has come since.
  const was = {
    id: ids.draft,
    title: 'Not yet',
    question: 'How important is this?',
    lowLabel: 'not at all',
    highLabel: 'very',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    status: 'draft',
    ruleHash: null,
    lockedAt: null,
    position: 'a2',
  }
  const item = {
    id: itemIds[0],
    ballotId: ids.ballot,
    cardId: cardIds[0],
    wording: 'Wording 0',
    position: 'a2',
  }
  change(2, 'ballot.created', [
    { kind: 'ballot', id: was.id, before: null, after: was },
    { kind: 'ballotItem', id: item.id, before: null, after: item },
  ])
  const round = { id: ids.closedRound, ballotId: ids.ballot, number: 1, status: 'open', openedAt: AT }
  change(3, 'round.opened', [
    {
      kind: 'round',
      id: round.id,
      before: null,
      after: { ...round, closedAt: null, seatsInRoom: 0, tokensDealt: 0 },
    },
  ])
  // The file was left in the middle of a vote.
  put('setting', 'answerTraces', 'true')
  close()
}

/** In the order of the ballot. */
const [first = '', second = '', third = ''] = [1, 2, 0].map((index) => itemIds[index] ?? '')

let test: TestHost
let path: string

beforeEach(() => {
  path = join(temporaryFolder(), 'older.linkboard')
  writeVersion2(path)
  test = startTestHost()
})

const open = () => test.host.call('study.open', { path })

describe('a file of version 2', () => {
  it('is copied before it is changed, and the copy is of version 2 as it was', async () => {
    await open()
    const copyPath = path.replace('.linkboard', '.before-version-3.linkboard')
    expect(existsSync(copyPath)).toBe(true)
    const copy = new Database(copyPath, { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(2)
    expect(copy.prepare('SELECT count(*) FROM answer WHERE score = 9').pluck().get()).toBe(12)
    copy.close()
  })

  it('has each round about all items of its ballot, in their order, and plans of one round', async () => {
    await open()
    const { records } = await heldState(test.host)
    for (const kind of ['ballot', 'ballotItem', 'round'] as const) {
      for (const record of records[kind].values()) expect(recordSchemas[kind].parse(record)).toEqual(record)
    }
    expect(records.round.get(ids.closedRound)).toMatchObject({
      itemIds: [first, second, third],
      number: 1,
      seatsInRoom: 14,
      tokensDealt: 12,
    })
    expect(records.round.get(ids.openRound)).toMatchObject({ itemIds: runningItemIds, status: 'open' })
    for (const ballot of records.ballot.values()) {
      expect(ballot).toMatchObject({ plannedRounds: 1, carryOver: 'all', isPractice: false })
    }
    expect(records.ballot.get(ids.ballot)?.ruleHash).toBe(hashRule(DEFAULT_RAM_RULE))
    for (const item of records.ballotItem.values()) expect(item.columnId).toBeNull()
  })

  it('has every answer as it was given', async () => {
    await open()
    const { items, responses } = await test.host.call('round.getResults', { roundId: ids.closedRound })
    expect(responses).toBe(12)
    expect(items.map(({ itemId }) => itemId)).toEqual([first, second, third])
    const byItem = new Map(items.map(({ itemId, pooled }) => [itemId, pooled]))
    expect(byItem.get(itemIds[0] ?? '')).toMatchObject({ n: 12, median: 9, verdict: 'in' })
    expect(byItem.get(itemIds[1] ?? '')).toMatchObject({ n: 12, median: 2, verdict: 'out' })
    expect(byItem.get(itemIds[2] ?? '')).toMatchObject({ n: 0, unable: 6, skipped: 6 })
    await test.host.close()
    readCopy(path, (database) => {
      expect(database.pragma('foreign_key_check')).toEqual([])
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(database.prepare('SELECT kind, count(*) AS n FROM answer GROUP BY kind').all()).toEqual([
        { kind: 'score', n: 25 },
        { kind: 'skipped', n: 3 },
        { kind: 'unable', n: 6 },
      ])
      expect(database.prepare('SELECT count(*) FROM response WHERE is_finished = 0').pluck().get()).toBe(2)
    })
  })

  it('has its record, and keeps what was voted on when the study is restored to before that', async () => {
    await open()
    const { activities } = await test.host.call('history.list', { before: null, limit: 10 })
    expect(activities.map(({ name }) => name)).toEqual(['round.opened', 'ballot.created', 'study.created'])
    expect(await outcomeOf(test.host.call('history.restore', { revision: 1 }))).toBe('done')
    const { records } = await heldState(test.host)
    expect(records.round.get(ids.closedRound)?.itemIds).toEqual([first, second, third])
    expect(records.ballotItem.size).toBe(5)
  })

  it('goes on with the vote that was open: the phone comes back to its answer', async () => {
    await open()
    const room = await openRoom(test.host)
    const phone = await joinRoom({ ...room, panelGroupId: ids.group })
    const vote = await takePaper(phone, heldToken)
    expect(vote.voterToken).toBe(heldToken)
    expect(vote.paper.answers).toEqual([{ itemId: runningItemIds[0], answer: { kind: 'score', value: 4 } }])
    await voteOnAll(phone, vote, () => ({ kind: 'score', value: 6 }))
    await test.host.call('round.close', { roundId: ids.openRound })
    const { items } = await test.host.call('round.getResults', { roundId: ids.openRound })
    expect(items.map(({ pooled }) => [pooled.n, pooled.kind === 'rating' && pooled.median])).toEqual([
      [1, 6],
      [1, 6],
    ])
  })

  it('takes what is new: another round by a change of plan, and seat cards', async () => {
    await open()
    const { host } = test
    await host.call('round.close', { roundId: ids.openRound })
    expect(await outcomeOf(openNextRound(host, ids.ballot))).toBe('conflict')
    await host.call('ballot.deviate', {
      deviationId: randomIdentifier(),
      ballotId: ids.ballot,
      fromRound: 2,
      change: { kind: 'planned-rounds', plannedRounds: 2 },
      reason: 'One more was wished for.',
    })
    const [code = ''] = await makeCards(host, [ids.publicGroup], 1)
    await openNextRound(host, ids.ballot)
    const room = await openRoom(host)
    const returning = await joinRoom({ ...room, panelGroupId: ids.publicGroup })
    const vote = await takePaper(returning, tokens[0] ?? '')
    expect(vote.paper.roundNumber).toBe(2)
    expect(vote.paper.items.map(({ itemId }) => itemId)).toEqual([first, second, third])
    const before = new Map(vote.paper.items.map((item) => [item.itemId, item.before]))
    expect(before.get(itemIds[0] ?? '')).toMatchObject({
      own: { kind: 'score', value: 9 },
      room: { n: 12, median: 9 },
    })
    const tablet = await joinWithCard({ ...room, code })
    expect((await takePaper(tablet)).paper.items[0]?.before?.own).toBeNull()
  })
})
