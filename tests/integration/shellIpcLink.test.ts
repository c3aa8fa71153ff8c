import { EventEmitter } from 'node:events'
import type { IpcMain } from 'electron'
import { describe, expect, it } from 'vitest'
import { IPC_TO_HOST, IPC_TO_WINDOW, type HostFrame } from '#shared/contract/wire'
import { attachIpcLink } from '../../electron/main/ipcLink.ts'

const ORIGIN = 'app://linkboard'
const OUR_FRAME = { origin: ORIGIN, url: `${ORIGIN}/`, parent: null }

/** A window as the link sees it: it can be sent frames, and it tells what becomes of its page. */
class FakeContents extends EventEmitter {
  readonly sent: unknown[] = []
  isGone = false
  isDestroyed = () => this.isGone
  send = (channel: string, frame: unknown) => void this.sent.push([channel, frame])
}

interface FakeConnection {
  send: (frame: HostFrame) => void
  received: unknown[]
  isClosed: boolean
}

function setUp() {
  const ipcMain = new EventEmitter()
  const connections: FakeConnection[] = []
  const errors: string[] = []
  const strange = new FakeContents()
  attachIpcLink({
    ipcMain: ipcMain as unknown as IpcMain,
    trustedOrigin: ORIGIN,
    logger: { info: () => undefined, error: (message) => void errors.push(message) },
    connect(contents, send) {
      if (contents === (strange as unknown)) return null
      const connection: FakeConnection = { send, received: [], isClosed: false }
      connections.push(connection)
      return {
        receive: (frame) => void connection.received.push(frame),
        closed: () => void (connection.isClosed = true),
      }
    },
  })
  const deliver = (sender: FakeContents, frame: unknown, senderFrame: object | null = OUR_FRAME) =>
    void ipcMain.emit(IPC_TO_HOST, { sender, senderFrame }, frame)
  return { connections, errors, deliver, strange }
}

const welcome: HostFrame = { type: 'welcome', resume: 'snapshot' }

describe('the link between window and host', () => {
  it('gives each window one connection and hands frames over unread, both ways', () => {
    const { connections, deliver } = setUp()
    const [one, other] = [new FakeContents(), new FakeContents()]
    deliver(one, 'first')
    deliver(one, { type: 'nonsense' })
    deliver(other, 'second')
    expect(connections.map(({ received }) => received)).toEqual([['first', { type: 'nonsense' }], ['second']])
    connections[1]?.send(welcome)
    expect(one.sent).toEqual([])
    expect(other.sent).toEqual([[IPC_TO_WINDOW, welcome]])
  })

  it.each([
    ['a frame that is gone', null],
    ['a frame inside the page', { ...OUR_FRAME, parent: OUR_FRAME }],
    ['a page from elsewhere', { origin: 'https://example.org', url: 'https://example.org/', parent: null }],
  ])('refuses %s: no connection, nothing handed over, a line in the log', (_name, senderFrame) => {
    const { connections, errors, deliver } = setUp()
    const contents = new FakeContents()
    deliver(contents, 'frame', senderFrame)
    expect(connections).toEqual([])
    expect(errors).toHaveLength(1)
    deliver(contents, 'frame')
    deliver(contents, 'forged', senderFrame)
    expect(connections[0]?.received).toEqual(['frame'])
  })

  it('refuses a window that main does not know, however trusted its page looks', () => {
    const { connections, errors, deliver, strange } = setUp()
    deliver(strange, 'frame')
    expect(connections).toEqual([])
    expect(errors).toHaveLength(1)
    expect(strange.sent).toEqual([])
  })

  it('begins anew when the page is loaded again, and sends the new page nothing that was for the old', () => {
    const { connections, deliver } = setUp()
    const contents = new FakeContents()
    deliver(contents, 'hello')
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    expect(connections[0]?.isClosed).toBe(true)
    connections[0]?.send(welcome)
    expect(contents.sent).toEqual([])
    deliver(contents, 'hello again')
    expect(connections[1]?.received).toEqual(['hello again'])
    connections[1]?.send(welcome)
    expect(contents.sent).toHaveLength(1)
  })

  it('stays when only the fragment changes or a frame inside loads', () => {
    const { connections, deliver } = setUp()
    const contents = new FakeContents()
    deliver(contents, 'hello')
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true })
    contents.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false })
    deliver(contents, 'more')
    expect(connections).toHaveLength(1)
    expect(connections[0]?.isClosed).toBe(false)
  })

  it.each(['destroyed', 'render-process-gone'])('ends on %s', (event) => {
    const { connections, deliver } = setUp()
    const contents = new FakeContents()
    deliver(contents, 'hello')
    contents.isGone = true
    contents.emit(event)
    connections[0]?.send(welcome)
    expect(connections[0]?.isClosed).toBe(true)
    expect(contents.sent).toEqual([])
  })
})
