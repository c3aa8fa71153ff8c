import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { roundsOfVerdicts } from '#shared/domain/ballot/latestVerdicts'
import { checkBallots, roundName } from '#shared/domain/check/checkBallots'
import { checkBoards } from '#shared/domain/check/checkBoards'
import { checkStatements } from '#shared/domain/check/checkStatements'
import { problem, type Finding } from '#shared/domain/check/finding'
import type { Verdict } from '#shared/domain/consensus/verdict'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import type { DraftInput } from '#shared/domain/draft/draftContext'
import { danglingReferences } from '#shared/domain/draft/danglingReferences'
import { Refusal } from '#shared/domain/refusal'
import { openStudyFrom } from '../features/study/openStudy.ts'
import type { Ports } from '../ports.ts'
import { startVoting } from '../startVoting.ts'
import { inspectFile } from '../store/inspectFile.ts'
import { migrations } from '../store/migrations/migrations.ts'
import { openStore } from '../store/store.ts'
import { lookWithoutWriting, verifyContents } from '../store/verifyContents.ts'
import { createRecount } from './recount.ts'

export interface FileCheck {
  readonly title: string
  /** The version of the file's format, and the one that this program writes. */
  readonly version: number
  readonly newestVersion: number
  /** What was looked at. */
  readonly counts: {
    readonly cards: number
    readonly statements: number
    readonly ballots: number
    readonly closedRounds: number
    readonly responses: number
    readonly activities: number
  }
  readonly findings: readonly Finding[]
}

/**
 * Checks a study file and the record in it: the database is whole, what refers to something finds it, rules have their
 * fingerprints, every figure of a closed round can be counted again, and every statement that is called agreed has its
 * votes. The file itself is only read: the record is looked at in a copy, which is thrown away. Throws a Refusal for a
 * file that is none of ours, open elsewhere, or too damaged to be read.
 */
export function checkFile(path: string, ports: Ports): FileCheck {
  inspectFile(path, migrations.length)
  const folder = mkdtempSync(join(tmpdir(), 'linkboard-check-'))
  try {
    const copy = join(folder, 'study.linkboard')
    const file = copyAfterCheck(path, copy)
    return { ...file, ...checkRecord(copy, { ...ports, paths: { ...ports.paths, settingsFolder: folder } }) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function copyAfterCheck(path: string, copy: string): Pick<FileCheck, 'version' | 'newestVersion'> {
  const damaged = () =>
    new Refusal(
      'file-damaged',
      `“${basename(path)}” is damaged. It has been left as it is. Open a backup, or copy the file again from where it came.`,
    )
  let version = 0
  try {
    lookWithoutWriting(path, 500, (database) => {
      version = Number(database.pragma('user_version', { simple: true }))
      const isWhole =
        verifyContents(database, migrations) === 'whole' &&
        database.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
        (database.pragma('foreign_key_check') as unknown[]).length === 0
      if (!isWhole) throw damaged()
      database.prepare('VACUUM INTO ?').run(copy)
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      throw new Refusal(
        'file-already-open',
        `“${basename(path)}” is open in Linkboard. Close it there, then check it.`,
      )
    }
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) throw damaged()
    throw error
  }
  return { version, newestVersion: migrations.length }
}

function checkRecord(copy: string, ports: Ports): Omit<FileCheck, 'version' | 'newestVersion'> {
  const study = openStudyFrom(openStore(copy), ports)
  try {
    const { records } = study.state()
    const { ballots } = startVoting(study, ports)
    const recount = createRecount(study.store.database)
    const results = new Map<string, RoundResults>()
    const lastVerdicts = new Map<string, Verdict>()
    const findings: Finding[] = [...checkBoards(records), ...checkBallots(records)]
    const closed = roundsOfVerdicts(records)
    for (const round of closed) {
      const ballot = records.ballot.get(round.ballotId)
      if (!ballot) continue
      const about = roundName(ballot, round)
      try {
        const counted = ballots.results(round.id)
        results.set(round.id, counted)
        for (const { itemId, pooled } of counted.items) lastVerdicts.set(itemId, pooled.verdict)
        findings.push(...recount(round.id, about, counted))
      } catch (error) {
        findings.push(problem(about, `cannot be counted: ${messageOf(error)}`))
      }
    }
    findings.push(...checkStatements(records, (itemId) => lastVerdicts.get(itemId) ?? null))
    findings.push(...checkDraft({ records, results, revision: study.revision() }, ports))
    return {
      title: study.title(),
      counts: {
        cards: [...records.card.values()].filter(({ isDeleted }) => !isDeleted).length,
        statements: [...records.statement.values()].filter(({ isDeleted }) => !isDeleted).length,
        ballots: records.ballot.size,
        closedRounds: closed.length,
        responses: [...results.values()].reduce((sum, { responses }) => sum + responses, 0),
        activities: study.revision(),
      },
      findings,
    }
  } finally {
    study.close()
  }
}

/** Whether a draft can be made of the record, and all that it refers to stands in it. */
function checkDraft(
  record: Pick<DraftInput, 'records' | 'results' | 'revision'>,
  { now, version }: Pick<Ports, 'now' | 'version'>,
): Finding[] {
  try {
    const draft = buildDraft({
      ...record,
      exportedAt: new Date(now()).toISOString(),
      programVersion: version,
    })
    return danglingReferences(draft).map((anchor) =>
      problem('The draft', `refers to “${anchor}”, which it lacks`),
    )
  } catch (error) {
    return [problem('The draft', `cannot be made: ${messageOf(error)}`)]
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')
}
