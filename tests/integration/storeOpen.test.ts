import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#shared/domain/refusal'
import type { Migration } from '../../electron/host/store/migrate.ts'
import { migrations } from '../../electron/host/store/migrations/migrations.ts'
import { createStore, openStore, type Store } from '../../electron/host/store/store.ts'
import { hashOf } from '../support/fileFacts.ts'
import { temporaryFolder } from '../support/testHost.ts'

let path: string
beforeEach(() => {
  path = join(temporaryFolder(), 'study.linkboard')
})

function ask(store: Store, pragma: string): unknown {
  return store.database.pragma(pragma, { simple: true })
}

function refusalOf(action: () => unknown): Refusal {
  try {
    action()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}

describe('an open study file', () => {
  it('keeps what it acknowledges, at every open', () => {
    createStore(path).close()
    for (let opening = 0; opening < 5; opening += 1) {
      const store = openStore(path)
      expect(ask(store, 'synchronous')).toBe(2)
      expect(ask(store, 'journal_mode')).toBe('wal')
      expect(ask(store, 'foreign_keys')).toBe(1)
      expect(ask(store, 'secure_delete')).toBe(1)
      expect(ask(store, 'trusted_schema')).toBe(0)
      expect(ask(store, 'locking_mode')).toBe('exclusive')
      store.close()
    }
    const created = createStore(`${path}.second.linkboard`)
    expect(ask(created, 'synchronous')).toBe(2)
    created.close()
  })

  it('is marked as a study of this version, and no table takes a value of the wrong type', () => {
    const store = createStore(path)
    expect(ask(store, 'application_id')).toBe(0x4c6e6b62)
    expect(ask(store, 'user_version')).toBe(migrations.length)
    const tables = store.database.pragma('table_list') as { name: string; strict: number; schema: string }[]
    const own = tables.filter(({ schema, name }) => schema === 'main' && !name.startsWith('sqlite_'))
    expect(own.length).toBeGreaterThan(15)
    expect(own.filter(({ strict }) => strict !== 1)).toEqual([])
    store.close()
    const bytes = readFileSync(path)
    expect(bytes.toString('latin1', 68, 72)).toBe('Lnkb')
  })

  it('keeps the ballot box in the order of its random keys alone', () => {
    const store = createStore(path)
    const tables = store.database.pragma('table_list') as { name: string; wr: number }[]
    for (const name of ['voter_token', 'response', 'answer']) {
      expect(tables.find((table) => table.name === name)?.wr, name).toBe(1)
      const columns = store.database.pragma(`table_info(${name})`) as { name: string }[]
      expect(columns.map((column) => column.name).join(' ')).not.toMatch(/seat|nick|address|time|\bat\b/)
    }
    store.close()
  })

  it('leaves one file behind when it is closed', () => {
    const store = createStore(path)
    store.database.prepare(`INSERT INTO setting VALUES ('a', '1')`).run()
    store.close()
    expect(readdirSync(join(path, '..'))).toEqual(['study.linkboard'])
  })

  it('is never made over another file', () => {
    writeFileSync(path, 'my notes')
    const before = hashOf(path)
    const refusal = refusalOf(() => createStore(path))
    expect(refusal.code).toBe('file-exists')
    expect(refusal.message).toContain('study.linkboard')
    expect(hashOf(path)).toBe(before)
  })

  it('leaves nothing behind where it could not be made', () => {
    const broken: Migration = { name: 'broken', sql: 'CREATE TABLE a (b TEXT) STRICT; NOT SQL;' }
    expect(() => createStore(path, [broken])).toThrow(Refusal)
    expect(readdirSync(join(path, '..'))).toEqual([])
  })
})

describe('a file of an older version', () => {
  const newest = migrations.length
  const copyName = `study.before-version-${newest + 1}.linkboard`
  const next: Migration = {
    name: 'next',
    sql: `CREATE TABLE extra (id TEXT PRIMARY KEY) STRICT; INSERT INTO extra VALUES ('new');`,
  }
  const broken: Migration = {
    name: 'broken',
    sql: `CREATE TABLE extra (id TEXT PRIMARY KEY) STRICT; DELETE FROM setting; INSERT INTO nowhere VALUES (1);`,
  }
  const copies = () => readdirSync(join(path, '..')).filter((name) => name.includes('before-version'))

  beforeEach(() => {
    const store = createStore(path)
    store.database.prepare(`INSERT INTO setting VALUES ('a', '1')`).run()
    store.close()
  })

  it('is copied before it is brought up to date, and the copy opens as the old version', () => {
    const store = openStore(path, [...migrations, next])
    expect(ask(store, 'user_version')).toBe(newest + 1)
    expect(store.database.prepare('SELECT id FROM extra').pluck().get()).toBe('new')
    expect(store.database.prepare('SELECT value FROM setting').pluck().get()).toBe('1')
    store.close()
    expect(copies()).toEqual([copyName])
    const copy = openStore(join(path, '..', copyName))
    expect(ask(copy, 'user_version')).toBe(newest)
    expect(copy.database.prepare('SELECT value FROM setting').pluck().get()).toBe('1')
    copy.close()
  })

  it('never writes over an earlier copy', () => {
    const earlier = join(path, '..', copyName)
    writeFileSync(earlier, 'an earlier copy')
    openStore(path, [...migrations, next]).close()
    expect(readFileSync(earlier, 'utf8') === 'an earlier copy').toBe(true)
    expect(copies()).toHaveLength(2)
  })

  it('is left as it was by a step that fails, and still opens', () => {
    const before = hashOf(path)
    const refusal = refusalOf(() => openStore(path, [...migrations, broken]))
    expect(refusal.code).toBe('storage-failed')
    expect(refusal.message).toContain('study.linkboard')
    expect(hashOf(path)).toBe(before)
    expect(copies()).toHaveLength(1)
    const store = openStore(path)
    expect(ask(store, 'user_version')).toBe(newest)
    expect(store.database.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(1)
    expect(
      store.database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'extra'`).pluck().get(),
    ).toBe(0)
    store.close()
  })

  it('is not copied when nothing has to change', () => {
    openStore(path).close()
    expect(copies()).toEqual([])
  })

  it('opens from a copy that another program made of it', () => {
    const database = new Database(path)
    const copy = join(path, '..', 'copy.linkboard')
    database.prepare('VACUUM INTO ?').run(copy)
    database.close()
    const store = openStore(copy)
    expect(ask(store, 'journal_mode')).toBe('wal')
    expect(store.database.prepare('SELECT value FROM setting').pluck().get()).toBe('1')
    store.close()
  })

  it('opens after its program was ended in the middle of work', () => {
    const store = openStore(path)
    store.database.prepare(`INSERT INTO setting VALUES ('b', '2')`).run()
    const folder = join(path, '..', 'crashed')
    mkdirSync(folder)
    for (const end of ['', '-wal']) copyFileSync(path + end, join(folder, `study.linkboard${end}`))
    store.close()
    const after = openStore(join(folder, 'study.linkboard'))
    expect(after.database.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(2)
    after.close()
    expect(existsSync(join(folder, 'study.linkboard-wal'))).toBe(false)
  })
})
