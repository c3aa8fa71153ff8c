import type { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { IPC_TO_HOST, IPC_TO_WINDOW, type DesktopBridge } from '#shared/contract/wire'

const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  sent: [] as unknown[],
  ipcRenderer: undefined as EventEmitter | undefined,
}))

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  electron.ipcRenderer = Object.assign(new Emitter(), {
    send: (...given: unknown[]) => void electron.sent.push(given),
  })
  return {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => void electron.exposed.set(name, value),
    },
    ipcRenderer: electron.ipcRenderer,
  }
})

await import('../../electron/preload/index.ts')
const bridge = electron.exposed.get('linkboard') as DesktopBridge
const deliver = (frame: unknown) =>
  electron.ipcRenderer?.emit(IPC_TO_WINDOW, { sender: electron.ipcRenderer }, frame)

describe('the bridge of the desktop app', () => {
  it('is the one thing that the page is given, with two functions', () => {
    expect([...electron.exposed.keys()]).toEqual(['linkboard'])
    expect(Object.keys(bridge).toSorted()).toEqual(['listen', 'send'])
    expect(Object.values(bridge).every((member) => typeof member === 'function')).toBe(true)
  })

  it('sends what a client may send, on its one channel', () => {
    const call = { type: 'call', callId: 1, procedure: 'app.getState', input: {} }
    bridge.send(call)
    expect(electron.sent).toEqual([[IPC_TO_HOST, call]])
  })

  it.each([
    { type: 'event', event: {} },
    { type: 'welcome', resume: 'patch' },
    { type: 'toString' },
    {},
    null,
    'call',
    42,
  ])('sends no %j', (frame) => {
    const before = electron.sent.length
    expect(() => bridge.send(frame)).toThrow(TypeError)
    expect(electron.sent).toHaveLength(before)
  })

  it('hands the page host frames and nothing of Electron, until it stops listening', () => {
    const received: unknown[][] = []
    const stop = bridge.listen((...given: unknown[]) => void received.push(given))
    const event = { type: 'event', event: { type: 'study' } }
    deliver(event)
    deliver({ type: 'call', callId: 1 })
    deliver('welcome')
    deliver(undefined)
    expect(received).toEqual([[event]])
    stop()
    deliver(event)
    expect(received).toHaveLength(1)
  })
})
