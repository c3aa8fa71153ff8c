import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCREEN_PATH } from '../../electron/host/http/serveFacilitator.ts'
import { loadStaticPages, type StaticPages } from '../../electron/host/http/staticPages.ts'
import { APP_PAGE, APP_SCREEN, respond } from '../../electron/main/appProtocol.ts'
import { windowPage } from '../../electron/main/windowPage.ts'

let folder: string
let pages: StaticPages

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linkboard-pages-'))
  const built = join(folder, 'renderer')
  mkdirSync(join(built, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.js'), 'outside')
  writeFileSync(join(built, 'facilitator.html'), '<!doctype html><title>Linkboard</title>')
  writeFileSync(join(built, 'screen.html'), '<!doctype html><title>Big screen</title>')
  writeFileSync(join(built, 'join.html'), '<!doctype html><title>Join</title>')
  writeFileSync(join(built, 'assets', 'facilitator-1a2b.js'), 'export {}')
  writeFileSync(join(built, 'assets', 'letters.woff2'), Uint8Array.of(1, 2, 3))
  pages = loadStaticPages(built, { '/': 'facilitator.html', [SCREEN_PATH]: 'screen.html' })
})

afterAll(() => rmSync(folder, { recursive: true }))

const get = (url: string) => respond(pages, { url, method: 'GET' })

describe('the window’s own protocol', () => {
  it('gives the facilitator’s page at the root', async () => {
    const answer = get(APP_PAGE)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await answer.text()).toContain('<title>Linkboard</title>')
  })

  it('gives the big screen’s page beside it', async () => {
    const answer = get(APP_SCREEN)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<title>Big screen</title>')
  })

  it('gives scripts and fonts with the type that they need', async () => {
    const script = get('app://linkboard/assets/facilitator-1a2b.js?v=1')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const font = get('app://linkboard/assets/letters.woff2')
    expect(font.headers.get('content-type')).toBe('font/woff2')
    expect([...new Uint8Array(await font.arrayBuffer())]).toEqual([1, 2, 3])
  })

  it.each([
    'app://linkboard/../secret.js',
    'app://linkboard/assets/../../secret.js',
    'app://linkboard/%2e%2e/secret.js',
    'app://linkboard/assets/..%2f..%2fsecret.js',
    'app://linkboard/assets/..\\..\\secret.js',
    'app://linkboard//etc/passwd',
    'app://linkboard/assets/',
    'app://linkboard/join.html',
    'app://linkboard/screen.html',
    'app://linkboard/screen/',
    'app://linkboard/constructor',
    'app://elsewhere/',
    'app://linkboard:81/',
    'http://linkboard/',
    'not an address',
  ])('answers 404 to %s', async (url) => {
    const answer = get(url)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('Not found')
  })

  it('answers nothing but GET', () => {
    expect(respond(pages, { url: APP_PAGE, method: 'POST' }).status).toBe(404)
  })

  it('forbids every source but its own files, with every answer', () => {
    for (const answer of [get(APP_PAGE), get('app://linkboard/gone')]) {
      const policy = new Map(
        (answer.headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
          const [name = '', ...sources] = directive.split(' ')
          return [name, sources] as const
        }),
      )
      expect(policy.get('default-src')).toEqual(["'none'"])
      expect(policy.get('script-src')).toEqual(["'self'"])
      expect(policy.get('connect-src')).toEqual(["'self'"])
      expect(policy.get('base-uri')).toEqual(["'none'"])
      expect(policy.get('form-action')).toEqual(["'none'"])
      expect([...policy.values()].flat()).not.toContain("'unsafe-eval'")
      expect([...policy.values()].flat().some((source) => /^https?:|\*/.test(source))).toBe(false)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    }
  })
})

describe('the page of the window', () => {
  const built = {
    address: 'app://linkboard/',
    screenAddress: 'app://linkboard/screen',
    origin: 'app://linkboard',
    isBuilt: true,
  }

  it('is the built one', () => {
    expect(windowPage(false, {})).toEqual(built)
  })

  it('is Vite’s while developing', () => {
    expect(windowPage(false, { ELECTRON_RENDERER_URL: 'http://localhost:5173' })).toEqual({
      address: 'http://localhost:5173/facilitator.html',
      screenAddress: 'http://localhost:5173/screen.html',
      origin: 'http://localhost:5173',
      isBuilt: false,
    })
  })

  it('cannot be set from outside in a packaged app, nor to another computer’s', () => {
    expect(windowPage(true, { ELECTRON_RENDERER_URL: 'http://localhost:5173' })).toEqual(built)
    expect(windowPage(false, { ELECTRON_RENDERER_URL: 'http://example.org' })).toEqual(built)
    expect(windowPage(false, { ELECTRON_RENDERER_URL: 'file:///tmp/page.html' })).toEqual(built)
  })
})
