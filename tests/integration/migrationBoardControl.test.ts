import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { boardOrder } from '#shared/domain/board/boardOrder'
import { recordSchemas } from '#shared/domain/study/records'
import { initial } from '../../electron/host/store/migrations/0001-initial.ts'
import { createStore } from '../../electron/host/store/store.ts'
import { heldState } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { faultsOf } from '../support/soundBoards.ts'
import { startTestHost, temporaryFolder, type TestHost } from '../support/testHost.ts'

/* A file as the program of version 1 wrote it, with SQL of that time: nothing here goes through today's code. */

const ids = {
  study: randomIdentifier(),
  group: randomIdentifier(),
  pathway: randomIdentifier(),
  themes: randomIdentifier(),
  training: randomIdentifier(),
  pathwayTray: randomIdentifier(),
  stage: randomIdentifier(),
  pathwayParking: randomIdentifier(),
  themesTray: randomIdentifier(),
  themesParking: randomIdentifier(),
  trainingTray: randomIdentifier(),
  trainingParking: randomIdentifier(),
  placed: randomIdentifier(),
  waiting: randomIdentifier(),
  need: randomIdentifier(),
  double: randomIdentifier(),
  merge: randomIdentifier(),
}
const AT = '2026-03-02T09:00:00.000Z'

/** A card and a place as JSON of that time: without what has come since. */
const cardThen = (id: string, kind: string, text: string, isDeleted = false) => ({
  id,
  kind,
  text,
  note: '',
  tags: ['old'],
  panelGroupId: ids.group,
  isDeleted,
})
const placeThen = (cardId: string, columnId: string, position: string, boardId = ids.pathway) => ({
  id: `${boardId}:${cardId}`,
  boardId,
  cardId,
  columnId,
  position,
})

function writeVersion1(path: string): void {
  const { database, close } = createStore(path, [initial])
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
  put('panel_group', ids.group, 'Public contributors', 'PPIE', 1, null, null, 'a0')
  put('board', ids.pathway, 'pathway', 'Pathway', 'a0')
  put('board', ids.themes, 'themes', 'Themes', 'a1')
  put('board', ids.training, 'training', 'Training', 'a2')
  const column = (id: string, boardId: string, role: string, position: string, actors = '[]') =>
    put('board_column', id, boardId, role, role, 'A purpose', actors, position)
  column(ids.pathwayTray, ids.pathway, 'tray', 'a0')
  column(ids.stage, ids.pathway, 'stage', 'a1', '["GP","nurse"]')
  column(ids.pathwayParking, ids.pathway, 'parking', 'a2')
  column(ids.themesTray, ids.themes, 'tray', 'a0')
  column(ids.themesParking, ids.themes, 'parking', 'a1')
  column(ids.trainingTray, ids.training, 'tray', 'a0')
  column(ids.trainingParking, ids.training, 'parking', 'a1')
  for (const [id, kind, text] of [
    [ids.placed, 'barrier', 'Placed'],
    [ids.waiting, 'barrier', 'Waiting'],
    [ids.need, 'training-need', 'Need'],
    [ids.double, 'barrier', 'Double'],
  ] as const) {
    put('card', id, kind, text, '', '["old"]', ids.group, 0)
  }
  // Trays had places then: in another order than that in which the cards were made.
  for (const place of [
    placeThen(ids.placed, ids.stage, 'a1'),
    placeThen(ids.double, ids.stage, 'a2'),
    placeThen(ids.need, ids.pathwayTray, 'a0'),
    placeThen(ids.waiting, ids.pathwayTray, 'a1'),
    placeThen(ids.need, ids.trainingTray, 'a0', ids.training),
  ]) {
    put('placement', place.id, place.boardId, place.cardId, place.columnId, place.position)
  }
  put('link', ids.merge, 'duplicates', ids.double, ids.placed)

  const change = (name: string, label: string | null, state: string, records: unknown, revision: number) =>
    put('change', revision, name, label, AT, state, JSON.stringify(records))
  change('study.created', null, 'permanent', [], 1)
  const contributed = cardThen(ids.waiting, 'barrier', 'Waiting')
  change(
    'card.contributed',
    null,
    'permanent',
    [
      { kind: 'card', id: ids.waiting, before: null, after: contributed },
      {
        kind: 'placement',
        id: `${ids.pathway}:${ids.waiting}`,
        before: null,
        after: placeThen(ids.waiting, ids.pathwayTray, 'a1'),
      },
    ],
    2,
  )
  change(
    'card.moved',
    'move a card',
    'done',
    [
      {
        kind: 'placement',
        id: `${ids.pathway}:${ids.placed}`,
        before: placeThen(ids.placed, ids.pathwayTray, 'a2'),
        after: placeThen(ids.placed, ids.stage, 'a1'),
      },
    ],
    3,
  )
  change(
    'card.edited',
    'edit a card',
    'done',
    [
      {
        kind: 'card',
        id: ids.placed,
        before: cardThen(ids.placed, 'barrier', 'First words'),
        after: cardThen(ids.placed, 'barrier', 'Placed'),
      },
    ],
    4,
  )
  change(
    'link.added',
    'link two cards',
    'done',
    [
      {
        kind: 'link',
        id: ids.merge,
        before: null,
        after: { id: ids.merge, type: 'duplicates', fromCardId: ids.double, toCardId: ids.placed },
      },
    ],
    5,
  )
  close()
}

let test: TestHost
let path: string

beforeEach(() => {
  path = join(temporaryFolder(), 'older.linkboard')
  writeVersion1(path)
  test = startTestHost()
})

const open = () => test.host.call('study.open', { path })
const state = () => heldState(test.host)
const trayOf = async (boardId: string, columnId: string) =>
  boardOrder(await state(), boardId).cardIds.get(columnId)

describe('a file of version 1', () => {
  it('is copied before it is changed, and the copy is of version 1 as it was', async () => {
    await open()
    const copyPath = path.replace('.linkboard', '.before-version-2.linkboard')
    expect(existsSync(copyPath)).toBe(true)
    const copy = new Database(copyPath, { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(1)
    expect(copy.prepare('SELECT count(*) FROM placement').pluck().get()).toBe(5)
    expect(copy.pragma('table_info(board)')).toHaveLength(4)
    copy.close()
  })

  it('has what has come since: nothing locked, hidden or put away, and the usual kinds on each board', async () => {
    await open()
    const { records } = await state()
    for (const kind of ['board', 'column', 'card', 'placement', 'link'] as const) {
      for (const record of records[kind].values()) expect(recordSchemas[kind].parse(record)).toEqual(record)
    }
    const off = { isLocked: false, isHidden: false, isArchived: false }
    expect([...records.board.values()]).toMatchObject([
      { ...off, showsGroups: false, cardKinds: ['step', 'barrier', 'enabler', 'training-need', 'idea'] },
      { ...off, cardKinds: ['barrier', 'enabler', 'training-need', 'idea'] },
      { ...off, cardKinds: ['training-need'] },
    ])
    expect(records.column.get(ids.stage)).toMatchObject({
      ...off,
      purpose: 'A purpose',
      actors: ['GP', 'nurse'],
    })
    expect([...records.card.values()].map((card) => [card.text, card.isHidden, card.tags])).toEqual([
      ['Placed', false, ['old']],
      ['Waiting', false, ['old']],
      ['Need', false, ['old']],
      ['Double', false, ['old']],
    ])
    expect(records.link.get(ids.merge)).toMatchObject({ type: 'duplicates', merge: null })
  })

  it('has its cards where they stood, and those of the trays in the tray of every board for their kind', async () => {
    await open()
    const { cardIds } = boardOrder(await state(), ids.pathway)
    expect(cardIds.get(ids.stage)).toEqual([ids.placed])
    expect(cardIds.get(ids.pathwayTray)).toEqual([ids.waiting, ids.need])
    expect(await trayOf(ids.themes, ids.themesTray)).toEqual([ids.placed, ids.waiting, ids.need])
    expect(await trayOf(ids.training, ids.trainingTray)).toEqual([ids.need])
    expect([...(await state()).records.placement.keys()].toSorted()).toEqual(
      [`${ids.pathway}:${ids.placed}`, `${ids.pathway}:${ids.double}`].toSorted(),
    )
  })

  it('takes back the lines that the older program wrote, and does them again', async () => {
    await open()
    const { host } = test
    const before = await state()
    expect((await host.call('study.getSnapshot', {})).history.undo).toBe('link two cards')
    await host.call('history.undo', {})
    await host.call('history.undo', {})
    expect((await state()).records.card.get(ids.placed)).toMatchObject({
      text: 'First words',
      isHidden: false,
    })
    expect((await state()).records.link.size).toBe(0)
    await host.call('history.undo', {})
    // It stood in the tray before it was moved, so there it waits: once.
    expect(boardOrder(await state(), ids.pathway).cardIds.get(ids.stage)).toEqual([ids.double])
    expect(await trayOf(ids.pathway, ids.pathwayTray)).toEqual([ids.placed, ids.waiting, ids.need])
    expect(await outcomeOf(host.call('history.undo', {}))).toBe('conflict')
    for (let count = 0; count < 3; count += 1) await host.call('history.redo', {})
    const { records } = await state()
    expect(records.placement).toEqual(before.records.placement)
    expect(records.link.get(ids.merge)).toEqual(before.records.link.get(ids.merge))
    expect(records.card).toEqual(before.records.card)
    expect(test.log).toEqual([])
  })

  it('lists the older lines, takes one of them back by itself, and restores to before them', async () => {
    await open()
    const { host } = test
    const { activities } = await host.call('history.list', { before: null, limit: 50 })
    expect(activities.map(({ name, subject }) => [name, subject])).toEqual([
      ['link.added', null],
      ['card.edited', 'Placed'],
      ['card.moved', 'Placed'],
      ['card.contributed', 'Waiting'],
      ['study.created', null],
    ])
    await host.call('history.takeBack', { revision: 4 })
    expect((await state()).records.card.get(ids.placed)).toMatchObject({ text: 'First words' })
    await host.call('history.restore', { revision: 1 })
    const { records } = await state()
    expect(records.card.get(ids.waiting)).toMatchObject({ isDeleted: true })
    expect(await trayOf(ids.pathway, ids.pathwayTray)).toEqual([ids.placed, ids.need])
    expect(await outcomeOf(host.call('history.undo', {}))).toBe('done')
  })

  it('works on as any study does, and opens again', async () => {
    await open()
    const { host } = test
    const destination = { boardId: ids.themes, columnId: ids.themesParking, beforeCardId: null }
    await host.call('cards.move', { cardIds: [ids.waiting, ids.need], destination })
    await host.call('column.configure', { columnId: ids.stage, isLocked: true })
    expect(await outcomeOf(host.call('card.split', { cardId: ids.double }))).toBe('not-allowed')
    await host.call('board.configure', { boardId: ids.training, isArchived: true })
    const before = await state()
    // The merge of that time says nothing of why, and is sound but for that.
    expect(faultsOf(before).filter((fault) => !fault.includes('does not say why'))).toEqual([])
    await host.call('study.close', {})
    await open()
    expect(await state()).toEqual(before)
    expect(existsSync(path.replace('.linkboard', '.before-version-3.linkboard'))).toBe(false)
  })
})
