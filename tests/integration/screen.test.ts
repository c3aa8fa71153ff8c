import { describe, expect, it, onTestFinished } from 'vitest'
import { contract, PROCEDURE_NAMES } from '#shared/contract/contract'
import type { HostFrame } from '#shared/contract/wire'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import type { ScreenPicture } from '#shared/domain/screen/screenPicture'
import type { ScreenView } from '#shared/domain/screen/screenView'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import { randomIdentifier, systemRandomBytes } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { joinRoom } from '../support/roomClient.ts'
import { connectSocket } from '../support/socketClient.ts'
import { startTestHost } from '../support/testHost.ts'
import { cardItems } from '../support/hostCalls.ts'

const TITLE: ScreenView['showing'] = { name: 'title' }
/** Longer than the host waits before it tells. */
const A_WHILE = 250
const aWhile = () => new Promise((resolve) => setTimeout(resolve, A_WHILE))

/** A host with a study open, and the two pages' addresses. */
async function setUp() {
  const { host, ports } = startTestHost()
  const server = await serveFacilitator(host, {
    port: 0,
    pagesFolder: ports.paths.pagesFolder,
    randomBytes: systemRandomBytes,
  })
  onTestFinished(() => server.close())
  await host.call('study.create', { templateKey: 'splw', title: 'Our pathway' })
  const address = (await host.call('screen.open', {})).address ?? ''
  const keyOf = (page: string) => new URL(page).hash.slice('#key='.length)
  const [screenKey, facilitatorKey] = [keyOf(address), keyOf(server.address)]

  async function openScreen() {
    const client = await connectSocket({ address, credential: { kind: 'screen', key: screenKey } })
    onTestFinished(() => client.close())
    const frames: HostFrame[] = []
    client.onFrame((frame) => frames.push(frame))
    const pictures: ScreenPicture[] = []
    client.onEvent((event) => {
      if (event.type === 'screen') pictures.push(event.picture)
      else throw new Error(`The big screen was told of ${event.name}`)
    })
    return { ...client, frames, pictures, picture: () => client.call('screen.getPicture', {}) }
  }

  const show = (showing: ScreenView['showing'], zoom = 1) => host.call('screen.show', { zoom, showing })
  const records = async () => (await host.call('study.getSnapshot', {})).records

  async function pathway() {
    const all = await records()
    const board = all.flatMap((update) => (update.kind === 'board' ? (update.record ?? []) : []))
    const boardId = board.find(({ kind }) => kind === 'pathway')?.id ?? ''
    const columns = all.flatMap((update) => (update.kind === 'column' ? (update.record ?? []) : []))
    const stages = columns.filter((column) => column.boardId === boardId && column.role === 'stage')
    return {
      boardId,
      stageIds: stages.toSorted((a, b) => (a.position < b.position ? -1 : 1)).map(({ id }) => id),
    }
  }
  async function addCard(text: string, stage: number): Promise<string> {
    const { boardId, stageIds } = await pathway()
    const cardId = randomIdentifier()
    const columnId = stageIds[stage] ?? ''
    await host.call('card.add', { cardId, kind: 'idea', text, boardId, columnId, beforeCardId: null })
    return cardId
  }
  async function showBoard(): Promise<void> {
    await show({
      name: 'board',
      boardId: (await pathway()).boardId,
      firstColumnId: null,
      firstCardIds: {},
      filter: { words: '', kinds: [], tags: [] },
      spotlightCardId: null,
    })
  }
  return {
    host,
    server,
    address,
    screenKey,
    facilitatorKey,
    openScreen,
    show,
    showBoard,
    addCard,
    pathway,
    records,
  }
}

describe('the big screen’s page', () => {
  it('has an address on this computer alone, with a key of its own', async () => {
    const { address, server, screenKey, facilitatorKey } = await setUp()
    expect(new URL(address)).toMatchObject({
      hostname: '127.0.0.1',
      port: new URL(server.address).port,
      pathname: '/screen',
    })
    expect(screenKey).toMatch(/^[0-9a-z]{26}$/)
    expect(screenKey).not.toBe(facilitatorKey)
    const answer = await fetch(address)
    expect(await answer.text()).toContain('<title>Big screen</title>')
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toBe((await fetch(server.address)).headers.get('content-security-policy'))
    expect((await fetch(new URL('/screen.html', address))).status).toBe(404)
  })

  it('is opened by nobody where nothing can open it', async () => {
    const { host, server } = await setUp()
    await server.close()
    expect(await outcomeOf(host.call('screen.open', {}))).toBe('not-found')
  })

  it('is not on the room’s listener, whatever a phone shows', async () => {
    const { host, screenKey } = await setUp()
    const room = await host.call('room.open', {})
    if (!room.isOpen) throw new Error('The room is closed')
    const phones = `http://127.0.0.1:${new URL(room.addresses[0] ?? '').port}/`
    expect((await fetch(new URL('/screen', phones))).status).toBe(404)
    const phone = await connectSocket({ address: phones, credential: { kind: 'screen', key: screenKey } })
    onTestFinished(() => phone.close())
    expect(await outcomeOf(phone.callAnything('screen.getPicture', {}))).toBe('not-found')
  })
})

describe('the big screen’s key', () => {
  it('lets nobody in as the facilitator, nor the facilitator’s as the screen, nor any other', async () => {
    const { address, screenKey, facilitatorKey } = await setUp()
    for (const credential of [
      { kind: 'facilitator', key: screenKey },
      { kind: 'screen', key: facilitatorKey },
      { kind: 'screen', key: '' },
      { kind: 'screen', key: screenKey.slice(1) },
      { kind: 'seat', seatToken: screenKey },
      { kind: 'none' },
    ] as const) {
      const about = JSON.stringify(credential)
      expect(await outcomeOf(connectSocket({ address, credential })), about).toBe('not-allowed')
    }
  })

  it('opens the one thing that the screen may ask for, and no other exists for it', async () => {
    const { openScreen, records } = await setUp()
    const screen = await openScreen()
    const before = (await records()).length
    for (const name of PROCEDURE_NAMES) {
      const outcome = await outcomeOf(screen.callAnything(name, {}, randomIdentifier()))
      expect(outcome, name).toBe(contract[name].access === 'screen' ? 'done' : 'not-found')
    }
    expect(await records()).toHaveLength(before)
  })
})

describe('the picture', () => {
  it('follows what the facilitator looks at, and how large', async () => {
    const { openScreen, show, host } = await setUp()
    const screen = await openScreen()
    const first: ScreenPicture = { studyTitle: 'Our pathway', zoom: 1, showing: TITLE }
    expect(await screen.picture()).toEqual(first)
    await show(TITLE, 1.5)
    await expect.poll(() => screen.pictures).toEqual([{ ...first, zoom: 1.5 }])
    const room = await host.call('room.open', {})
    await show({ name: 'room' }, 1.5)
    await expect
      .poll(() => screen.pictures.at(-1)?.showing)
      .toMatchObject({
        name: 'room',
        code: room.isOpen && room.code,
        seats: 0,
      })
    expect(screen.pictures.at(-1)).toEqual(await screen.picture())
  })

  it('comes again only when it is another one, and many changes come as few', async () => {
    const { openScreen, show, showBoard, addCard, host } = await setUp()
    const screen = await openScreen()
    await show(TITLE)
    await show(TITLE, 2)
    await show(TITLE, 1)
    await showBoard()
    await expect.poll(() => screen.pictures.length).toBe(1)
    await showBoard()
    const cardId = await addCard('A card', 0)
    await expect.poll(() => screen.pictures.length).toBe(2)
    // Nothing of this shows.
    await host.call('card.edit', { cardId, note: 'A note that nobody sees' })
    await host.call('study.edit', { background: 'Why we do this' })
    await aWhile()
    expect(screen.pictures).toHaveLength(2)
    const began = performance.now()
    await Promise.all(Array.from({ length: 60 }, (_, count) => addCard(`card ${count}`, 1)))
    await aWhile()
    const mostTimes = (performance.now() - began) / 80 + 1
    expect(screen.pictures.length - 2).toBeLessThan(Math.min(mostTimes, 60))
    expect(screen.pictures.at(-1)).toEqual(await screen.picture())
  })

  it('comes to a screen that was away as it is now, also if that is what it was before', async () => {
    const { openScreen, show } = await setUp()
    const first = await openScreen()
    await show(TITLE, 2)
    await expect.poll(() => first.pictures.length).toBe(1)
    await first.close()
    await show(TITLE, 1)
    await aWhile()
    const second = await openScreen()
    expect((await second.picture()).zoom).toBe(1)
    await show(TITLE, 2)
    await expect.poll(() => second.pictures.at(-1)?.zoom).toBe(2)
  })

  it('is the title again once another study is open, and empty when none is', async () => {
    const { openScreen, show, host } = await setUp()
    const screen = await openScreen()
    await host.call('room.open', {})
    await show({ name: 'room' }, 1.25)
    await host.call('study.create', { templateKey: null, title: 'Another' })
    await expect
      .poll(() => screen.pictures.at(-1))
      .toEqual({ studyTitle: 'Another', zoom: 1.25, showing: TITLE })
    await host.call('study.close', {})
    await expect.poll(() => screen.pictures.at(-1)?.studyTitle).toBe('')
  })

  it('of a vote tells how many have finished, and is the title when the vote is closed', async () => {
    const { openScreen, show, host, addCard, records } = await setUp()
    const screen = await openScreen()
    const room = await host.call('room.open', {})
    if (!room.isOpen) throw new Error('The room is closed')
    const group = (await records()).find(({ kind }) => kind === 'panelGroup')?.id ?? ''
    const address = `http://127.0.0.1:${new URL(room.addresses[0] ?? '').port}/`
    const phone = await joinRoom({ address, key: { kind: 'code', code: room.code }, panelGroupId: group })
    onTestFinished(() => phone.close())
    const ballotId = randomIdentifier()
    await host.call('ballot.create', {
      ballotId,
      title: 'A vote',
      question: 'How much does it matter?',
      lowLabel: 'little',
      highLabel: 'much',
      instructions: '',
      rule: DEFAULT_RAM_RULE,
      plannedRounds: 1,
      carryOver: 'all',
      isPractice: false,
      items: cardItems([await addCard('An item that is voted on', 0)]),
    })
    await host.call('ballot.lock', { ballotId })
    const roundId = randomIdentifier()
    await host.call('round.open', { roundId, ballotId })
    await show({ name: 'voting' })
    const showing = () => screen.pictures.at(-1)?.showing
    const asked = { name: 'voting', title: 'A vote', question: 'How much does it matter?', round: 1 }
    await expect.poll(showing).toEqual({ ...asked, dealt: 0, finished: 0 })
    await phone.socket.call('ballot.takeVoterToken', { ballotId, heldToken: null })
    await expect.poll(showing).toEqual({ ...asked, dealt: 1, finished: 0 })
    await host.call('round.close', { roundId })
    await expect.poll(showing).toEqual(TITLE)
    const said = JSON.stringify(screen.frames)
    expect(said).not.toContain('An item that is voted on')
    expect(said).not.toContain(group)
  })

  it('never carries what is hidden, nor a panel group, in any frame', async () => {
    const { openScreen, showBoard, addCard, host, records, pathway } = await setUp()
    const screen = await openScreen()
    await showBoard()
    const { stageIds } = await pathway()
    await host.call('column.configure', { columnId: stageIds[1] ?? '', isHidden: true })
    const secret = await addCard('SECRET of a hidden column', 1)
    await addCard('An open card', 0)
    await host.call('card.move', {
      cardId: secret,
      boardId: (await pathway()).boardId,
      columnId: stageIds[1] ?? '',
      beforeCardId: null,
    })
    await expect.poll(() => JSON.stringify(screen.pictures.at(-1))).toContain('An open card')
    const groups = (await records()).filter(({ kind }) => kind === 'panelGroup').map((group) => group.id)
    const frames = JSON.stringify(screen.frames)
    const found = ['SECRET', secret, ...groups, 'anelGroup'].filter((word) => frames.includes(word))
    expect(found).toEqual([])
    await host.call('column.configure', { columnId: stageIds[1] ?? '', isHidden: false })
    await expect.poll(() => JSON.stringify(screen.pictures.at(-1))).toContain('SECRET')
  })
})
