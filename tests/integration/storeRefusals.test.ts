import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { Refusal, type RefusalCode } from '#shared/domain/refusal'
import { createHost } from '../../electron/host/createHost.ts'
import { createStore, openStore } from '../../electron/host/store/store.ts'
import { fileFacts } from '../support/fileFacts.ts'
import { makePorts } from '../support/hostPorts.ts'
import { temporaryFolder } from '../support/testHost.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = join(temporaryFolder(), 'files')
  mkdirSync(folder)
  path = join(folder, 'study.linkboard')
  const host = createHost(makePorts(join(folder, '..'), []))
  await host.call('study.create', { templateKey: 'splw', title: 'A study', path })
  await host.close()
})

/** Tries to open the file as the app does; the file and its folder must be just as they were. */
async function expectRefused(code: RefusalCode, saying: RegExp, file = path): Promise<void> {
  const before = fileFacts(file)
  const host = createHost(makePorts(join(folder, '..'), []))
  onTestFinished(() => host.close())
  const refusal = await host.call('study.open', { path: file }).then(
    () => null,
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ code })
  expect((refusal as Refusal).message).toMatch(saying)
  expect((refusal as Refusal).message).toContain(file.split('/').at(-1))
  expect(fileFacts(file)).toEqual(before)
  expect((await host.call('app.getState', {})).open).toBeNull()
}

function overwrite(change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(path)
  change(bytes)
  writeFileSync(path, bytes)
}

/** Another program's changes: they leave the file without a log and in the mode that it was in. */
function withSqlite(change: (database: Database.Database) => void): void {
  const database = new Database(path)
  database.unsafeMode(true)
  change(database)
  database.close()
}

describe('a file that cannot be opened is named, left as it is, and the way out is said', () => {
  it('missing', async () => {
    const host = createHost(makePorts(join(folder, '..'), []))
    onTestFinished(() => host.close())
    const missing = join(folder, 'gone.linkboard')
    const opening = host.call('study.open', { path: missing })
    await expect(opening).rejects.toMatchObject({ code: 'file-missing' })
    await expect(opening).rejects.toThrow(/gone\.linkboard.*moved or renamed/)
    await expect(host.call('study.open', { path: 'C:\\Users\\Ana\\gone.linkboard' })).rejects.toThrow(
      /^“gone\.linkboard” is not there/,
    )
    expect(fileFacts(path).neighbours).toEqual(['study.linkboard'])
  })

  it('a folder', async () => {
    const inside = join(folder, 'folder.linkboard')
    mkdirSync(inside)
    await expectRefused('file-foreign', /not a file/, inside)
  })

  it('a text file', async () => {
    writeFileSync(path, 'Minutes of the meeting\n'.repeat(20))
    await expectRefused('file-foreign', /not a Linkboard study/)
  })

  it('a short text file', async () => {
    writeFileSync(path, 'x')
    await expectRefused('file-foreign', /not a Linkboard study/)
  })

  it('a picture', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    writeFileSync(path, Buffer.concat([png, Buffer.alloc(5_000, 7)]))
    await expectRefused('file-foreign', /not a Linkboard study/)
  })

  it("another program's database", async () => {
    rmSync(path)
    withSqlite((database) => database.exec('CREATE TABLE moz_places (id INTEGER)'))
    await expectRefused('file-foreign', /another program/)
  })

  it('zero bytes', async () => {
    truncateSync(path, 0)
    await expectRefused('file-empty', /0 bytes.*backup/)
  })

  it('cut off in the middle', async () => {
    truncateSync(path, Math.floor(readFileSync(path).length / 2))
    await expectRefused('file-damaged', /cut off.*backup/)
  })

  it('cut off by a byte', async () => {
    truncateSync(path, readFileSync(path).length - 1)
    await expectRefused('file-damaged', /cut off.*backup/)
  })

  it('a page of zeros inside', async () => {
    overwrite((bytes) => bytes.fill(0, 4_096, 8_192))
    await expectRefused('file-damaged', /damaged.*backup/)
  })

  it("a bit of a table's page header flipped", async () => {
    overwrite((bytes) => bytes.writeUInt8((bytes[8_192 + 3] ?? 0) ^ 0x10, 8_192 + 3))
    await expectRefused('file-damaged', /damaged.*backup/)
  })

  it('text that is no text of ours any more', async () => {
    overwrite((bytes) => {
      const at = bytes.indexOf('"createdAt"')
      expect(at).toBeGreaterThan(0)
      bytes.write('"createdXX"', at)
    })
    await expectRefused('file-damaged', /cannot be read.*backup/)
  })

  it('a record that is not JSON any more', async () => {
    overwrite((bytes) => {
      const at = bytes.indexOf('{"id"')
      expect(at).toBeGreaterThan(0)
      bytes.write('}', at)
    })
    await expectRefused('file-damaged', /cannot be read.*backup/)
  })

  it('no study in it', async () => {
    withSqlite((database) => database.exec('PRAGMA foreign_keys = OFF; DELETE FROM study'))
    await expectRefused('file-damaged', /cannot be read.*backup/)
  })

  it('read-only, also for an administrator', async () => {
    chmodSync(path, 0o444)
    await expectRefused('file-read-only', /read-only.*Copy it/)
  })

  it('in a folder that is read-only', async () => {
    chmodSync(folder, 0o555)
    onTestFinished(() => chmodSync(folder, 0o755))
    await expectRefused('file-read-only', /read-only.*Copy it/)
  })

  it('made by a newer Linkboard', async () => {
    withSqlite((database) => database.pragma('user_version = 99'))
    await expectRefused('file-newer', /newer Linkboard.*Update/)
  })

  it('made by a newer Linkboard that ended before it had closed it', async () => {
    const crashed = join(folder, 'crashed')
    mkdirSync(crashed)
    const database = new Database(path)
    database.pragma('journal_mode = WAL')
    database.pragma('user_version = 99')
    for (const end of ['', '-wal']) copyFileSync(path + end, join(crashed, `study.linkboard${end}`))
    database.close()
    const copy = join(crashed, 'study.linkboard')
    const log = readFileSync(`${copy}-wal`)
    expect(log.length).toBeGreaterThan(0)
    await expectRefused('file-newer', /newer Linkboard.*Update/, copy)
    expect(readFileSync(`${copy}-wal`).equals(log)).toBe(true)
  })

  it('damaged, with a log that a crash left beside it', async () => {
    const crashed = join(folder, 'crashed')
    mkdirSync(crashed)
    const store = openStore(path)
    store.database.prepare(`INSERT INTO setting VALUES ('a', '1')`).run()
    for (const end of ['', '-wal']) copyFileSync(path + end, join(crashed, `study.linkboard${end}`))
    store.close()
    const copy = join(crashed, 'study.linkboard')
    const bytes = readFileSync(copy)
    bytes.fill(0, 8_192, 12_288)
    writeFileSync(copy, bytes)
    const log = readFileSync(`${copy}-wal`)
    await expectRefused('file-damaged', /damaged.*backup/, copy)
    expect(readFileSync(`${copy}-wal`).equals(log)).toBe(true)
  })
})

describe('a file that brings code of its own is refused before any of it could run', () => {
  const hostile: Record<string, string> = {
    'a trigger': `CREATE TRIGGER t AFTER INSERT ON receipt BEGIN DELETE FROM card; END`,
    'a view': `CREATE VIEW extra AS SELECT * FROM answer`,
    'a view in the place of a table': `DROP TABLE setting; CREATE VIEW setting AS SELECT '' AS name, '' AS value`,
    'a virtual table': `CREATE VIRTUAL TABLE extra USING fts5(text)`,
    'an index over a function': `CREATE INDEX extra ON card (lower(text))`,
    'one table more': `CREATE TABLE extra (id TEXT)`,
    'one table less': `DROP TABLE receipt`,
    'a table without its checks': `DROP TABLE answer; CREATE TABLE answer (round_id, token, item_id, kind, score)`,
  }
  it.each(Object.entries(hostile))('%s', async (_name, sql) => {
    withSqlite((database) => database.exec(`PRAGMA foreign_keys = OFF; ${sql}`))
    await expectRefused('file-damaged', /damaged.*backup/)
  })

  it('a copy in another journal mode, which opening for good would change', async () => {
    withSqlite((database) => {
      database.pragma('journal_mode = DELETE')
      database.exec(`CREATE TRIGGER t AFTER INSERT ON receipt BEGIN DELETE FROM card; END`)
    })
    await expectRefused('file-damaged', /damaged.*backup/)
  })

  it('a schema that is garbage', async () => {
    withSqlite((database) => {
      database.pragma('writable_schema = ON')
      database.exec(`UPDATE sqlite_schema SET sql = 'CREATE TABLE card (' WHERE name = 'card'`)
    })
    await expectRefused('file-damaged', /damaged.*backup/)
  })
})

describe('bits flipped anywhere', () => {
  it('are refused with the file left as it is, or the study opens: never a crash', () => {
    const whole = readFileSync(path)
    let refused = 0
    const position = fc.integer({ min: 0, max: whole.length - 1 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(position, fc.nat({ max: 7 })), { minLength: 1, maxLength: 40 }),
        (flips) => {
          const bytes = Buffer.from(whole)
          for (const [at, bit] of flips) bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << bit), at)
          writeFileSync(path, bytes)
          try {
            openStore(path).close()
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
            expect(readFileSync(path).equals(bytes)).toBe(true)
            expect(fileFacts(path).neighbours).toEqual(['study.linkboard'])
            refused += 1
          }
        },
      ),
      { numRuns: 120, seed: 20_260_725 },
    )
    expect(refused).toBeGreaterThan(30)
  })
})

describe('opening another study', () => {
  it('that is refused leaves the one that is open as it is', async () => {
    const host = createHost(makePorts(join(folder, '..'), []))
    onTestFinished(() => host.close())
    await host.call('study.open', { path })
    const bad = join(folder, 'bad.linkboard')
    writeFileSync(bad, 'no study')
    await expect(host.call('study.open', { path: bad })).rejects.toMatchObject({ code: 'file-foreign' })
    expect((await host.call('app.getState', {})).open?.path).toBe(path)
  })

  it('that cannot be made leaves the one that is open as it is', async () => {
    const host = createHost(makePorts(join(folder, '..'), []))
    onTestFinished(() => host.close())
    await host.call('study.open', { path })
    const taken = join(folder, 'taken.linkboard')
    createStore(taken).close()
    const making = host.call('study.create', { templateKey: null, title: 'Another', path: taken })
    await expect(making).rejects.toMatchObject({ code: 'file-exists' })
    expect((await host.call('app.getState', {})).open?.path).toBe(path)
  })
})
