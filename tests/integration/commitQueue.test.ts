import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Card } from '#shared/domain/board/card'
import { newCard } from '#shared/domain/board/newCard'
import { asCreations } from '#shared/domain/study/recordChange'
import { blankTemplate } from '#shared/domain/study/blankTemplate'
import { buildStudy } from '#shared/domain/study/buildStudy'
import { RECORD_KINDS } from '#shared/domain/study/records'
import { Refusal } from '#shared/domain/refusal'
import { openStudyFrom, type OpenStudy } from '../../electron/host/features/study/openStudy.ts'
import { createRecordRepository } from '../../electron/host/features/study/recordRepository.ts'
import { createCommitQueue, type CommitQueue } from '../../electron/host/store/commitQueue.ts'
import { createStore } from '../../electron/host/store/store.ts'
import { randomIdentifier, systemRandomBytes } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { startTestHost, temporaryFolder, type TestHost } from '../support/testHost.ts'

describe('commands that share a transaction', () => {
  let database: Database.Database
  let reader: Database.Database
  let queue: CommitQueue
  let faults: unknown[]
  let reloads: number
  let whenReloading: () => void

  beforeEach(() => {
    const path = join(temporaryFolder(), 'numbers.db')
    database = new Database(path)
    database.pragma('journal_mode = WAL')
    database.exec('CREATE TABLE number (value INTEGER PRIMARY KEY) STRICT')
    // A second connection sees only what has been committed.
    reader = new Database(path, { readonly: true })
    onTestFinished(() => void [database, reader].map((connection) => connection.close()))
    faults = []
    reloads = 0
    whenReloading = () => undefined
    queue = createCommitQueue({
      database,
      onLost() {
        reloads += 1
        whenReloading()
      },
      onFault: (error) => void faults.push(error),
    })
  })

  const inFile = () => reader.prepare('SELECT value FROM number ORDER BY value').pluck().all() as number[]
  const add = (value: number) => database.prepare('INSERT INTO number VALUES (?)').run(value)

  it('are answered after the commit, in their order, and not before', async () => {
    const seen: string[] = []
    const answers = Array.from({ length: 500 }, (_, value) =>
      queue
        .submit(() => {
          add(value)
          return { output: value, afterCommit: () => void seen.push(`${value} ${inFile().includes(value)}`) }
        })
        .then((output) => ({ output, isInFile: inFile().includes(output) })),
    )
    expect(seen).toEqual([])
    expect(await Promise.all(answers)).toEqual(
      Array.from({ length: 500 }, (_, output) => ({ output, isInFile: true })),
    )
    expect(seen).toEqual(Array.from({ length: 500 }, (_, value) => `${value} true`))
  })

  it('share commits, two hundred at most', async () => {
    const commits: number[] = []
    const answers = Array.from({ length: 450 }, (_, value) =>
      queue.submit(() => {
        add(value)
        return { output: value, afterCommit: () => void commits.push(inFile().length) }
      }),
    )
    await Promise.all(answers)
    expect([...new Set(commits)]).toEqual([200, 400, 450])
  })

  it('leave no trace where they are refused, and do not disturb the others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('good', 'refused', 'broken'), { maxLength: 40 }),
        async (plan) => {
          database.exec('DELETE FROM number')
          const codes = await Promise.all(
            plan.map((outcome, value) =>
              outcomeOf(
                queue.submit(() => {
                  add(value)
                  if (outcome === 'refused') throw new Refusal('conflict', 'No.')
                  if (outcome === 'broken') throw new TypeError('a fault in the program')
                  return { output: value }
                }),
              ),
            ),
          )
          const expected = { good: 'done', refused: 'conflict', broken: 'storage-failed' }
          expect(codes).toEqual(plan.map((outcome) => expected[outcome]))
          const kept = plan.flatMap((outcome, value) => (outcome === 'good' ? [value] : []))
          expect(inFile()).toEqual(kept)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('that are refused because of others in the batch hear it only once those are kept', async () => {
    let toldAt: number[] = []
    await Promise.allSettled([
      queue.submit(() => {
        add(1)
        return { output: 1 }
      }),
      queue
        .submit(() => {
          throw new Refusal('conflict', 'There is a 1 already.')
        })
        .catch(() => {
          toldAt = inFile()
        }),
    ])
    expect(toldAt).toEqual([1])
  })

  it('that fail in the middle of a statement lose that statement only', async () => {
    const answers = await Promise.allSettled([
      queue.submit(() => ({ output: add(1).changes })),
      queue.submit(() => {
        add(2)
        return { output: add(1).changes }
      }),
      queue.submit(() => ({ output: add(3).changes })),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(inFile()).toEqual([1, 3])
    expect(reloads).toBe(1)
    expect(faults).toHaveLength(1)
  })

  it('are answered even where telling others of them fails', async () => {
    const answers = await Promise.all([
      queue.submit(() => {
        add(1)
        return {
          output: 'first',
          afterCommit() {
            throw new Error('a listener that is broken')
          },
        }
      }),
      queue.submit(() => ({ output: 'second' })),
    ])
    expect(answers).toEqual(['first', 'second'])
    expect(faults).toEqual([new Error('a listener that is broken')])
  })

  it('are all refused where the commit itself fails, and the next ones are taken', async () => {
    database.pragma('foreign_keys = ON')
    database.exec(
      `CREATE TABLE child (value INTEGER REFERENCES number (value) DEFERRABLE INITIALLY DEFERRED) STRICT`,
    )
    const works = [
      () => ({ output: add(1).changes }),
      () => ({ output: database.prepare('INSERT INTO child VALUES (99)').run().changes }),
      () => {
        throw new Refusal('conflict', 'No.')
      },
    ]
    const codes = await Promise.all(works.map((work) => outcomeOf(queue.submit(work))))
    expect(codes).toEqual(['storage-failed', 'storage-failed', 'storage-failed'])
    expect(inFile()).toEqual([])
    expect(reloads).toBe(1)
    expect(await queue.submit(() => ({ output: add(2).changes }))).toBe(1)
    expect(inFile()).toEqual([2])
  })

  it('are decided on nothing that could not be read again after a failure', async () => {
    whenReloading = () => {
      throw new Error('the disk cannot be read')
    }
    const broken = () => {
      throw new TypeError('a fault in the program')
    }
    await expect(queue.submit(broken)).rejects.toMatchObject({ code: 'storage-failed' })
    let ran = 0
    const work = () => ({ output: (ran += 1) })
    await expect(queue.submit(work)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(ran).toBe(0)
    whenReloading = () => undefined
    expect(await queue.submit(work)).toBe(1)
  })

  it('run at once when the file is about to be closed', () => {
    const outputs: number[] = []
    for (const value of [1, 2, 3])
      void queue.submit(() => ({ output: add(value).changes })).then(() => outputs.push(value))
    queue.drain()
    expect(inFile()).toEqual([1, 2, 3])
  })
})

describe('a disk that is full', () => {
  let study: OpenStudy
  let boardId: string
  let columnId: string

  beforeEach(() => {
    const store = createStore(join(temporaryFolder(), 'study.linkboard'))
    const records = buildStudy(blankTemplate(), {
      randomBytes: systemRandomBytes,
      createdAt: '2026-01-02T03:04:05.000Z',
    })
    study = openStudyFrom(
      store,
      { now: Date.now, logger: { info: () => undefined, error: () => undefined } },
      asCreations(records),
    )
    onTestFinished(() => study.close())
    const [column] = study.state().records.column.values()
    boardId = column?.boardId ?? ''
    columnId = column?.id ?? ''
  })

  const setPageLimit = (pages: number) => study.store.database.pragma(`max_page_count = ${pages}`)
  const pageCount = () => Number(study.store.database.pragma('page_count', { simple: true }))

  /** What is in memory must be what the file holds. */
  function expectMemoryAsFile(): void {
    const inFile = createRecordRepository(study.store.database).readAll()
    const inMemory = study.state().records
    for (const kind of RECORD_KINDS) {
      const byId = (records: ReadonlyMap<string, unknown>) =>
        [...records].toSorted(([a], [b]) => (a < b ? -1 : 1))
      expect(byId(inMemory[kind]), kind).toEqual(byId(inFile[kind]))
    }
    const newest = study.store.database.prepare('SELECT coalesce(max(revision), 0) FROM change').pluck().get()
    expect(study.revision()).toBe(newest)
  }

  function addCard(text: string) {
    return study.queue.submit(() => {
      const id = randomIdentifier()
      const card: Card = { ...newCard({ id, kind: 'idea', text }), isDeleted: false }
      const placement = { id: `${boardId}:${id}`, boardId, cardId: id, columnId, position: `a${id}` }
      study.carryOut({
        name: 'card.added',
        label: 'add a card',
        changes: [
          { kind: 'card', id, before: null, after: card },
          { kind: 'placement', id: placement.id, before: null, after: placement },
        ],
      })
      return { output: id }
    })
  }

  it('refuses with the reason, keeps memory and file alike, and goes on when there is space again', async () => {
    setPageLimit(pageCount() + 12)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 300 }, (_, index) => addCard(`card ${index}`.padEnd(400, 'x'))),
    )
    const kept = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as Refusal] : [],
    )
    expect(kept.length).toBeGreaterThan(0)
    expect(refused.length).toBeGreaterThan(100)
    for (const refusal of refused) {
      expect(refusal).toMatchObject({ code: 'storage-failed', details: { code: 'SQLITE_FULL' } })
      expect(refusal.message).toMatch(/disk is full.*not saved.*Free some space/)
    }
    expectMemoryAsFile()
    expect([...study.state().records.card.keys()].toSorted()).toEqual(kept.toSorted())

    setPageLimit(1_000_000)
    const later = await addCard('after the disk was tidied')
    expect(study.state().records.card.get(later)?.text).toBe('after the disk was tidied')
    expectMemoryAsFile()
    expect(study.store.database.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('cannot keep a study from being closed', async () => {
    await addCard('a card')
    setPageLimit(pageCount())
    study.close()
    expect(study.store.database.open).toBe(false)
  })
})

describe('through the whole host', () => {
  let test: TestHost
  beforeEach(async () => {
    test = startTestHost()
    await test.host.call('study.create', { templateKey: null, title: 'A study' })
  })

  it('a burst of commands is carried out in its order', async () => {
    const [column] = (await recordsOf(test.host, 'column')).filter(({ role }) => role === 'stage')
    const ids = Array.from({ length: 700 }, () => randomIdentifier())
    await Promise.all(
      ids.map((cardId) =>
        test.host.call('card.add', {
          cardId,
          kind: 'idea',
          text: `Card ${cardId}`,
          boardId: column?.boardId ?? '',
          columnId: column?.id ?? '',
          beforeCardId: null,
        }),
      ),
    )
    const placements = (await recordsOf(test.host, 'placement')).toSorted((a, b) =>
      a.position < b.position ? -1 : 1,
    )
    expect(placements.map(({ cardId }) => cardId)).toEqual(ids)
  })
})
