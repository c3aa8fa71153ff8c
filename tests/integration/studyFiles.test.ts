import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { PROTOCOL_VERSION, type HostFrame } from '#shared/contract/wire'
import type { AnyEvent } from '../support/frameCaller.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { startTestHost, temporaryFolder } from '../support/testHost.ts'

describe('the start screen', () => {
  it('comes up where the studies folder is missing', async () => {
    const { host, ports } = startTestHost()
    expect(existsSync(ports.paths.studiesFolder)).toBe(false)
    expect(await host.call('app.getState', {})).toMatchObject({ open: null, otherFiles: [] })
  })

  it('comes up where the studies folder is no folder', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'studies'), 'A file in its place')
    const { host, log } = startTestHost({ folder })
    expect(await host.call('app.getState', {})).toMatchObject({ open: null, otherFiles: [] })
    expect(log).toEqual([])
  })
})

describe('closing a study whose log cannot be carried into the file', () => {
  it('closes it all the same, says so, and opens it again with all that was in it', async () => {
    const { host, log } = startTestHost()
    const told: string[] = []
    const window = host.connectFacilitator((frame: HostFrame) => {
      if (frame.type === 'event') told.push((frame.event as AnyEvent).name)
    })
    window.receive({ type: 'hello', protocol: PROTOCOL_VERSION, credential: { kind: 'none' }, seen: null })
    const { path } = await host.call('study.create', { templateKey: null, title: 'A study' })
    await host.call('study.edit', { aims: 'To be kept' })
    const mend = failCheckpoints()
    try {
      expect(await host.call('study.close', {})).toEqual({})
    } finally {
      mend()
    }
    expect(told.filter((name) => name.startsWith('study.'))).toEqual([
      'study.opened',
      'study.edited',
      'study.closed',
    ])
    expect(log.join()).toContain('disk')
    expect((await host.call('app.getState', {})).open).toBeNull()
    await host.call('study.open', { path })
    expect(await recordsOf(host, 'study')).toMatchObject([{ aims: 'To be kept' }])
    // Ballots, room and board belong to the study that is open now.
    expect(await host.call('room.getStatus', {})).toEqual({ isOpen: false })
    await host.call('study.edit', { aims: 'Written again' })
  })
})

describe('an export', () => {
  it('into a folder whose path begins nowhere is refused, and writes nothing', async () => {
    const { host } = startTestHost()
    await host.call('study.create', { templateKey: null, title: 'A study' })
    const name = `draft-${randomIdentifier()}`
    for (const folder of [name, `./${name}`, `../${name}`]) {
      const call = host.call('draft.export', { exportId: randomIdentifier(), formats: ['md'], folder })
      await expect(call, folder).rejects.toMatchObject({ code: 'invalid-input' })
      expect(existsSync(folder), folder).toBe(false)
    }
    const folder = temporaryFolder()
    await host.call('draft.export', { exportId: randomIdentifier(), formats: ['md'], folder })
    expect(readdirSync(folder)).toContain('draft.md')
  })
})

/** Until it is mended, SQLite may not carry a write-ahead log into its file. */
function failCheckpoints(): () => void {
  const pragma = Database.prototype.pragma
  Database.prototype.pragma = function pragmaUnlessFull(
    this: Database.Database,
    source: string,
    options?: Database.PragmaOptions,
  ) {
    if (source.startsWith('wal_checkpoint')) {
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    }
    return pragma.call(this, source, options)
  }
  return () => {
    Database.prototype.pragma = pragma
  }
}
