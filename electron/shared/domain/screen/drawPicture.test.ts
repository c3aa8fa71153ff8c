import { describe, expect, it } from 'vitest'
import type { Board, Column } from '../board/board.ts'
import { placementId } from '../board/board.ts'
import type { Card } from '../board/card.ts'
import type { LinkType } from '../board/link.ts'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import { emptyRecords, type StudyRecords } from '../study/records.ts'
import { makeStudyState } from '../study/studyState.ts'
import { drawPicture, type Surroundings } from './drawPicture.ts'
import { MOST_CARDS_A_COLUMN, screenPicture, type PictureShowing } from './screenPicture.ts'
import type { ScreenView } from './screenView.ts'

const GROUP = 'group-of-the-author'
const ids = new Map<string, string>()
/** The identifier that stands for a name in these tests. */
function id(name: string): string {
  const known = ids.get(name) ?? String(ids.size + 1).padStart(26, '0')
  ids.set(name, known)
  return known
}

/** A pathway board with a tray, three stages and a parking lot, and a themes board with two themes. */
function makeRecords(): StudyRecords {
  const records = emptyRecords()
  records.study.set(id('study'), { id: id('study'), title: 'A study' } as never)
  addBoard(records, 'pathway', { kind: 'pathway', position: 'a0' }, ['first', 'second', 'third'])
  addBoard(records, 'themes', { kind: 'themes', position: 'a1' }, ['time', 'money'])
  return records
}

function addBoard(records: StudyRecords, name: string, board: Partial<Board>, stages: string[]): void {
  records.board.set(id(name), {
    id: id(name),
    kind: 'custom',
    name,
    position: 'a0',
    cardKinds: ['step', 'barrier', 'enabler', 'training-need', 'idea'],
    isLocked: false,
    isHidden: false,
    showsGroups: true,
    isArchived: false,
    ...board,
  })
  const roles: [string, Column['role']][] = [
    [`${name} tray`, 'tray'],
    ...stages.map((stage): [string, Column['role']] => [stage, 'stage']),
    [`${name} parking`, 'parking'],
  ]
  for (const [index, [column, role]] of roles.entries()) {
    records.column.set(id(column), {
      id: id(column),
      boardId: id(name),
      role,
      name: column,
      purpose: '',
      actors: [],
      position: `a${index}`,
      isLocked: false,
      isHidden: false,
      isArchived: false,
    })
  }
}

/** A card whose text is its name; it waits in the trays unless columns are named. */
function addCard(
  records: StudyRecords,
  name: string,
  columns: string[] = [],
  card: Partial<Card> = {},
): void {
  records.card.set(id(name), {
    id: id(name),
    kind: 'barrier',
    text: name,
    note: `note of ${name}`,
    tags: [],
    panelGroupId: id(GROUP),
    workshopId: null,
    isDeleted: false,
    isHidden: false,
    ...card,
  })
  for (const column of columns) {
    const boardId = records.column.get(id(column))?.boardId ?? ''
    const placement = placementId(boardId, id(name))
    const position = `a${records.placement.size.toString().padStart(4, '0')}`
    records.placement.set(placement, {
      id: placement,
      boardId,
      cardId: id(name),
      columnId: id(column),
      position,
    })
  }
}

function link(records: StudyRecords, type: LinkType, from: string, to: string): void {
  const name = `${type} ${from} ${to}`
  records.link.set(id(name), {
    id: id(name),
    type,
    fromCardId: id(from),
    toCardId: id(to),
    merge: type === 'duplicates' ? { reason: 'the same', decidedBy: 'the room' } : null,
  })
}

function change<K extends 'board' | 'column'>(
  records: StudyRecords,
  kind: K,
  name: string,
  flags: Partial<Board & Column>,
): void {
  const record = records[kind].get(id(name))
  if (!record) throw new Error(`There is no ${name}`)
  ;(records[kind] as Map<string, unknown>).set(id(name), { ...record, ...flags })
}

const ALONE: Surroundings = { room: () => null, turnout: () => null, results: () => null }

function draw(records: StudyRecords, showing: ScreenView['showing'], surroundings = ALONE): PictureShowing {
  const picture = drawPicture(makeStudyState(records), { zoom: 1, showing }, surroundings)
  expect(screenPicture.parse(picture)).toEqual(picture)
  expect(JSON.stringify(picture)).not.toContain(id(GROUP))
  return picture.showing
}

type BoardView = Extract<ScreenView['showing'], { name: 'board' }>

function drawBoard(records: StudyRecords, view: Partial<BoardView> = {}) {
  const showing = draw(records, {
    name: 'board',
    boardId: id('pathway'),
    firstColumnId: null,
    firstCardIds: {},
    filter: { words: '', kinds: [], tags: [] },
    spotlightCardId: null,
    ...view,
  })
  if (showing.name !== 'board') throw new Error(`${showing.name} was drawn`)
  return showing
}

const texts = (board: ReturnType<typeof drawBoard>) =>
  Object.fromEntries(board.columns.map(({ name, cards }) => [name, cards.map(({ text }) => text)]))

describe('the picture of a board', () => {
  it('has the columns from left to right and their cards in order, and no empty tray or parking lot', () => {
    const records = makeRecords()
    addCard(records, 'b', ['second'])
    addCard(records, 'a', ['second'])
    addCard(records, 'c', ['third'])
    expect(texts(drawBoard(records))).toEqual({ first: [], second: ['b', 'a'], third: ['c'] })
    addCard(records, 'waits')
    addCard(records, 'parked', ['pathway parking'])
    const board = drawBoard(records)
    expect(texts(board)).toMatchObject({ 'pathway tray': ['waits'], 'pathway parking': ['parked'] })
    expect(board).toMatchObject({ title: 'pathway', keptBack: null, columnsBefore: 0, columnsAfter: 0 })
    expect(board.columns[0]?.role).toBe('tray')
  })

  it('begins where the facilitator has scrolled to, and counts what is before', () => {
    const records = makeRecords()
    for (const name of ['a', 'b', 'c', 'd']) addCard(records, name, ['second'])
    const board = drawBoard(records, {
      firstColumnId: id('second'),
      firstCardIds: { [id('second')]: id('c') },
    })
    expect(texts(board)).toEqual({ second: ['c', 'd'], third: [] })
    expect(board).toMatchObject({ columnsBefore: 1, columnsAfter: 0 })
    expect(board.columns[0]).toMatchObject({ shown: 4, above: 2, hidden: 0 })
  })

  it('stays on the board where the facilitator’s first column or card has gone, or is left out here', () => {
    const records = makeRecords()
    addCard(records, 'a', ['first'])
    const gone = { firstColumnId: id('gone'), firstCardIds: { [id('first')]: id('gone') } }
    expect(texts(drawBoard(records, gone)).first).toEqual(['a'])
    const last = drawBoard(records, { firstColumnId: id('pathway parking') })
    expect(last).toMatchObject({ columnsBefore: 2, columns: [{ name: 'third' }] })
  })

  it('holds no more cards than a projector can show, and counts them all', () => {
    const records = makeRecords()
    for (let count = 0; count < 60; count += 1) addCard(records, `card ${count}`, ['first'])
    const [column] = drawBoard(records).columns
    expect(column?.cards).toHaveLength(MOST_CARDS_A_COLUMN)
    expect(column?.shown).toBe(60)
    const end = drawBoard(records, { firstCardIds: { [id('first')]: id('card 55') } })
    expect(end.columns[0]).toMatchObject({ shown: 60, above: 55 })
    expect(end.columns[0]?.cards).toHaveLength(5)
  })

  it('leaves out what is deleted and what was merged, and says how many a card stands for', () => {
    const records = makeRecords()
    addCard(records, 'deleted', ['first'], { isDeleted: true })
    addCard(records, 'kept', ['first'])
    addCard(records, 'copy', ['first'])
    addCard(records, 'copy of the copy', ['second'])
    link(records, 'duplicates', 'copy', 'kept')
    link(records, 'duplicates', 'copy of the copy', 'copy')
    const board = drawBoard(records)
    expect(texts(board)).toEqual({ first: ['kept'], second: [], third: [] })
    expect(board.columns[0]?.cards[0]?.merged).toBe(2)
  })

  it('counts links to cards that may be seen, once, those of merged cards too', () => {
    const records = makeRecords()
    addCard(records, 'barrier', ['first'])
    addCard(records, 'same barrier', ['first'])
    addCard(records, 'need', ['first'], { kind: 'training-need' })
    addCard(records, 'secret', ['first'], { kind: 'enabler', isHidden: true })
    link(records, 'duplicates', 'same barrier', 'barrier')
    link(records, 'addressed-by', 'barrier', 'need')
    link(records, 'addressed-by', 'same barrier', 'need')
    link(records, 'eased-by', 'barrier', 'secret')
    const [barrier, need] = drawBoard(records).columns[0]?.cards ?? []
    expect([barrier?.links, need?.links]).toEqual([1, 1])
  })

  it('is the title where the board is put away or gone', () => {
    const records = makeRecords()
    const view = { firstColumnId: null, firstCardIds: {}, spotlightCardId: null } as const
    const filter = { words: '', kinds: [], tags: [] }
    expect(draw(records, { name: 'board', boardId: id('gone'), filter, ...view }).name).toBe('title')
    change(records, 'board', 'pathway', { isArchived: true })
    expect(draw(records, { name: 'board', boardId: id('pathway'), filter, ...view }).name).toBe('title')
  })

  it('finds by words, kinds and tags', () => {
    const records = makeRecords()
    addCard(records, 'long waits', ['first'], { tags: ['long-term'] })
    addCard(records, 'no bus', ['first'])
    addCard(records, 'a bus pass', ['second'], { kind: 'enabler' })
    const found = (filter: Partial<BoardView['filter']>) =>
      drawBoard(records, { filter: { words: '', kinds: [], tags: [], ...filter } })
    expect(texts(found({ words: 'BUS' }))).toEqual({ first: ['no bus'], second: ['a bus pass'], third: [] })
    expect(texts(found({ words: 'bus', kinds: ['enabler'] }))).toMatchObject({ second: ['a bus pass'] })
    expect(texts(found({ tags: ['long-term'] }))).toMatchObject({ first: ['long waits'], second: [] })
    expect(found({ words: 'bus' })).toMatchObject({ isFiltered: true, columns: [{ shown: 1 }, {}, {}] })
    expect(drawBoard(records).isFiltered).toBe(false)
  })
})

describe('what is hidden', () => {
  it('is counted and not said: cards, columns, whole boards', () => {
    const records = makeRecords()
    addCard(records, 'seen', ['first'])
    addCard(records, 'written in silence', ['first'], { isHidden: true })
    addCard(records, 'in a hidden column', ['second'])
    change(records, 'column', 'second', { isHidden: true })
    const board = drawBoard(records)
    expect(texts(board)).toEqual({ first: ['seen'], second: [], third: [] })
    expect(board.columns.map(({ shown, hidden }) => [shown, hidden])).toEqual([
      [1, 1],
      [0, 1],
      [0, 0],
    ])
    change(records, 'board', 'pathway', { isHidden: true })
    expect(drawBoard(records, { spotlightCardId: id('seen') })).toEqual({
      name: 'board',
      title: 'pathway',
      keptBack: 3,
      columnsBefore: 0,
      columnsAfter: 0,
      columns: [],
      isFiltered: false,
      spotlight: null,
    })
  })

  it('in a column of one board is kept back on the others too, and in every other picture', () => {
    const records = makeRecords()
    addCard(records, 'secret', ['first', 'time'])
    addCard(records, 'beside it', ['first', 'time'])
    addCard(records, 'need', ['first'], { kind: 'training-need' })
    link(records, 'addressed-by', 'secret', 'need')
    change(records, 'column', 'time', { isHidden: true })
    const board = drawBoard(records, { spotlightCardId: id('need') })
    // Both stand in the hidden theme.
    expect(texts(board).first).toEqual(['need'])
    expect(board.columns[0]).toMatchObject({ shown: 1, hidden: 2 })
    expect(board.spotlight).toMatchObject({ links: [], note: 'note of need' })
    expect(drawBoard(records, { spotlightCardId: id('secret') }).spotlight).toBeNull()
    const coverage = JSON.stringify(draw(records, { name: 'coverage' }))
    expect(coverage).not.toContain('secret')
    expect(coverage).not.toContain('beside it')
  })

  it('in a hidden tray is what waits there', () => {
    const records = makeRecords()
    addCard(records, 'waits')
    addCard(records, 'placed', ['first'])
    change(records, 'column', 'pathway tray', { isHidden: true })
    const board = drawBoard(records)
    expect(board.columns[0]).toMatchObject({ role: 'tray', shown: 0, hidden: 1, cards: [] })
    expect(texts(board).first).toEqual(['placed'])
    expect(texts(drawBoard(records, { boardId: id('themes') }))['themes tray']).toEqual(['placed'])
  })

  it('counts no more once its column or board is put away', () => {
    const records = makeRecords()
    addCard(records, 'card', ['first', 'time'])
    change(records, 'column', 'time', { isHidden: true, isArchived: true })
    expect(texts(drawBoard(records)).first).toEqual(['card'])
    change(records, 'column', 'time', { isHidden: true, isArchived: false })
    change(records, 'board', 'themes', { isArchived: true })
    expect(texts(drawBoard(records)).first).toEqual(['card'])
  })

  it('cannot be guessed by searching for it', () => {
    const records = makeRecords()
    addCard(records, 'the secret word', ['first'], { isHidden: true })
    const search = (words: string) => drawBoard(records, { filter: { words, kinds: [], tags: [] } })
    expect(search('secret').columns).toEqual(search('nothing of that').columns)
    const byKind = (kind: Card['kind']) =>
      drawBoard(records, { filter: { words: '', kinds: [kind], tags: [] } }).columns
    expect(byKind('barrier')).toEqual(byKind('idea'))
  })
})

describe('a card shown large', () => {
  it('comes with its note and its links in its own words', () => {
    const records = makeRecords()
    addCard(records, 'barrier', ['first'])
    addCard(records, 'need', [], { kind: 'training-need' })
    addCard(records, 'help', [], { kind: 'enabler' })
    link(records, 'addressed-by', 'barrier', 'need')
    link(records, 'eased-by', 'barrier', 'help')
    const spotlight = (name: string) => drawBoard(records, { spotlightCardId: id(name) }).spotlight
    expect(spotlight('barrier')).toMatchObject({
      card: { text: 'barrier', kind: 'barrier', links: 2 },
      note: 'note of barrier',
      links: [
        { label: 'is addressed by', kind: 'training-need', text: 'need' },
        { label: 'is eased by', kind: 'enabler', text: 'help' },
      ],
    })
    expect(spotlight('help')?.links).toEqual([{ label: 'eases', kind: 'barrier', text: 'barrier' }])
    expect(JSON.stringify(drawBoard(records))).not.toContain('note of')
  })

  it('is the one that it was merged into, and nothing once it is deleted', () => {
    const records = makeRecords()
    addCard(records, 'kept', ['first'])
    addCard(records, 'copy', ['first'])
    link(records, 'duplicates', 'copy', 'kept')
    expect(drawBoard(records, { spotlightCardId: id('copy') }).spotlight?.card.text).toBe('kept')
    addCard(records, 'kept', [], { isDeleted: true })
    expect(drawBoard(records, { spotlightCardId: id('kept') }).spotlight).toBeNull()
  })
})

describe('the other pictures', () => {
  it('of the matrix count cards by theme and stage, and show what is unsorted only where there is some', () => {
    const records = makeRecords()
    addCard(records, 'a', ['first', 'time'])
    addCard(records, 'b', ['first', 'time'])
    addCard(records, 'c', ['third'])
    const matrix = draw(records, { name: 'matrix', boardId: id('themes') })
    expect(matrix).toEqual({
      name: 'matrix',
      title: 'themes × pathway',
      isHidden: false,
      stages: ['first', 'second', 'third'].map((name) => ({ name, role: 'stage' })),
      themes: [
        { name: 'time', role: 'stage' },
        { name: 'money', role: 'stage' },
        { name: 'themes tray', role: 'tray' },
      ],
      counts: [
        [2, 0, 0],
        [0, 0, 0],
        [0, 0, 1],
      ],
      moreStages: 0,
      moreThemes: 0,
    })
    change(records, 'board', 'pathway', { isHidden: true })
    expect(draw(records, { name: 'matrix', boardId: id('themes') })).toMatchObject({
      isHidden: true,
      stages: [],
      themes: [],
      counts: [],
    })
  })

  it('of the gaps say what is open, with examples', () => {
    const records = makeRecords()
    addCard(records, 'open barrier', ['first'])
    addCard(records, 'eased', ['first'])
    addCard(records, 'help', ['first'], { kind: 'enabler' })
    addCard(records, 'need', ['second'], { kind: 'training-need' })
    link(records, 'eased-by', 'eased', 'help')
    expect(draw(records, { name: 'coverage' })).toMatchObject({
      barriers: 2,
      openBarriers: 1,
      trainingNeeds: 1,
      unaskedTrainingNeeds: 1,
      stages: 3,
      emptyStages: ['third'],
      examples: [{ text: 'open barrier' }, { text: 'need' }],
    })
    change(records, 'board', 'pathway', { isHidden: true })
    expect(draw(records, { name: 'coverage' })).toMatchObject({ emptyStages: [] })
  })

  it('of the vote say the question and the turnout; without an open vote it is the title', () => {
    const records = makeRecords()
    const turnout: Surroundings = { ...ALONE, turnout: () => ({ dealt: 9, finished: 4 }) }
    expect(draw(records, { name: 'voting' }, turnout)).toEqual({ name: 'title' })
    const ballot = { id: id('ballot'), title: 'A vote', question: 'How much?', rule: DEFAULT_RAM_RULE }
    records.ballot.set(id('ballot'), ballot as never)
    records.round.set(id('round'), {
      id: id('round'),
      ballotId: id('ballot'),
      number: 2,
      status: 'open',
    } as never)
    expect(draw(records, { name: 'voting' }, turnout)).toEqual({
      name: 'voting',
      title: 'A vote',
      question: 'How much?',
      round: 2,
      dealt: 9,
      finished: 4,
    })
  })

  it('of the room say how to get in; of a closed room it is the title', () => {
    const records = makeRecords()
    expect(draw(records, { name: 'room' })).toEqual({ name: 'title' })
    const room = {
      code: 'ABCDEFGH',
      addresses: ['http://192.168.0.2:8080/'],
      joinUrl: 'http://192.168.0.2:8080/#s=secret',
      qr: { size: 1, path: 'M0 0' },
      admitsNewSeats: true,
      acceptsCards: true,
      isSilent: true,
      seats: 3,
      connected: 2,
      byGroup: [{ panelGroupId: id(GROUP), seats: 3, connected: 2 }],
    }
    const showing = draw(records, { name: 'room' }, { ...ALONE, room: () => room })
    expect(showing).toMatchObject({ code: 'ABCDEFGH', address: 'http://192.168.0.2:8080/', seats: 3 })
    expect(JSON.stringify(showing)).not.toContain('secret')
  })

  it('without a study is an empty title', () => {
    const view: ScreenView = { zoom: 1.5, showing: { name: 'room' } }
    expect(drawPicture(null, view, ALONE)).toEqual({
      studyTitle: '',
      zoom: 1.5,
      showing: { name: 'title' },
    })
  })
})
