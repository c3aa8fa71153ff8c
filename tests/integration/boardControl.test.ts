import { beforeEach, describe, expect, it } from 'vitest'
import type { InputOf, ProcedureName } from '#shared/contract/contract'
import { boardOrder } from '#shared/domain/board/boardOrder'
import type { CardKind } from '#shared/domain/board/card'
import { findMerges } from '#shared/domain/board/merges'
import type { Host } from '../../electron/host/createHost.ts'
import { heldState, openVote, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { contentsOf, faultsOf } from '../support/soundBoards.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

/* What the facilitator does to boards, through a real host and file: each is still so when it is opened again. */

let test: TestHost
let host: Host
let path: string
/** Ids of boards and columns by the beginning of their names. */
let boards: Record<string, string>
let columns: Record<string, string>

beforeEach(async () => {
  test = startTestHost()
  host = test.host
  path = (await host.call('study.create', { templateKey: null, title: 'A study' })).path
  boards = Object.fromEntries((await recordsOf(host, 'board')).map(({ name, id }) => [name, id]))
  columns = Object.fromEntries(
    (await recordsOf(host, 'column'))
      .filter(({ boardId }) => boardId === boards['Pathway'])
      .map(({ name, id }) => [name.split(':')[0] ?? '', id]),
  )
})

const call = <N extends ProcedureName>(name: N, input: InputOf<N>) => outcomeOf(host.call(name, input))
const at = (name: string, beforeCardId: string | null = null) => ({
  boardId: boards['Pathway'] ?? '',
  columnId: columns[name] ?? '',
  beforeCardId,
})

async function add(text: string, columnName: string, kind: CardKind = 'barrier'): Promise<string> {
  const cardId = randomIdentifier()
  await host.call('card.add', { cardId, kind, text, ...at(columnName) })
  return cardId
}

/** The words in a column of a board, in their order. */
async function words(columnName: string, boardName = 'Pathway'): Promise<string[]> {
  const state = await heldState(host)
  const order = boardOrder(state, boards[boardName] ?? '')
  const column = order.columns.find(({ name }) => name.startsWith(columnName))
  return (order.cardIds.get(column?.id ?? '') ?? []).map((id) => state.records.card.get(id)?.text ?? '')
}

/** What the file holds is what is shown, also after it has been closed and opened. */
async function expectKept(): Promise<void> {
  const before = contentsOf(await heldState(host))
  expect(faultsOf(await heldState(host))).toEqual([])
  await host.call('study.close', {})
  await host.call('study.open', { path })
  expect(contentsOf(await heldState(host))).toEqual(before)
  expect(test.log).toEqual([])
}

describe('a lock', () => {
  it('on a column keeps its cards as they are, also from the facilitator, until it is unlocked', async () => {
    const inside = await add('Inside', 'Beginning')
    const second = await add('Second', 'Beginning')
    const outside = await add('Outside', 'Middle')
    await host.call('column.configure', { columnId: columns['Beginning'] ?? '', isLocked: true })
    const before = contentsOf(await heldState(host))
    const why = { reason: '', decidedBy: '' }
    const attempts = [
      call('card.add', { cardId: randomIdentifier(), kind: 'idea', text: 'New', ...at('Beginning') }),
      call('card.move', { cardId: inside, ...at('Middle') }),
      call('card.move', { cardId: outside, ...at('Beginning') }),
      call('cards.move', { cardIds: [second, inside], destination: at('Beginning') }),
      call('card.edit', { cardId: inside, text: 'Other' }),
      call('cards.tag', { cardIds: [inside], add: ['x'], remove: [] }),
      call('card.delete', { cardId: inside }),
      call('cards.delete', { cardIds: [outside, inside] }),
      call('cards.merge', {
        intoCardId: outside,
        merged: [{ linkId: randomIdentifier(), cardId: inside }],
        ...why,
      }),
      call('card.duplicate', {
        cardId: inside,
        copyId: randomIdentifier(),
        boardId: boards['Pathway'] ?? '',
      }),
      call('column.edit', { columnId: columns['Beginning'] ?? '', name: 'Other' }),
      call('column.configure', { columnId: columns['Beginning'] ?? '', isArchived: true }),
    ]
    expect(new Set(await Promise.all(attempts))).toEqual(new Set(['not-allowed']))
    expect(contentsOf(await heldState(host))).toEqual(before)
    await expectKept()
    expect(await call('card.edit', { cardId: inside, text: 'Other' })).toBe('not-allowed')
    await host.call('column.configure', { columnId: columns['Beginning'] ?? '', isLocked: false })
    expect(await call('card.edit', { cardId: inside, text: 'Other' })).toBe('done')
  })

  it('on a board leaves the other boards alone, and undo stays the facilitator’s own', async () => {
    const card = await add('A card', 'Beginning')
    await host.call('board.configure', { boardId: boards['Pathway'] ?? '', isLocked: true })
    expect(await call('card.move', { cardId: card, ...at('Middle') })).toBe('not-allowed')
    const themes = boards['Themes'] ?? ''
    const theme = { columnId: randomIdentifier(), boardId: themes, name: 'Trust', cardIds: [card] }
    expect(await call('theme.start', theme)).toBe('done')
    expect(await words('Trust', 'Themes')).toEqual(['A card'])
    await host.call('history.undo', {})
    await host.call('history.undo', {})
    expect(await call('card.move', { cardId: card, ...at('Middle') })).toBe('done')
  })
})

describe('what is put away', () => {
  it('waits in the tray with its column, and returns with it', async () => {
    const first = await add('First', 'Beginning')
    await add('Second', 'Beginning')
    const columnId = columns['Beginning'] ?? ''
    await host.call('column.configure', { columnId, isArchived: true })
    expect(await words('Tray')).toEqual(['First', 'Second'])
    await host.call('card.move', { cardId: first, ...at('End') })
    await expectKept()
    await host.call('column.configure', { columnId, isArchived: false })
    expect([await words('Tray'), await words('Beginning'), await words('End')]).toEqual([
      [],
      ['Second'],
      ['First'],
    ])
  })

  it('is not the last pathway, nor what a tray or a parking lot is', async () => {
    const pathway = { boardId: boards['Pathway'] ?? '', isArchived: true }
    expect(await call('board.configure', pathway)).toBe('invalid-input')
    for (const name of ['Tray', 'Parking lot']) {
      const columnId = columns[name] ?? ''
      expect(await call('column.configure', { columnId, isArchived: true }), name).toBe('invalid-input')
    }
    expect(await call('board.configure', { boardId: boards['Themes'] ?? '', isArchived: true })).toBe('done')
    await expectKept()
  })
})

describe('the recycle bin', () => {
  it('gives cards back with their places on every board, their links and what was merged into them', async () => {
    const [kept, twin, need] = [
      await add('Kept', 'Beginning'),
      await add('Twin', 'Middle'),
      await add('Need', 'Parking lot', 'training-need'),
    ]
    const theme = { columnId: randomIdentifier(), boardId: boards['Themes'] ?? '', name: 'Trust' }
    await host.call('theme.start', { ...theme, cardIds: [kept, need] })
    await host.call('link.add', {
      linkId: randomIdentifier(),
      type: 'addressed-by',
      fromCardId: kept,
      toCardId: need,
    })
    const merged = [{ linkId: randomIdentifier(), cardId: twin }]
    await host.call('cards.merge', { intoCardId: kept, merged, reason: 'The same', decidedBy: 'The room' })
    const before = contentsOf(await heldState(host))
    await host.call('cards.delete', { cardIds: [kept, need] })
    // Nobody stands for the twin now, so it is seen again.
    expect([await words('Beginning'), await words('Middle'), await words('Trust', 'Themes')]).toEqual([
      [],
      ['Twin'],
      [],
    ])
    await expectKept()
    await host.call('cards.restore', { cardIds: [need, kept] })
    expect(contentsOf(await heldState(host))).toEqual(before)
    expect(await call('cards.restore', { cardIds: [randomIdentifier()] })).toBe('not-found')
  })
})

describe('merging and splitting', () => {
  it('keep words, places, links and the vote of each card, with who decided it and why', async () => {
    const into = await add('No bus', 'Beginning')
    const cardId = await add('Buses are rare', 'Middle')
    const { roundId } = await openVote(host, 2)
    await host.call('round.close', { roundId })
    const before = contentsOf(await heldState(host))
    const merge = { reason: 'They say the same.', decidedBy: 'Public contributors' }
    const linkId = randomIdentifier()
    await host.call('cards.merge', { intoCardId: into, merged: [{ linkId, cardId }], ...merge })
    expect([await words('Beginning'), await words('Middle')]).toEqual([['No bus'], []])
    const { records } = await heldState(host)
    expect(
      findMerges(records)
        .mergedInto(into)
        .map(({ text }) => text),
    ).toEqual(['Buses are rare'])
    expect(records.link.get(linkId)).toMatchObject({ type: 'duplicates', merge })
    expect((await host.call('round.getResults', { roundId })).items).toHaveLength(2)
    await expectKept()
    await host.call('card.split', { cardId })
    expect(contentsOf(await heldState(host))).toEqual(before)
    expect(await call('card.split', { cardId })).toBe('not-found')
  })
})

describe('a board of the study’s own', () => {
  it('is added with its columns, edited, locked, hidden, put away and brought back', async () => {
    const boardId = randomIdentifier()
    const waiting = await add('An idea', 'Tray', 'idea')
    await host.call('board.add', {
      boardId,
      kind: 'custom',
      name: 'Who acts',
      cardKinds: ['idea', 'step'],
      trayId: randomIdentifier(),
      parkingId: randomIdentifier(),
      columns: ['Now', 'Later'].map((name) => ({ columnId: randomIdentifier(), name })),
    })
    boards['Who acts'] = boardId
    expect(await words('Tray', 'Who acts')).toEqual(['An idea'])
    const { columns: made } = boardOrder(await heldState(host), boardId)
    expect(made.map(({ role, name }) => [role, name])).toEqual([
      ['tray', 'Tray: not placed yet'],
      ['stage', 'Now'],
      ['stage', 'Later'],
      ['parking', 'Parking lot'],
    ])
    const later = made[2]?.id ?? ''
    await host.call('card.move', { cardId: waiting, boardId, columnId: later, beforeCardId: null })
    await host.call('column.move', { columnId: later, beforeColumnId: made[1]?.id ?? null })
    await host.call('board.edit', { boardId, name: 'Who does what', showsGroups: true, cardKinds: ['step'] })
    await host.call('board.configure', { boardId, isLocked: true, isHidden: true, isArchived: true })
    const [board] = (await recordsOf(host, 'board')).filter(({ id }) => id === boardId)
    expect(board).toMatchObject({
      name: 'Who does what',
      showsGroups: true,
      cardKinds: ['step'],
      isLocked: true,
      isHidden: true,
      isArchived: true,
    })
    await expectKept()
    await host.call('board.configure', { boardId, isLocked: false, isHidden: false, isArchived: false })
    expect([await words('Later', 'Who acts'), await words('Tray', 'Who acts')]).toEqual([['An idea'], []])
    const after = boardOrder(await heldState(host), boardId)
    expect(after.columns.map(({ name }) => name).slice(1, 3)).toEqual(['Later', 'Now'])
  })
})

describe('several cards at once', () => {
  it('come in together from a pasted list, or none of them does', async () => {
    const list = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        cardId: randomIdentifier(),
        kind: 'barrier' as const,
        text: `Line ${index}`,
      }))
    const cards = list(300)
    await add('Before', 'Beginning')
    await host.call('cards.add', { cards, destination: at('Beginning') })
    expect(await words('Beginning')).toEqual(['Before', ...cards.map(({ text }) => text)])
    const again = [...list(5), ...cards.slice(0, 1)]
    expect(await call('cards.add', { cards: again, destination: at('Beginning') })).toBe('conflict')
    expect(await recordsOf(host, 'card')).toHaveLength(301)
    await host.call('history.undo', {})
    expect(await words('Beginning')).toEqual(['Before'])
  })

  it('are tagged within what a card holds, so that the study opens again', async () => {
    const cardId = await add('A card', 'Beginning')
    const tags = (from: number) => Array.from({ length: 20 }, (_, index) => `tag ${from + index}`)
    await host.call('cards.tag', { cardIds: [cardId], add: tags(0), remove: [] })
    expect(await call('cards.tag', { cardIds: [cardId], add: tags(10), remove: [] })).toBe('invalid-input')
    expect(await call('cards.tag', { cardIds: [cardId], add: tags(20), remove: tags(0) })).toBe('done')
    await expectKept()
  })
})
