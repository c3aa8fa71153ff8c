import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { hashRule } from '#shared/domain/consensus/ruleHash'
import { RECORD_KINDS, recordSchemas } from '#shared/domain/study/records'
import { ballotBox } from '../../electron/host/store/migrations/0003-ballot-box.ts'
import { boardControl } from '../../electron/host/store/migrations/0002-board-control.ts'
import { initial } from '../../electron/host/store/migrations/0001-initial.ts'
import { createStore } from '../../electron/host/store/store.ts'
import { heldState } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { readCopy } from '../support/readCopy.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { startTestHost, temporaryFolder, type TestHost } from '../support/testHost.ts'

/* A file as the program of version 3 wrote it, with SQL of that time: nothing here goes through today's code. */

const ids = {
  study: randomIdentifier(),
  group: randomIdentifier(),
  firstWorkshop: randomIdentifier(),
  laterWorkshop: randomIdentifier(),
  board: randomIdentifier(),
  card: randomIdentifier(),
  ballot: randomIdentifier(),
  cardItem: randomIdentifier(),
  wordsItem: randomIdentifier(),
  round: randomIdentifier(),
}
const AT = '2026-04-02T09:00:00.000Z'
const tokens = Array.from({ length: 8 }, randomIdentifier)

function writeVersion3(path: string, workshops: readonly (readonly [id: string, position: string])[]): void {
  const { database, close } = createStore(path, [initial, boardControl, ballotBox])
  const put = (table: string, row: Record<string, string | number | null>) => {
    const names = Object.keys(row)
    const places = names.map(() => '?').join(', ')
    database
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`)
      .run(...Object.values(row))
  }
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
  put('study', { id: ids.study, title: study.title, body: JSON.stringify(study) })
  put('panel_group', {
    id: ids.group,
    name: 'Link workers',
    short_name: 'SPLW',
    is_public: 0,
    position: 'a0',
  })
  for (const [id, position] of workshops) put('workshop', { id, name: `Workshop ${position}`, position })
  put('board', { id: ids.board, kind: 'pathway', name: 'Pathway', position: 'a0' })
  const card = { id: ids.card, kind: 'barrier', text: 'Waits are long', note: '', tags: '[]' }
  put('card', { ...card, panel_group_id: ids.group, is_deleted: 0 })
  put('ballot', {
    id: ids.ballot,
    title: 'Voted',
    question: 'How important is this?',
    low_label: 'not at all',
    high_label: 'very',
    instructions: '',
    rule: JSON.stringify(DEFAULT_RAM_RULE),
    status: 'locked',
    rule_hash: hashRule(DEFAULT_RAM_RULE),
    locked_at: AT,
    position: 'a0',
    planned_rounds: 1,
    carry_over: 'all',
    is_practice: 0,
  })
  const ofBallot = { ballot_id: ids.ballot, column_id: null }
  put('ballot_item', {
    id: ids.cardItem,
    ...ofBallot,
    card_id: ids.card,
    wording: 'Waits are long',
    position: 'a0',
  })
  put('ballot_item', {
    id: ids.wordsItem,
    ...ofBallot,
    card_id: null,
    wording: 'Plan together',
    position: 'a1',
  })
  put('round', {
    id: ids.round,
    ballot_id: ids.ballot,
    number: 1,
    status: 'closed',
    opened_at: AT,
    closed_at: AT,
    seats_in_room: 9,
    tokens_dealt: 8,
    item_ids: JSON.stringify([ids.cardItem, ids.wordsItem]),
  })
  for (const token of tokens) {
    put('voter_token', { ballot_id: ids.ballot, token, panel_group_id: ids.group })
    put('response', { round_id: ids.round, token, channel: 'phone', is_finished: 1 })
    const answer = { round_id: ids.round, token, kind: 'score' }
    put('answer', { ...answer, item_id: ids.cardItem, value: 8 })
    put('answer', { ...answer, item_id: ids.wordsItem, value: 2 })
  }
  // As JSON of that time: without what has come since.
  const item = { id: ids.cardItem, ballotId: ids.ballot, cardId: ids.card, columnId: null }
  const records = [
    {
      kind: 'ballotItem',
      id: item.id,
      before: null,
      after: { ...item, wording: 'Waits are long', position: 'a0' },
    },
  ]
  const log = { label: null, at: AT, state: 'permanent' }
  put('change', { revision: 1, name: 'study.created', ...log, records: '[]' })
  put('change', { revision: 2, name: 'ballot.created', ...log, records: JSON.stringify(records) })
  close()
}

let test: TestHost
let path: string

beforeEach(() => {
  path = join(temporaryFolder(), 'older.linkboard')
  test = startTestHost()
})

const open = () => test.host.call('study.open', { path })

describe('a file of version 3', () => {
  beforeEach(() =>
    writeVersion3(path, [
      [ids.laterWorkshop, 'a1'],
      [ids.firstWorkshop, 'a0'],
    ]),
  )

  it('is copied before it is changed, and the copy is of version 3 as it was', async () => {
    await open()
    const copyPath = path.replace('.linkboard', '.before-version-4.linkboard')
    expect(existsSync(copyPath)).toBe(true)
    const copy = new Database(copyPath, { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(3)
    expect(copy.prepare('SELECT count(*) FROM answer WHERE value = 8').pluck().get()).toBe(8)
    copy.close()
  })

  it('has what is new as it was without it: rounds of the first workshop, cards of none, no statements', async () => {
    await open()
    const { records } = await heldState(test.host)
    for (const kind of RECORD_KINDS) {
      for (const record of records[kind].values()) expect(recordSchemas[kind].parse(record)).toEqual(record)
    }
    expect(records.round.get(ids.round)).toMatchObject({ workshopId: ids.firstWorkshop, seatsInRoom: 9 })
    expect(records.card.get(ids.card)).toMatchObject({ workshopId: null, text: 'Waits are long' })
    expect(records.ballot.get(ids.ballot)).toMatchObject({ broughtFrom: null, status: 'locked' })
    for (const item of records.ballotItem.values()) expect(item.statementId).toBeNull()
    expect(records.statement.size + records.statementWording.size + records.authorText.size).toBe(0)
    await test.host.close()
    readCopy(path, (database) => {
      expect(database.pragma('foreign_key_check')).toEqual([])
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    })
  })

  it('has every answer and verdict as they were, and its log can be read', async () => {
    await open()
    const { items, responses } = await test.host.call('round.getResults', { roundId: ids.round })
    expect(responses).toBe(8)
    expect(items.map(({ itemId, pooled }) => [itemId, pooled.verdict])).toEqual([
      [ids.cardItem, 'in'],
      [ids.wordsItem, 'out'],
    ])
    const { activities } = await test.host.call('history.list', { before: null, limit: 10 })
    expect(activities.map(({ name }) => name)).toEqual(['ballot.created', 'study.created'])
  })

  it('takes statements that come from what was voted on', async () => {
    await open()
    const statement = {
      statementId: randomIdentifier(),
      wordingId: randomIdentifier(),
      text: 'Waits are kept short',
      kind: 'recommendation' as const,
      stageId: null,
      tags: [],
      cardIds: [ids.card],
      itemIds: [ids.cardItem],
    }
    expect(await outcomeOf(test.host.call('statement.add', statement))).toBe('done')
    await test.host.call('study.close', {})
    await open()
    const { records } = await heldState(test.host)
    expect([...records.statement.values()]).toMatchObject([
      { number: 1, text: 'Waits are kept short', itemIds: [ids.cardItem] },
    ])
  })
})

it('a file of version 3 without a workshop has rounds of none', async () => {
  writeVersion3(path, [])
  await open()
  const { records } = await heldState(test.host)
  expect(records.round.get(ids.round)?.workshopId).toBeNull()
})
