import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { computeRoundResults } from '#shared/domain/ballot/computeRoundResults'
import { ruleInForce } from '#shared/domain/ballot/ruleInForce'
import type { StudyExchange } from '#shared/domain/exchange/studyExchange'
import { consensusStudy, type BuiltStudy } from '../support/consensusStudy.ts'
import { exchangeOf } from '../support/exchangeStudy.ts'
import { methodsStudy } from '../support/methodsStudy.ts'
import { heldState, recordsOf } from '../support/hostCalls.ts'
import { sendFile } from '../support/importCalls.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { startTestHost } from '../support/testHost.ts'

describe('a study as JSON', () => {
  it.each([
    ['two rounds', () => consensusStudy()],
    ['every method', () => methodsStudy()],
  ])(
    'becomes a file with the same records and, where it may be told, the same results: %s',
    async (_name, build) => {
      const built = build()
      const exchange = exchangeOf(built)
      const { host } = startTestHost()
      const importId = await sendFile(host, 'study', JSON.stringify(exchange))
      const preview = await host.call('import.checkStudy', { importId })
      const locked = exchange.records.ballot.filter(({ status }) => status === 'locked')
      expect(preview.votes.length + preview.leftBehind.length).toBeGreaterThan(0)
      expect(preview.votes.length + preview.leftBehind.length).toBeLessThanOrEqual(locked.length)

      const { title, studyId } = await host.call('import.makeStudy', { importId })
      expect(title).toBe(exchange.records.study.title)
      expect(studyId).not.toBe(exchange.records.study.id)
      const { records } = await heldState(host)
      for (const kind of [
        'card',
        'placement',
        'link',
        'statement',
        'statementWording',
        'authorText',
      ] as const) {
        const given: readonly { id: string }[] = exchange.records[kind]
        const held: ReadonlyMap<string, { id: string }> = records[kind]
        expect([...held.values()].toSorted(byId)).toEqual(given.toSorted(byId))
      }
      const kept = new Set(preview.votes.map(({ title: of }) => of))
      for (const { roundId, results } of exchange.results) {
        const round = records.round.get(roundId)
        const of = exchange.records.round.find(({ id }) => id === roundId)?.ballotId
        const ballot = exchange.records.ballot.find(({ id }) => id === of)
        if (!kept.has(ballot?.title ?? '')) expect(round).toBeUndefined()
        else expect(await host.call('round.getResults', { roundId })).toEqual(results)
      }
      for (const ballot of records.ballot.values()) {
        if (preview.leftBehind.some((one) => one.title === ballot.title)) expect(ballot.status).toBe('draft')
      }
      // It opens again as any other, and nothing unfinished lies beside it.
      const { open } = await host.call('app.getState', {})
      await host.call('study.close', {})
      await host.call('study.open', { path: open?.path ?? '' })
      expect(readdirSync(dirname(open?.path ?? '')).filter((file) => file.includes('unfinished'))).toEqual([])
    },
  )

  it('keeps the votes of ballots in which no group is hidden', async () => {
    const exchange = exchangeOf(withShownGroups(consensusStudy()))
    const { host } = startTestHost()
    const importId = await sendFile(host, 'study', JSON.stringify(exchange))
    const preview = await host.call('import.checkStudy', { importId })
    expect(preview.leftBehind).toEqual([])
    expect(preview.votes.length).toBeGreaterThan(0)
    await host.call('import.makeStudy', { importId })
    for (const { roundId, results } of exchange.results) {
      expect(await host.call('round.getResults', { roundId })).toEqual(results)
    }
  })

  it('leaves votes behind that do not give the results in the file', async () => {
    const exchange = exchangeOf(withShownGroups(consensusStudy()))
    const [first] = exchange.responses
    if (first?.answer.kind !== 'score') throw new Error('The first answer is no score')
    first.answer = { kind: 'score', value: first.answer.value === 1 ? 9 : 1 }
    const { host } = startTestHost()
    const importId = await sendFile(host, 'study', JSON.stringify(exchange))
    const { leftBehind } = await host.call('import.checkStudy', { importId })
    expect(leftBehind).toHaveLength(1)
    expect(leftBehind[0]?.reason).toContain('do not give the results')
  })

  it.each<[string, (exchange: StudyExchange) => unknown, string]>([
    ['is no JSON', () => '{"format":', 'file-foreign'],
    ['is another JSON', () => ({ hello: ['world'] }), 'file-foreign'],
    ['is newer', (exchange) => ({ ...exchange, formatVersion: 2 }), 'file-newer'],
    ['has a field too many', (exchange) => ({ ...exchange, __proto__x: 1 }), 'file-damaged'],
    [
      'has a card that belongs to nobody',
      (exchange) => change(exchange, 'card', { panelGroupId: '0'.repeat(26) }),
      'file-damaged',
    ],
    [
      'has a part that would be every object’s',
      (exchange) => JSON.stringify(exchange).replace('{', '{"__proto__":{"isFacilitator":true},'),
      'file-damaged',
    ],
    [
      'has a ballot at a place that is none',
      (exchange) => change(exchange, 'ballot', { position: 'zzz' }),
      'file-damaged',
    ],
    ['has a card twice', (exchange) => twice(exchange), 'file-damaged'],
    [
      'has a rule that was changed after it was hashed',
      (exchange) => change(exchange, 'ballot', { ruleHash: '0'.repeat(64) }),
      'file-damaged',
    ],
    ['is nested too deep', () => `${'['.repeat(60)}${']'.repeat(60)}`, 'invalid-input'],
  ])('is refused where it %s, and leaves no file', async (_name, spoil, code) => {
    const { host, ports } = startTestHost()
    const spoilt = spoil(exchangeOf(consensusStudy()))
    const importId = await sendFile(
      host,
      'study',
      typeof spoilt === 'string' ? spoilt : JSON.stringify(spoilt),
    )
    expect(await outcomeOf(host.call('import.checkStudy', { importId }))).toBe(code)
    expect(await outcomeOf(host.call('import.makeStudy', { importId }))).toBe(code)
    const { studiesFolder } = ports.paths
    expect(existsSync(studiesFolder) ? readdirSync(studiesFolder) : []).toEqual([])
  })

  it('leaves nothing where its parts break a rule of the file, and takes no place that is taken', async () => {
    const { host, ports } = startTestHost()
    const exchange = exchangeOf(methodsStudy())
    const [statement] = exchange.records.statement
    const wording = exchange.records.statementWording.find(({ statementId }) => statementId === statement?.id)
    if (!wording) throw new Error('There is no wording')
    exchange.records.statementWording.push({ ...wording, id: 'z'.repeat(26) })
    const importId = await sendFile(host, 'study', JSON.stringify(exchange))
    expect(await outcomeOf(host.call('import.makeStudy', { importId }))).toBe('file-damaged')
    expect(readdirSync(ports.paths.studiesFolder)).toEqual([])
    await host.call('study.create', { templateKey: null, title: 'Mine' })
    const { open } = await host.call('app.getState', {})
    const whole = await sendFile(host, 'study', JSON.stringify(exchangeOf(consensusStudy())))
    expect(await outcomeOf(host.call('import.makeStudy', { importId: whole, path: open?.path ?? '' }))).toBe(
      'file-exists',
    )
    expect(await recordsOf(host, 'card')).toEqual([])
  })
})

function change(exchange: StudyExchange, kind: 'card' | 'ballot', spoilt: object): StudyExchange {
  const index = exchange.records[kind].findIndex((one) => !('status' in one) || one.status === 'locked')
  Object.assign(exchange.records[kind][index] ?? {}, spoilt)
  return exchange
}

function twice(exchange: StudyExchange): StudyExchange {
  exchange.records.card.push(...exchange.records.card.slice(0, 1))
  return exchange
}

/** The same votes with the smallest group's voters in the group before it, so that every group may be shown. */
function withShownGroups(built: BuiltStudy): BuiltStudy {
  const groups = [...built.records.panelGroup.values()].toSorted((a, b) => (a.position < b.position ? -1 : 1))
  const [last, before] = groups.toReversed()
  for (const round of built.records.round.values()) {
    const responses = (built.responses.get(round.id) ?? []).map((response) =>
      response.panelGroupId === last?.id ? { ...response, panelGroupId: before?.id ?? '' } : response,
    )
    const ballot = built.records.ballot.get(round.ballotId)
    if (!ballot) throw new Error('A round without a ballot')
    built.responses.set(round.id, responses)
    built.results.set(
      round.id,
      computeRoundResults({
        rule: ruleInForce(ballot, built.records.deviation.values(), round.number),
        roundNumber: round.number,
        items: round.itemIds.map((id) => ({ id })),
        groups,
        responses,
        smallGroupThreshold: 5,
      }),
    )
  }
  return built
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
