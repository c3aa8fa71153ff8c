import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { ClientFrame, Credential } from '#shared/contract/wire'
import { Refusal } from '#shared/domain/refusal'
import { createFacilitatorClient } from '../../renderer/api/facilitatorClient.ts'
import type { Link, LinkStatus } from '../../renderer/api/link.ts'
import { makeListeners } from '../../renderer/api/listeners.ts'
import { openSocketLink } from '../../renderer/api/socketLink.ts'
import { createStudyStore } from '../../renderer/api/studyStore.ts'
import type { Host } from '../../electron/host/createHost.ts'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { startTestHost } from '../support/testHost.ts'

const NOBODY: Credential = { kind: 'none' }

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A link whose other end is the test. */
function scriptedLink() {
  const frames = makeListeners<unknown>()
  const statuses = makeListeners<LinkStatus>()
  const sent: ClientFrame[] = []
  let status: LinkStatus = 'connecting'
  let restarts = 0
  function become(next: LinkStatus): void {
    status = next
    statuses.tell(next)
  }
  const link: Link = {
    send(frame) {
      if (status !== 'open') return false
      sent.push(frame)
      return true
    },
    onFrame: frames.add,
    getStatus: () => status,
    onStatus: statuses.add,
    restart() {
      restarts++
      become('connecting')
    },
    close: () => become('closed'),
  }
  return {
    link,
    sent,
    become,
    receive: frames.tell,
    restarts: () => restarts,
    calls: () => sent.filter((frame) => frame.type === 'call'),
    welcome() {
      become('open')
      frames.tell({ type: 'welcome', resume: 'snapshot' })
    },
  }
}

/** A link to a real host in this process, which can be cut and mended. */
function hostLink(host: Host) {
  const frames = makeListeners<unknown>()
  const statuses = makeListeners<LinkStatus>()
  let connection: ReturnType<Host['connectFacilitator']> | null = null
  let loses: 'nothing' | 'answers' = 'nothing'
  const link: Link = {
    send(frame) {
      connection?.receive(structuredClone(frame))
      return connection !== null
    },
    onFrame: frames.add,
    getStatus: () => (connection ? 'open' : 'connecting'),
    onStatus: statuses.add,
    restart: () => undefined,
    close: () => cut(),
  }
  function cut(): void {
    connection?.closed()
    connection = null
    statuses.tell('connecting')
  }
  function mend(): void {
    loses = 'nothing'
    const mine = host.connectFacilitator((frame) => {
      if (connection === mine && loses === 'nothing') frames.tell(structuredClone(frame))
    })
    connection = mine
    statuses.tell('open')
  }
  onTestFinished(() => cut())
  return {
    link,
    cut,
    mend,
    /** What the client sends arrives, and what the host answers does not. */
    loseAnswers() {
      loses = 'answers'
    },
  }
}

/** A study of one stage, and a window that has it open. */
async function openWindow(host: Host) {
  const wire = hostLink(host)
  const client = createFacilitatorClient(wire.link, NOBODY)
  const store = createStudyStore(client)
  wire.mend()
  await vi.waitFor(() => expect(store.view.getState().phase).toBe('open'))
  const { records } = store.view.getState().state
  const [board] = records.board.values()
  const stages = [...records.column.values()].filter(({ role }) => role === 'stage')
  const boardId = board?.id ?? ''
  const columnIds = stages.map(({ id }) => id)
  const texts = (columnId = columnIds[0] ?? '') => {
    const { state } = store.view.getState()
    return (state.columnOrder.get(columnId) ?? []).map(({ cardId }) => state.records.card.get(cardId)?.text)
  }
  const newCard = (text: string, columnId = columnIds[0] ?? '') => ({
    cardId: randomIdentifier(),
    kind: 'step' as const,
    text,
    boardId,
    columnId,
    beforeCardId: null,
  })
  return { ...wire, client, store, boardId, columnIds, texts, newCard }
}

describe('the client', () => {
  it('greets with its credential, and sends waiting calls once it is let in', async () => {
    const { link, sent, become, receive } = scriptedLink()
    const client = createFacilitatorClient(link, { kind: 'facilitator', key: 'k' })
    const answer = client.call('study.close', {})
    expect(sent).toEqual([])
    become('open')
    expect(sent).toMatchObject([{ type: 'hello', credential: { kind: 'facilitator', key: 'k' }, seen: null }])
    receive({ type: 'welcome', resume: 'snapshot' })
    expect(sent[1]).toMatchObject({ type: 'call', callId: 1, procedure: 'study.close', input: {} })
    receive({ type: 'reply', callId: 1, ok: true, output: {} })
    expect(await answer).toEqual({})
    expect(client.getStatus()).toEqual({ name: 'connected' })
  })

  it('sends a call again under the same command id, and one that has been answered never', async () => {
    const wire = scriptedLink()
    const client = createFacilitatorClient(wire.link, NOBODY)
    wire.welcome()
    const undone = client.call('history.undo', {})
    const redone = client.call('history.redo', {})
    wire.receive({ type: 'reply', callId: 1, ok: true, output: {} })
    wire.become('connecting')
    expect(client.getStatus()).toEqual({ name: 'reconnecting' })
    wire.welcome()
    wire.receive({ type: 'reply', callId: 2, ok: true, output: {} })
    await Promise.all([undone, redone])
    const [first, second, third, ...more] = wire.calls()
    expect(first?.callId).toBe(1)
    expect(first?.commandId).toMatch(/^[0-9a-z]{26}$/)
    expect(third).toEqual(second)
    expect(second).not.toHaveProperty('commandId', first?.commandId)
    expect(more).toEqual([])
  })

  it('gives no id to what must leave no trace, nor to questions', () => {
    const wire = scriptedLink()
    const client = createFacilitatorClient(wire.link, NOBODY)
    wire.welcome()
    const [roundId, voterToken] = [randomIdentifier(), randomIdentifier()]
    void client.call('response.finish', { roundId, voterToken })
    void client.call('seat.getState', {})
    expect(wire.calls().map((frame) => 'commandId' in frame)).toEqual([false, false])
  })

  it('rejects with the refusal of the host', async () => {
    const wire = scriptedLink()
    const client = createFacilitatorClient(wire.link, NOBODY)
    wire.welcome()
    const answer = client.call('study.open', { path: '/a' })
    const error = { code: 'file-missing', message: 'There is no file there.', details: { path: '/a' } }
    wire.receive({ type: 'reply', callId: 1, ok: false, error })
    const refusal: unknown = await answer.catch((reason: unknown) => reason)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject(error)
  })

  it('stops when it is not let in, and comes back with another credential', async () => {
    const wire = scriptedLink()
    const client = createFacilitatorClient(wire.link, { kind: 'seat', seatToken: 'old' })
    const waiting = client.call('seat.getState', {})
    wire.become('open')
    wire.receive({ type: 'refused', error: { code: 'seat-unknown', message: 'Join again.' } })
    await expect(waiting).rejects.toMatchObject({ code: 'seat-unknown' })
    await expect(client.call('seat.getState', {})).rejects.toMatchObject({ code: 'seat-unknown' })
    expect(client.getStatus()).toMatchObject({ name: 'refused', error: { message: 'Join again.' } })
    client.setCredential({ kind: 'seat', seatToken: 'new' })
    wire.welcome()
    expect(client.getStatus()).toEqual({ name: 'connected' })
    expect(wire.sent.at(-1)).toMatchObject({ type: 'hello', credential: { seatToken: 'new' } })
  })

  it('asks for a reload when it cannot understand the host', () => {
    const wire = scriptedLink()
    const client = createFacilitatorClient(wire.link, NOBODY)
    wire.welcome()
    wire.receive({ type: 'event', event: { type: 'records', name: 'card.vanished', revision: 2 } })
    expect(client.getStatus()).toMatchObject({ name: 'refused', error: { code: 'reload-page' } })
  })

  it('makes a new connection when a quick call hears nothing, and leaves long tasks their time', async () => {
    vi.useFakeTimers()
    const wire = scriptedLink()
    const client = createFacilitatorClient(wire.link, NOBODY)
    wire.welcome()
    const task = client.call('round.close', { roundId: randomIdentifier() })
    await vi.advanceTimersByTimeAsync(120_000)
    expect(wire.restarts()).toBe(0)
    const question = client.call('app.getState', {})
    await vi.advanceTimersByTimeAsync(14_000)
    expect(wire.restarts()).toBe(0)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(wire.restarts()).toBe(1)
    const ended = Promise.allSettled([task, question])
    client.close()
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})

describe('the study store', () => {
  it('shows a command before the host has answered, once, and in the end what the host says', async () => {
    const { host } = startTestHost()
    await host.call('study.create', { templateKey: null, title: 'Leaving hospital' })
    const { store, texts, newCard } = await openWindow(host)
    const seen: (string | undefined)[][] = []
    store.view.subscribe(() => seen.push(texts()))
    const adding = store.act('card.add', newCard('  Ward round '))
    expect(texts()).toEqual(['Ward round'])
    expect(store.view.getState().waiting).toBe(1)
    await adding
    expect(store.view.getState()).toMatchObject({ waiting: 0, history: { undo: 'add a card', redo: null } })
    // Never away again in between, and never there twice.
    expect(new Set(seen.map((list) => list.join()))).toEqual(new Set(['Ward round']))
  })

  it('takes back what the host refuses, and sends nothing that it can see will be refused', async () => {
    const { host } = startTestHost()
    await host.call('study.create', { templateKey: null, title: 'Leaving hospital' })
    const { store, texts, newCard, cut, mend } = await openWindow(host)
    const card = newCard('Ward round')
    await store.act('card.add', card)
    const other = await openWindow(host)
    cut()
    // While this window is cut off, another one deletes the card.
    await other.store.act('card.delete', { cardId: card.cardId })
    const editing = store.act('card.edit', { cardId: card.cardId, text: 'Board round' })
    expect(texts()).toEqual(['Board round'])
    mend()
    await expect(editing).rejects.toMatchObject({ code: 'not-found' })
    expect(texts()).toEqual(['Ward round'])
    expect(store.view.getState().state.records.card.get(card.cardId)?.isDeleted).toBe(true)

    const { revision } = await host.call('study.getSnapshot', {})
    await expect(store.act('card.edit', { cardId: card.cardId, text: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(store.act('card.add', newCard('   '))).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'Please write something here.',
    })
    expect((await host.call('study.getSnapshot', {})).revision).toBe(revision)
  })

  it('carries a command out once when the connection goes between the commit and its answer', async () => {
    const { host } = startTestHost()
    await host.call('study.create', { templateKey: null, title: 'Leaving hospital' })
    const { store, texts, newCard, cut, mend, loseAnswers } = await openWindow(host)
    await store.act('card.add', newCard('First'))
    loseAnswers()
    const adding = store.act('card.add', newCard('Second'))
    await vi.waitFor(async () =>
      expect((await host.call('study.getSnapshot', {})).history.undo).not.toBe(null),
    )
    await vi.waitFor(async () => {
      const { records } = await host.call('study.getSnapshot', {})
      expect(records.filter(({ kind }) => kind === 'card')).toHaveLength(2)
    })
    cut()
    mend()
    await adding
    expect(texts()).toEqual(['First', 'Second'])
    const { records } = await host.call('study.getSnapshot', {})
    expect(records.filter(({ kind }) => kind === 'card')).toHaveLength(2)
  })

  it('lets no call that waited for the connection land in another study that is open when it arrives', async () => {
    const { host } = startTestHost()
    await host.call('study.create', { templateKey: null, title: 'Leaving hospital' })
    const { client, store, newCard, cut, mend } = await openWindow(host)
    await store.act('card.add', newCard('Ward round'))
    cut()
    const waiting = [
      client.call('study.edit', { aims: 'Meant for the first study' }),
      client.call('history.undo', {}),
      client.call('room.open', {}),
    ]
    await host.call('study.create', { templateKey: null, title: 'Link workers' })
    const other = await openWindow(host)
    await other.store.act('card.add', other.newCard('Home visit'))
    const before = await host.call('study.getSnapshot', {})
    const ended = Promise.allSettled(waiting)
    mend()
    expect(await ended).toMatchObject(waiting.map(() => ({ reason: { code: 'conflict' } })))
    expect(await host.call('study.getSnapshot', {})).toEqual(before)
    expect(await host.call('room.getStatus', {})).toEqual({ isOpen: false })
    // What is asked from now on is about the study that is on the screen now.
    await vi.waitFor(() =>
      expect([...store.view.getState().state.records.study.keys()]).toEqual([before.studyId]),
    )
    await client.call('study.edit', { aims: 'Meant for the second study' })
  })

  it('follows another window, through undo and through a break, and starts anew with another study', async () => {
    const { host } = startTestHost()
    await host.call('study.create', { templateKey: null, title: 'Leaving hospital' })
    const mine = await openWindow(host)
    const theirs = await openWindow(host)
    const [first = '', second = ''] = mine.columnIds
    const card = theirs.newCard('Ward round')
    await theirs.store.act('card.add', card)
    await vi.waitFor(() => expect(mine.texts(first)).toEqual(['Ward round']))
    mine.cut()
    const { cardId } = card
    await theirs.store.act('card.move', {
      cardId,
      boardId: mine.boardId,
      columnId: second,
      beforeCardId: null,
    })
    mine.mend()
    await vi.waitFor(() => expect(mine.texts(second)).toEqual(['Ward round']))
    await mine.store.act('history.undo', {})
    await vi.waitFor(() => expect(theirs.texts(first)).toEqual(['Ward round']))
    expect(theirs.store.view.getState().history).toEqual({ undo: 'add a card', redo: 'move a card' })

    await host.call('study.close', {})
    await vi.waitFor(() => expect(mine.store.view.getState().phase).toBe('none'))
    await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
    await vi.waitFor(() => {
      const [study] = mine.store.view.getState().state.records.study.values()
      expect(study?.title).toBe('Link workers')
    })
  })
})

describe('the socket link', () => {
  it('comes back by itself when the host does, and no call is lost on the way', async () => {
    const { host, ports } = startTestHost()
    const { pagesFolder } = ports.paths
    const serve = (port: number) =>
      serveFacilitator(host, { port, pagesFolder, randomBytes: (length) => new Uint8Array(length).fill(7) })
    const before = await serve(0)
    const { port, hash } = new URL(before.address)
    // In a browser the page's origin comes by itself.
    vi.stubGlobal(
      'WebSocket',
      class extends WebSocket {
        constructor(url: string) {
          super(url, { origin: `http://127.0.0.1:${port}` })
          // A browser tells of a failed attempt by `close` alone; here one has to listen, or it is thrown.
          this.on('error', () => undefined)
        }
      },
    )
    const link = openSocketLink({ url: `ws://127.0.0.1:${port}/socket`, pauses: [20] })
    const client = createFacilitatorClient(link, { kind: 'facilitator', key: hash.slice('#key='.length) })
    onTestFinished(() => client.close())
    expect((await client.call('app.getState', {})).open).toBe(null)

    await before.close()
    await vi.waitFor(() => expect(client.getStatus().name).toBe('reconnecting'))
    const creating = client.call('study.create', { templateKey: null, title: 'Leaving hospital' })
    const after = await serve(Number(port))
    onTestFinished(() => after.close())
    expect((await creating).title).toBe('Leaving hospital')
    expect(client.getStatus().name).toBe('connected')
  })
})
