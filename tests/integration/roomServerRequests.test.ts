import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import { request, sendRaw, type RawAnswer } from '../support/rawHttp.ts'
import { systemRandomBytes } from '../support/randomIdentifier.ts'
import { joinRoom } from '../support/roomClient.ts'
import { openSocket } from '../support/socketClient.ts'
import { openRoom, openVote, recordsOf } from '../support/hostCalls.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

let test: TestHost
let room: Awaited<ReturnType<typeof openRoom>>
/** The two listeners: both are built alike, and both must hold. */
let ports: Record<'the room' | 'the facilitator', number>
const listeners = ['the room', 'the facilitator'] as const

beforeEach(async () => {
  test = startTestHost()
  await test.host.call('study.create', { templateKey: null, title: 'A study' })
  room = await openRoom(test.host)
  const facilitator = await serveFacilitator(test.host, {
    port: 0,
    pagesFolder: test.ports.paths.pagesFolder,
    randomBytes: systemRandomBytes,
  })
  onTestFinished(() => facilitator.close())
  ports = {
    'the room': Number(new URL(room.address).port),
    'the facilitator': Number(new URL(facilitator.address).port),
  }
})

const get = (port: number, path: string, ...headers: string[]): Promise<RawAnswer> =>
  sendRaw(port, request(`GET ${path} HTTP/1.1`, ...headers, 'Connection: close'))

const upgrade = (port: number, ...headers: string[]): Promise<RawAnswer> =>
  sendRaw(
    port,
    request(
      'GET /socket HTTP/1.1',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...headers,
    ),
  )

describe.each(listeners)('%s: who is asked for', (listener) => {
  it('answers to its own addresses', async () => {
    const port = ports[listener]
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LocalHost:${port}`]) {
      expect((await get(port, '/', `Host: ${host}`)).status, host).toBe(200)
    }
    expect((await upgrade(port, `Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`)).status).toBe(
      101,
    )
  })

  it('refuses every other name, page and socket alike', async () => {
    const port = ports[listener]
    const names = [
      `127.evil.com:${port}`,
      `evil.com:${port}`,
      `127.0.0.1.evil.com:${port}`,
      `localhost.evil.com:${port}`,
      '127.0.0.1',
      'localhost',
      `127.0.0.1:${port + 1}`,
      `127.0.0.1:${port}.`,
      `127.0.0.1.:${port}`,
      `127.0.0.1:0${port}`,
      `2130706433:${port}`,
      `[::1]:${port}`,
      `0.0.0.0:${port}`,
      `user@127.0.0.1:${port}`,
      `127.0.0.1:${port}, evil.com`,
      '',
    ]
    for (const name of names) {
      expect((await get(port, '/', `Host: ${name}`)).status, name).toBe(403)
      const origin = `Origin: http://${name}`
      expect((await upgrade(port, `Host: ${name}`, origin)).status, name).toBe(403)
      expect((await upgrade(port, `Host: ${name}`, `Origin: http://127.0.0.1:${port}`)).status, name).toBe(
        403,
      )
    }
  })

  it('refuses a request that names nobody', async () => {
    const port = ports[listener]
    expect((await get(port, '/')).status).toBe(403)
    expect((await sendRaw(port, request('GET / HTTP/1.0'))).status).toBe(403)
    expect((await upgrade(port, `Origin: http://127.0.0.1:${port}`)).status).toBe(403)
  })

  it('refuses a request in absolute form', async () => {
    const port = ports[listener]
    const own = `Host: 127.0.0.1:${port}`
    expect((await get(port, `http://127.0.0.1:${port}/`, own)).status).toBe(403)
    expect((await get(port, 'http://evil.com/', own)).status).toBe(403)
    expect((await get(port, '*', own)).status).toBe(403)
  })

  it('refuses sockets of other pages, of no page, and of pages in a sandbox', async () => {
    const port = ports[listener]
    const own = `Host: 127.0.0.1:${port}`
    const origins = [
      [],
      ['Origin: null'],
      ['Origin: '],
      ['Origin: http://evil.com'],
      [`Origin: https://127.0.0.1:${port}`],
      [`Origin: http://localhost:${port}`],
      [`Origin: http://127.0.0.1:${port + 1}`],
      [`Origin: http://127.0.0.1:${port}/`],
      [`Origin: http://127.0.0.1:${port}.evil.com`],
      ['Origin: http://127.0.0.1'],
    ]
    for (const origin of origins) expect((await upgrade(port, own, ...origin)).status, origin[0]).toBe(403)
    const elsewhere = await sendRaw(
      port,
      request(
        'GET /socket/../socket HTTP/1.1',
        own,
        `Origin: http://127.0.0.1:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ),
    )
    expect(elsewhere.status).toBe(403)
  })

  it('goes on when somebody hangs up in the middle of a refused upgrade', async () => {
    const port = ports[listener]
    await Promise.all(
      Array.from(
        { length: 50 },
        () =>
          new Promise<void>((resolve) => {
            const socket = connect(port, '127.0.0.1', () => {
              socket.write(
                'GET /socket HTTP/1.1\r\nHost: evil.com\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
              )
              socket.resetAndDestroy()
            })
            socket.on('error', () => undefined)
            socket.on('close', () => resolve())
          }),
      ),
    )
    expect((await get(port, '/', `Host: 127.0.0.1:${port}`)).status).toBe(200)
  })
})

describe.each(listeners)('%s: what is given out', (listener) => {
  it('serves its own page and its assets, and says how they may be used', async () => {
    const port = ports[listener]
    const page = await get(port, '/', `Host: 127.0.0.1:${port}`)
    expect(page.body).toContain(listener === 'the room' ? 'Join' : 'Facilitator')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|http)/)
    expect(policy).toContain(`ws://127.0.0.1:${port}`)
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const asset = await get(port, '/assets/page-1a2b.js', `Host: 127.0.0.1:${port}`)
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it('never sets a cookie and lets no other page read its answers', async () => {
    const port = ports[listener]
    const own = `Host: 127.0.0.1:${port}`
    const answers = await Promise.all([
      get(port, '/', own, 'Origin: http://evil.com', 'Cookie: a=b'),
      get(port, '/nowhere', own, 'Origin: null'),
      get(port, '/', 'Host: evil.com', 'Origin: http://evil.com'),
      upgrade(port, own, `Origin: http://127.0.0.1:${port}`, 'Cookie: a=b'),
      sendRaw(
        port,
        request(
          'OPTIONS / HTTP/1.1',
          own,
          'Origin: http://evil.com',
          'Access-Control-Request-Method: POST',
          'Access-Control-Request-Private-Network: true',
          'Connection: close',
        ),
      ),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 403, 101, 405])
    for (const { headers } of answers) {
      expect([...headers.keys()].filter((name) => /^(set-cookie|access-control-)/.test(name))).toEqual([])
    }
  })

  it('serves nothing from outside its list, whatever the path says', async () => {
    const port = ports[listener]
    const paths = [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets/..\\..\\secret.txt',
      '//secret.txt',
      '/./join.html',
      '/assets/',
      '/assets',
      '/assets/page-1a2b.js%00',
      '/assets/PAGE-1A2B.JS',
      '/constructor',
      '/__proto__',
      '/etc/passwd',
      '/join.html',
      '/facilitator.html',
      '/socket',
      `/${'a/'.repeat(3_000)}`,
    ]
    for (const path of paths) {
      const answer = await get(port, path, `Host: 127.0.0.1:${port}`)
      expect(answer.status, path).toBe(404)
      expect(answer.body).not.toContain('never served')
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE']) {
      const answer = await sendRaw(
        port,
        request(`${method} / HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Content-Length: 0', 'Connection: close'),
      )
      expect(answer.status, method).toBe(405)
    }
  })

  it('goes on after requests that are no requests', async () => {
    const port = ports[listener]
    for (const bytes of [Buffer.from('\0\0\0\0\r\n\r\n'), randomBytes(2_000), Buffer.from('GET\r\n\r\n')]) {
      await sendRaw(port, bytes).catch(() => undefined)
    }
    const tooLong = request('GET / HTTP/1.1', `Host: 127.0.0.1:${port}`, `X: ${'x'.repeat(40_000)}`)
    expect((await sendRaw(port, tooLong)).status).toBe(431)
    expect((await get(port, '/', `Host: 127.0.0.1:${port}`)).status).toBe(200)
  })
})

describe('closing the room', () => {
  it('does not wait for a phone that has stopped answering', async () => {
    const [group] = await groupsOf(test)
    const phone = await joinRoom({ ...room, panelGroupId: group })
    phone.socket.socket.pause()
    const started = performance.now()
    await test.host.call('room.close', {})
    expect(performance.now() - started).toBeLessThan(1_500)
    phone.socket.socket.terminate()
  })

  it('tells every phone, and frees the port', async () => {
    const [group] = await groupsOf(test)
    const phone = await joinRoom({ ...room, panelGroupId: group })
    const told = new Promise((resolve) => phone.socket.onEvent(resolve))
    await test.host.call('room.close', {})
    expect(await told).toEqual({ type: 'closed', name: 'room.closed' })
    await phone.socket.closed
    await expect(openSocket(room.address)).rejects.toThrow(/ECONNREFUSED/)
  })

  it('while phones are on their way out leaves the program and its other work alone', async () => {
    await test.host.call('study.create', { templateKey: 'splw', title: 'With cards' })
    const again = await openRoom(test.host)
    const [group] = await groupsOf(test)
    const phones = await Promise.all([1, 2, 3].map(() => joinRoom({ ...again, panelGroupId: group })))
    const closing = test.host.call('room.close', {})
    await openVote(test.host, 3)
    await closing
    expect(test.log).toEqual([])
    await Promise.all(phones.map((phone) => phone.socket.closed))
  })
})

describe('opening the room', () => {
  it('twice at once opens one room', async () => {
    await test.host.call('room.close', {})
    const [first, second] = await Promise.all([
      test.host.call('room.open', {}),
      test.host.call('room.open', {}),
    ])
    expect(second).toEqual(first)
  })

  it('and closing the study before it is open leaves no room behind', async () => {
    await test.host.call('room.close', {})
    const opening = test.host.call('room.open', {})
    await test.host.call('study.close', {})
    await expect(opening).rejects.toMatchObject({ code: 'room-closed' })
    const path = join(test.ports.paths.studiesFolder, 'A study.linkboard')
    await test.host.call('study.open', { path })
    expect(await test.host.call('room.getStatus', {})).toEqual({ isOpen: false })
  })
})

async function groupsOf({ host }: TestHost): Promise<[string, ...string[]]> {
  const [first, ...others] = (await recordsOf(host, 'panelGroup')).map((group) => group.id)
  if (first === undefined) throw new Error('The study has no groups.')
  return [first, ...others]
}
