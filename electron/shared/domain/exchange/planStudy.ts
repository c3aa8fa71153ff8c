import type { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { emptyRecords, RECORD_KINDS, type StudyRecords } from '../study/records.ts'
import { brokenReferences } from './brokenReferences.ts'
import { rebuildVotes, type RebuiltVotes } from './rebuildVotes.ts'
import {
  STUDY_EXCHANGE_FORMAT,
  STUDY_EXCHANGE_VERSION,
  studyExchange,
  type StudyExchange,
} from './studyExchange.ts'
import type { StudyPreview } from './studyImport.ts'

export interface StudyPlan {
  readonly records: StudyRecords
  readonly votes: readonly RebuiltVotes[]
  readonly preview: StudyPreview
}

/**
 * What a study as JSON becomes as a file of its own. Records keep their identifiers, so that what was written about them
 * elsewhere (a data set, a draft) still names them; the study itself is given a new one by the host, because it is another
 * file. Votes come along where the answers in the file give the very results that it tells; other ballots become drafts
 * again, without their rounds. Rounds that were open are left out. A file that is something else, newer, or at odds with
 * itself throws a Refusal.
 */
export function planStudy(value: unknown): StudyPlan {
  const exchange = readExchange(value)
  const records = recordsIn(exchange)
  const [broken] = brokenReferences(records)
  if (broken !== undefined) throw damaged(broken)
  dropOpenRounds(records)

  const votes: RebuiltVotes[] = []
  const leftBehind: StudyPreview['leftBehind'] = []
  for (const ballot of records.ballot.values()) {
    const hasRounds = [...records.round.values()].some(({ ballotId }) => ballotId === ballot.id)
    if (ballot.status !== 'locked' || !hasRounds) continue
    const rebuilt = rebuildVotes(ballot, records, exchange)
    if (typeof rebuilt === 'string') {
      leftBehind.push({ title: ballot.title, reason: rebuilt })
      makeDraftAgain(records, ballot.id)
    } else votes.push(rebuilt)
  }
  return {
    records,
    votes,
    preview: {
      title: exchange.records.study.title,
      workshops: records.workshop.size,
      cards: [...records.card.values()].filter(({ isDeleted }) => !isDeleted).length,
      statements: [...records.statement.values()].filter(({ isDeleted }) => !isDeleted).length,
      ballots: records.ballot.size,
      votes: votes.map(({ ballotId, rounds, voters }) => ({
        title: records.ballot.get(ballotId)?.title ?? '',
        rounds: rounds.length,
        voters: voters.length,
      })),
      leftBehind,
    },
  }
}

function readExchange(value: unknown): StudyExchange {
  const head = typeof value === 'object' && value !== null ? value : {}
  if (!('format' in head) || head.format !== STUDY_EXCHANGE_FORMAT) {
    throw new Refusal(
      'file-foreign',
      'This is JSON, but not a study of Linkboard. In the draft, export the study as JSON, and choose that file.',
    )
  }
  if ('formatVersion' in head && Number(head.formatVersion) > STUDY_EXCHANGE_VERSION) {
    throw new Refusal(
      'file-newer',
      'This file was made by a newer Linkboard. Please update Linkboard to read it.',
    )
  }
  const parsed = studyExchange.safeParse(value)
  if (parsed.success) return parsed.data
  throw damaged(inWords(parsed.error.issues[0]))
}

function inWords(issue: z.core.$ZodIssue | undefined): string {
  const place = issue?.path.map(String).join('.') ?? ''
  return `at “${place.slice(0, 120)}” there is something else than it should be`
}

function damaged(why: string): Refusal {
  return new Refusal(
    'file-damaged',
    `The file has been changed since it was exported, or only in part copied: ${why}. Please export the study once more.`,
  )
}

function recordsIn({ records: given }: StudyExchange): StudyRecords {
  const records = emptyRecords()
  for (const kind of RECORD_KINDS) {
    const list: readonly { id: string }[] = kind === 'study' ? [given.study] : given[kind]
    const map = records[kind] as Map<string, { id: string }>
    for (const record of list) map.set(record.id, record)
    if (map.size < list.length) throw damaged(`two records of the kind “${kind}” have the same identifier`)
  }
  return records
}

/** Nobody is in the room of another file: a vote that was going on cannot go on there. */
function dropOpenRounds(records: StudyRecords): void {
  for (const { id, status } of records.round.values()) if (status === 'open') dropRound(records, id)
}

function makeDraftAgain(records: StudyRecords, ballotId: string): void {
  const ballot = records.ballot.get(ballotId)
  if (!ballot) return
  records.ballot.set(ballotId, { ...ballot, status: 'draft', ruleHash: null, lockedAt: null })
  for (const round of records.round.values()) if (round.ballotId === ballotId) dropRound(records, round.id)
  for (const one of records.deviation.values())
    if (one.ballotId === ballotId) records.deviation.delete(one.id)
}

function dropRound(records: StudyRecords, roundId: string): void {
  records.round.delete(roundId)
  for (const note of records.discussionNote.values()) {
    if (note.roundId === roundId) records.discussionNote.delete(note.id)
  }
}
