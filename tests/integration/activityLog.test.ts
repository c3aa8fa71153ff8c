import { beforeEach, describe, expect, it } from 'vitest'
import type { InputOf, ProcedureName } from '#shared/contract/contract'
import type { Activity } from '#shared/contract/history.contract'
import type { Host } from '../../electron/host/createHost.ts'
import { heldState, openRoom, openVote, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { joinRoom } from '../support/roomClient.ts'
import { boardDifferences, contentsOf, faultsOf } from '../support/soundBoards.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

let test: TestHost
let host: Host

beforeEach(async () => {
  test = startTestHost()
  host = test.host
  await host.call('study.create', { templateKey: null, title: 'A study' })
})

const revisionNow = async () => (await host.call('study.getSnapshot', {})).revision
const cardOf = async (id: string) => (await recordsOf(host, 'card')).find((card) => card.id === id)
const outcome = <N extends ProcedureName>(name: N, input: InputOf<N>) => outcomeOf(host.call(name, input))

async function columnNamed(name: string) {
  const column = (await recordsOf(host, 'column')).find((one) => one.name.startsWith(name))
  if (!column) throw new Error(`There is no column “${name}”.`)
  return column
}

async function addCard(text: string, columnName = 'Beginning'): Promise<string> {
  const { id, boardId } = await columnNamed(columnName)
  const cardId = randomIdentifier()
  const place = { boardId, columnId: id, beforeCardId: null }
  await host.call('card.add', { cardId, kind: 'barrier', text, ...place })
  return cardId
}

async function move(cardId: string, columnName: string): Promise<void> {
  const { id, boardId } = await columnNamed(columnName)
  await host.call('card.move', { cardId, boardId, columnId: id, beforeCardId: null })
}

async function activities(limit = 50): Promise<Activity[]> {
  return (await host.call('history.list', { before: null, limit })).activities
}

describe('a line of the log', () => {
  it('says what it was about, where it went, and whether it is in force', async () => {
    const cardId = await addCard('Referrals are lost')
    const other = await addCard('Nobody answers the phone')
    await move(cardId, 'Middle')
    await host.call('cards.delete', { cardIds: [cardId, other] })
    const { id } = await columnNamed('End')
    await host.call('column.edit', { columnId: id, name: 'After' })
    await host.call('study.edit', { aims: 'To listen' })
    await host.call('history.undo', {})
    expect((await activities()).map(({ at: _at, ...line }) => line)).toMatchObject([
      {
        revision: 8,
        name: 'change.undone',
        subject: 'A study',
        cards: 0,
        state: 'permanent',
        canBeTakenBack: false,
      },
      { revision: 7, name: 'study.edited', subject: 'A study', state: 'undone', canBeTakenBack: false },
      { revision: 6, name: 'column.edited', subject: 'After', to: null, state: 'done', canBeTakenBack: true },
      { revision: 5, name: 'cards.deleted', subject: null, cards: 2, state: 'done', canBeTakenBack: true },
      {
        revision: 4,
        name: 'card.moved',
        subject: 'Referrals are lost',
        cards: 1,
        to: 'Middle: what happens',
      },
      { revision: 3, name: 'card.added', subject: 'Nobody answers the phone', canBeTakenBack: false },
      { revision: 2, name: 'card.added', to: 'Beginning: how it starts', canBeTakenBack: false },
      { revision: 1, name: 'study.created', subject: null, cards: 0, to: null, canBeTakenBack: false },
    ])
  })

  it('cuts a long text to a line, between letters', async () => {
    await addCard('🧡'.repeat(250))
    const [line] = await activities(1)
    expect(line?.subject).toBe(`${'🧡'.repeat(119)}…`)
  })

  it('comes in pages, newest first, without a gap or a double', async () => {
    for (let count = 0; count < 7; count += 1) await addCard(`Card ${count}`)
    const revisions: number[] = []
    let before: number | null = null
    for (let page = 0; page < 5; page += 1) {
      const { activities: lines, hasMore } = await host.call('history.list', { before, limit: 3 })
      revisions.push(...lines.map(({ revision }) => revision))
      before = revisions.at(-1) ?? null
      if (!hasMore) break
    }
    expect(revisions).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
    expect(await host.call('history.list', { before: 1, limit: 3 })).toEqual({
      activities: [],
      hasMore: false,
    })
  })

  it('never says the words of a card that is hidden, whatever was done to it', async () => {
    const room = await openRoom(host)
    await host.call('room.configure', { isSilent: true })
    const [group] = await recordsOf(host, 'panelGroup')
    const phone = await joinRoom({ ...room, panelGroupId: group?.id ?? '' })
    const secret = 'I was ashamed to ask'
    const cardId = randomIdentifier()
    await phone.socket.call('card.contribute', { cardId, kind: 'barrier', text: secret })
    const said = async () => JSON.stringify(await host.call('history.list', { before: null, limit: 200 }))
    await host.call('card.edit', { cardId, note: 'said at the break' })
    await move(cardId, 'Middle')
    const [board] = await recordsOf(host, 'board')
    const copyId = randomIdentifier()
    await host.call('card.duplicate', { cardId, copyId, boardId: board?.id ?? '' })
    await host.call('history.undo', {})
    await host.call('card.delete', { cardId })
    await host.call('cards.restore', { cardIds: [cardId] })
    expect(await said()).not.toContain('ashamed')
    await host.call('cards.reveal', {})
    expect(await said()).toContain(secret)
    // Lines of before the reveal are read with what is known now, and keep quiet again when it is undone.
    await host.call('history.undo', {})
    expect(await said()).not.toContain('ashamed')
    expect((await activities()).find(({ name }) => name === 'card.contributed')).toMatchObject({
      subject: null,
      cards: 1,
    })
  })
})

describe('taking back one line', () => {
  const lineNamed = async (name: string) => {
    const line = (await activities()).find((one) => one.name === name)
    if (!line) throw new Error(`There is no line ${name}.`)
    return line.revision
  }

  it('undoes it and nothing else, and is undone itself', async () => {
    const first = await addCard('First')
    await addCard('Second')
    const { id } = await columnNamed('End')
    await host.call('column.edit', { columnId: id, name: 'After' })
    await move(first, 'Middle')
    await host.call('history.takeBack', { revision: await lineNamed('column.edited') })
    expect((await columnNamed('End')).id).toBe(id)
    const takenBack = async () => (await activities()).filter((line) => line.isTakenBack)
    expect(await takenBack()).toMatchObject([{ name: 'column.edited', state: 'done', canBeTakenBack: false }])
    const middle = await columnNamed('Middle')
    expect((await recordsOf(host, 'placement')).find(({ cardId }) => cardId === first)?.columnId).toBe(
      middle.id,
    )
    expect((await host.call('study.getSnapshot', {})).history).toEqual({
      undo: 'take back a change',
      redo: null,
    })
    await host.call('history.undo', {})
    expect((await columnNamed('After')).id).toBe(id)
    expect(await takenBack()).toEqual([])
  })

  it('takes back what came from a phone, which undo does not, as a deleted card', async () => {
    const room = await openRoom(host)
    const [group] = await recordsOf(host, 'panelGroup')
    const phone = await joinRoom({ ...room, panelGroupId: group?.id ?? '' })
    const cardId = randomIdentifier()
    await phone.socket.call('card.contribute', { cardId, kind: 'idea', text: 'A rude word' })
    await host.call('history.takeBack', { revision: await lineNamed('card.contributed') })
    expect(await cardOf(cardId)).toMatchObject({ isDeleted: true, text: 'A rude word' })
  })

  it('is said of the line on whatever page it stands, until that is taken back too', async () => {
    await addCard('Taken back')
    const added = await lineNamed('card.added')
    await addCard('Later')
    await host.call('history.takeBack', { revision: added })
    const lineOf = async () =>
      (await host.call('history.list', { before: added + 1, limit: 1 })).activities.at(0)
    expect(await lineOf()).toMatchObject({ revision: added, isTakenBack: true })
    await host.call('history.takeBack', { revision: await lineNamed('change.takenBack') })
    expect(await lineOf()).toMatchObject({ revision: added, isTakenBack: false, canBeTakenBack: true })
    expect((await activities()).filter((line) => line.isTakenBack)).toMatchObject([
      { name: 'change.takenBack' },
    ])
  })

  it('is refused where something later touched the same, or needs it, with the words to go on', async () => {
    const from = await addCard('From')
    const [barrier] = await activities(1)
    const to = await addCard('To')
    await host.call('card.edit', { cardId: to, kind: 'training-need' })
    const kindEdited = await lineNamed('card.edited')
    const link = { linkId: randomIdentifier(), type: 'addressed-by', fromCardId: from, toCardId: to } as const
    await host.call('link.add', link)
    // The link needs the kind, though no later line has changed the card.
    await expect(host.call('history.takeBack', { revision: kindEdited })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('restore the boards') as string,
    })
    await move(from, 'Middle')
    expect(await outcome('history.takeBack', { revision: barrier?.revision ?? 0 })).toBe('conflict')
    await host.call('link.remove', { linkId: link.linkId })
    expect(await outcome('history.takeBack', { revision: kindEdited })).toBe('done')
  })

  it('is refused for a link that has been drawn anew meanwhile', async () => {
    const from = await addCard('From')
    const to = await addCard('To')
    await host.call('card.edit', { cardId: to, kind: 'training-need' })
    const link = { type: 'addressed-by', fromCardId: from, toCardId: to } as const
    const [first, second] = [randomIdentifier(), randomIdentifier()]
    await host.call('link.add', { linkId: first, ...link })
    await host.call('link.remove', { linkId: first })
    const removed = await lineNamed('link.removed')
    await host.call('link.add', { linkId: second, ...link })
    expect(await outcome('history.takeBack', { revision: removed })).toBe('conflict')
    await host.call('link.remove', { linkId: second })
    expect(await outcome('history.takeBack', { revision: removed })).toBe('done')
    expect((await recordsOf(host, 'link')).map(({ id }) => id)).toEqual([first])
  })

  it('is refused for what undo has taken back, for other things than boards, and for no line', async () => {
    await addCard('A card')
    const added = await lineNamed('card.added')
    await host.call('history.undo', {})
    expect(await outcome('history.takeBack', { revision: added })).toBe('conflict')
    await host.call('study.edit', { aims: 'To listen' })
    expect((await activities()).find(({ revision }) => revision === added)?.state).toBe('superseded')
    expect(await outcome('history.takeBack', { revision: added })).toBe('conflict')
    expect(await outcome('history.takeBack', { revision: await lineNamed('study.edited') })).toBe(
      'not-allowed',
    )
    expect(await outcome('history.takeBack', { revision: 999 })).toBe('not-found')
    expect(await outcome('history.restore', { revision: 999 })).toBe('not-found')
    expect(test.log).toEqual([])
  })

  it('never puts a card into a column that has been undone away', async () => {
    const cardId = await addCard('A card')
    const { boardId } = await columnNamed('Middle')
    const columnId = randomIdentifier()
    await host.call('column.add', { columnId, boardId, name: 'New' })
    await move(cardId, 'New')
    const tray = await columnNamed('Tray')
    await host.call('card.move', { cardId, boardId, columnId: tray.id, beforeCardId: null })
    for (let count = 0; count < 3; count += 1) await host.call('history.undo', {})
    const lines = await activities()
    // Undone itself, and the undoing of the move to New, whose column is no more.
    for (const { revision } of lines.filter(
      ({ name }) => name === 'card.moved' || name === 'change.undone',
    )) {
      expect(['conflict', 'done']).toContain(await outcome('history.takeBack', { revision }))
      expect(faultsOf(await heldState(host))).toEqual([])
    }
    expect(test.log).toEqual([])
  })
})

describe('restoring to a moment', () => {
  it('puts boards back as a whole, keeps what came later as deleted or put away, and is one step', async () => {
    const kept = await addCard('Kept')
    await move(kept, 'Middle')
    const moment = (await activities(1))[0]?.revision ?? 0
    const then = await heldState(host)
    const later = await addCard('Later')
    await host.call('card.edit', { cardId: kept, text: 'Other words' })
    const { boardId } = await columnNamed('Middle')
    const columnId = randomIdentifier()
    await host.call('theme.start', { columnId, boardId, name: 'Theme', cardIds: [kept, later] })
    const extra = { boardId: randomIdentifier(), trayId: randomIdentifier(), parkingId: randomIdentifier() }
    const columns = [{ columnId: randomIdentifier(), name: 'One' }]
    await host.call('board.add', { ...extra, kind: 'custom', name: 'Extra', cardKinds: ['idea'], columns })
    const before = contentsOf(await heldState(host))

    await host.call('history.restore', { revision: moment })
    const now = await heldState(host)
    expect(boardDifferences(now, then)).toEqual([])
    expect(await cardOf(later)).toMatchObject({ isDeleted: true, text: 'Later' })
    expect(now.records.column.get(columnId)).toMatchObject({ isArchived: true })
    // Out of the recycle bin, and out of what was put away, both come back whole.
    await host.call('cards.restore', { cardIds: [later] })
    await host.call('board.configure', { boardId: extra.boardId, isArchived: false })
    const back = await heldState(host)
    const ofExtra = [...back.records.column.values()].filter((one) => one.boardId === extra.boardId)
    expect(ofExtra.map(({ role, isArchived }) => [role, isArchived])).toEqual([
      ['tray', false],
      ['stage', false],
      ['parking', false],
    ])
    for (let count = 0; count < 3; count += 1) await host.call('history.undo', {})
    expect(contentsOf(await heldState(host))).toEqual(before)
  })

  it('leaves ballots, votes, groups and the study’s own words alone', async () => {
    const cardId = await addCard('Voted on')
    const moment = (await activities(1))[0]?.revision ?? 0
    await host.call('card.edit', { cardId, text: 'Edited' })
    const { roundId } = await openVote(host, 1)
    await host.call('round.close', { roundId })
    await host.call('study.edit', { aims: 'To listen' })
    await host.call('panelGroup.add', {
      panelGroupId: randomIdentifier(),
      name: 'Carers',
      shortName: 'Carers',
      isPublic: false,
    })
    const before = await heldState(host)
    await host.call('history.restore', { revision: moment })
    const after = await heldState(host)
    expect((await cardOf(cardId))?.text).toBe('Voted on')
    for (const kind of ['study', 'panelGroup', 'ballot', 'ballotItem', 'round'] as const) {
      expect(after.records[kind], kind).toEqual(before.records[kind])
    }
    expect((await host.call('round.getResults', { roundId })).items).toHaveLength(1)
    // To before the card was made: it is deleted, and its ballot keeps it.
    await host.call('history.restore', { revision: 1 })
    expect(await cardOf(cardId)).toMatchObject({ isDeleted: true })
    expect((await host.call('round.getResults', { roundId })).items).toHaveLength(1)
  })

  it('to now changes nothing and is no line', async () => {
    await addCard('A card')
    const revision = await revisionNow()
    expect(await outcome('history.restore', { revision })).toBe('done')
    expect(await revisionNow()).toBe(revision)
  })
})
