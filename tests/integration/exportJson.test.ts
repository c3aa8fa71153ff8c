import { describe, expect, it } from 'vitest'
import { studyExchange } from '#shared/domain/exchange/studyExchange'
import type { StudyExchange } from '#shared/domain/exchange/studyExchange'
import { emptyRecords, RECORD_KINDS } from '#shared/domain/study/records'
import type { RecordKind, StudyRecords } from '#shared/domain/study/records'
import { writeStudyJson } from '../../electron/host/export/writeStudyJson.ts'
import { blankStudy } from '../support/consensusStudy.ts'
import type { BuiltStudy } from '../support/consensusStudy.ts'
import { methodsStudy } from '../support/methodsStudy.ts'

function jsonOf(study: BuiltStudy): string {
  return writeStudyJson({ tables: { ...study, activity: [] } })
}

function read(text: string): StudyExchange {
  return studyExchange.parse(JSON.parse(text))
}

/** Every identifier that some record has or points to. */
function idsIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"([0-9a-hjkmnp-tv-z]{26})"/g)].map(([, id = '']) => id)
}

function turnedRound(records: StudyRecords): StudyRecords {
  const turned = emptyRecords() as Record<RecordKind, Map<string, unknown>>
  for (const kind of RECORD_KINDS) turned[kind] = new Map<string, unknown>([...records[kind]].toReversed())
  return turned as StudyRecords
}

describe('the study as JSON', () => {
  const study = methodsStudy()

  it('is what its schema says, unchanged by it', () => {
    for (const each of [study, blankStudy()]) {
      const text = jsonOf(each)
      expect(JSON.parse(text)).toEqual(read(text))
    }
  })

  it('holds all records but those of practice ballots', () => {
    const { records } = read(jsonOf(study))
    const practice = [...study.records.ballot.values()].filter(({ isPractice }) => isPractice)
    expect(practice).toHaveLength(1)
    expect(records.ballot).toHaveLength(study.records.ballot.size - 1)
    expect(records.card).toHaveLength(study.records.card.size)
    expect(records.statement).toHaveLength(study.records.statement.size)
    expect(records.statementWording).toHaveLength(study.records.statementWording.size)
    const text = jsonOf(study)
    for (const { id, title } of practice) {
      expect(text).not.toContain(id)
      expect(text).not.toContain(title)
    }
  })

  it('points to nothing that is not in it', () => {
    const exchange = read(jsonOf(study))
    const { study: facts, ...lists } = exchange.records
    const there = new Set([facts.id, ...Object.values(lists).flatMap((list) => list.map(({ id }) => id))])
    for (const id of idsIn(exchange)) expect(there).toContain(id)
  })

  it('tells no voter’s token and no group that is too small', () => {
    const text = jsonOf(study)
    for (const { voterToken } of [...study.responses.values()].flat()) expect(text).not.toContain(voterToken)
    const { responses, records } = read(text)
    const shown = new Set(responses.flatMap(({ panelGroupId }) => panelGroupId ?? []))
    const names = records.panelGroup.filter(({ id }) => shown.has(id)).map(({ shortName }) => shortName)
    expect(names).toEqual(['PPIE'])
    expect(responses.some(({ panelGroupId }) => panelGroupId === null)).toBe(true)
  })

  it('holds nothing that was answered in a round that is open', () => {
    const open = methodsStudy()
    const [round] = open.records.round.values()
    if (!round) throw new Error('The fixture has no round.')
    open.records.round.set(round.id, { ...round, status: 'open', closedAt: null })
    const { responses, results, records } = read(jsonOf(open))
    expect(records.round.find(({ id }) => id === round.id)?.status).toBe('open')
    expect(responses.some(({ roundId }) => roundId === round.id)).toBe(false)
    expect(results.some(({ roundId }) => roundId === round.id)).toBe(false)
  })

  it('leaves out a card that was never revealed, with all that points to it', () => {
    const secret = methodsStudy()
    const hidden = [...secret.records.link.values()][0]?.fromCardId ?? ''
    const card = secret.records.card.get(hidden)
    if (!card) throw new Error('The fixture has no linked card.')
    secret.records.card.set(hidden, { ...card, text: 'Said in confidence', isHidden: true })
    const text = jsonOf(secret)
    expect(text).not.toContain('Said in confidence')
    expect(text).not.toContain(hidden)
    read(text)
  })

  it('is the same bytes for the same study, however its records and answers are stored', () => {
    const stored = methodsStudy()
    const turned: BuiltStudy = {
      ...stored,
      records: turnedRound(stored.records),
      responses: new Map([...stored.responses].map(([id, given]) => [id, given.toReversed()])),
    }
    expect(jsonOf(turned)).toBe(jsonOf(study))
  })
})
