import { beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/contract'
import { statementCode } from '#shared/domain/statement/statement'
import { statementsInOrder, wordingsOf } from '#shared/domain/statement/statementCommands'
import { standingOf } from '#shared/domain/statement/statementStanding'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import type { Host } from '../../electron/host/createHost.ts'
import { heldState, openRoom, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { joinRoom, takePaper, voteOnAll, type RoomClient } from '../support/roomClient.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

let test: TestHost
let host: Host
let path: string

beforeEach(async () => {
  test = startTestHost()
  host = test.host
  path = (await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })).path
})

const LIKERT = RULE_PRESETS.find(({ key }) => key === 'likert')?.rule ?? DEFAULT_RAM_RULE

async function write(text: string, of: Partial<InputOf<'statement.add'>> = {}): Promise<string> {
  const statementId = randomIdentifier()
  const setting = { kind: 'principle' as const, stageId: null, tags: [], cardIds: [], itemIds: [] }
  await host.call('statement.add', { statementId, wordingId: randomIdentifier(), text, ...setting, ...of })
  return statementId
}

/** "S1 Plan together", … in order. */
async function listed(): Promise<string[]> {
  const all = statementsInOrder(await heldState(host))
  return all.map((statement) => `${statementCode(statement)} ${statement.text}`)
}

async function lockBallotOf(statementIds: readonly string[]): Promise<string> {
  const ballotId = await draftBallotOf(statementIds)
  await host.call('ballot.lock', { ballotId })
  return ballotId
}

async function draftBallotOf(statementIds: readonly string[]): Promise<string> {
  const ballotId = randomIdentifier()
  await host.call('ballot.create', {
    ballotId,
    title: 'Statements of the framework',
    question: 'How far do you agree with this statement?',
    lowLabel: 'not',
    highLabel: 'very',
    instructions: '',
    rule: LIKERT,
    plannedRounds: 1,
    carryOver: 'all',
    isPractice: false,
    items: statementIds.map((statementId) => ({ kind: 'statement', statementId })),
  })
  return ballotId
}

/** Six people score each wording. */
async function voteOn(ballotId: string, scoreFor: (wording: string) => number): Promise<void> {
  const room = await openRoom(host)
  const [group] = await recordsOf(host, 'panelGroup')
  const phones: RoomClient[] = []
  for (let seat = 0; seat < 6; seat += 1) {
    phones.push(await joinRoom({ ...room, panelGroupId: group?.id ?? '' }))
  }
  const roundId = randomIdentifier()
  await host.call('round.open', { ballotId, roundId })
  for (const phone of phones) {
    await phone.refresh()
    const vote = await takePaper(phone)
    const wordings = new Map(vote.paper.items.map(({ itemId, wording }) => [itemId, wording]))
    await voteOnAll(phone, vote, (itemId) => ({ kind: 'score', value: scoreFor(wordings.get(itemId) ?? '') }))
  }
  await host.call('round.close', { roundId })
}

/** Where each statement stands, by the results that the host gives. */
async function standings(): Promise<Record<string, string>> {
  const state = await heldState(host)
  const verdicts = new Map<string, 'in' | 'out' | 'uncertain' | 'ranked' | 'no-data'>()
  for (const round of state.records.round.values()) {
    const { items } = await host.call('round.getResults', { roundId: round.id })
    for (const { itemId, pooled } of items) verdicts.set(itemId, pooled.verdict)
  }
  return Object.fromEntries(
    statementsInOrder(state).map((statement) => {
      const { status, by, isReworded } = standingOf(
        state.records,
        statement,
        (id) => verdicts.get(id) ?? null,
      )
      return [statementCode(statement), `${status} by ${by}${isReworded ? ', reworded' : ''}`]
    }),
  )
}

describe('statements', () => {
  it('are in the file with every wording, in their order, when the study is opened again', async () => {
    const [card] = await recordsOf(host, 'card')
    const [stage] = (await recordsOf(host, 'column')).filter(({ role }) => role === 'stage')
    const first = await write('Plan together', {
      kind: 'recommendation',
      stageId: stage?.id ?? null,
      tags: ['long-term'],
      cardIds: [card?.id ?? ''],
    })
    const second = await write('Train first')
    await host.call('statement.reword', {
      statementId: first,
      wordingId: randomIdentifier(),
      text: 'Plans are made together',
      reason: 'Plainer.\nAsked for in round 1.',
    })
    await host.call('statement.move', { statementId: second, beforeStatementId: first })
    await host.call('statement.decide', {
      statementId: second,
      decision: { status: 'agreed', reason: 'Nobody was against it.' },
    })
    const before = await heldState(host)
    await host.call('study.close', {})
    await host.call('study.open', { path })
    const after = await heldState(host)
    expect([...after.records.statement.values()]).toEqual([...before.records.statement.values()])
    expect(wordingsOf(after, first)).toEqual(wordingsOf(before, first))
    expect(wordingsOf(after, first).map(({ text, reason }) => [text, reason])).toEqual([
      ['Plan together', ''],
      ['Plans are made together', 'Plainer.\nAsked for in round 1.'],
    ])
    expect(await listed()).toEqual(['S2 Train first', 'S1 Plans are made together'])
    expect(after.records.statement.get(second)?.decision).toMatchObject({
      status: 'agreed',
      reason: 'Nobody was against it.',
    })
  })

  it('are undone and done again step by step, and a deleted one keeps its number to itself', async () => {
    const first = await write('Plan together')
    await write('Train first')
    await host.call('statement.delete', { statementId: first })
    expect(await listed()).toEqual(['S2 Train first'])
    await host.call('history.undo', {})
    expect(await listed()).toEqual(['S1 Plan together', 'S2 Train first'])
    await host.call('history.redo', {})
    await write('Share care')
    expect(await listed()).toEqual(['S2 Train first', 'S3 Share care'])
    for (let step = 0; step < 4; step += 1) await host.call('history.undo', {})
    expect(await listed()).toEqual([])
    for (let step = 0; step < 4; step += 1) await host.call('history.redo', {})
    expect(await listed()).toEqual(['S2 Train first', 'S3 Share care'])
  })

  it('are written many at once as one step, all or none', async () => {
    const statement = (text: string, cardIds: string[] = []) => ({
      statementId: randomIdentifier(),
      wordingId: randomIdentifier(),
      text,
      kind: 'competency' as const,
      stageId: null,
      tags: [],
      cardIds,
      itemIds: [],
    })
    const broken = [statement('One'), statement('Two', [randomIdentifier()])]
    expect(await outcomeOf(host.call('statements.add', { statements: broken }))).toBe('not-found')
    expect(await listed()).toEqual([])
    await host.call('statements.add', { statements: ['One', 'Two', 'Three'].map((text) => statement(text)) })
    expect(await listed()).toEqual(['S1 One', 'S2 Two', 'S3 Three'])
    await host.call('history.undo', {})
    expect(await listed()).toEqual([])
  })

  it('are not decided on without a reason, nor written without words', async () => {
    const statementId = await write('Plan together')
    const decide = (reason: string) =>
      outcomeOf(host.call('statement.decide', { statementId, decision: { status: 'withdrawn', reason } }))
    expect(await decide('  ')).toBe('invalid-input')
    expect(await decide('Said twice.')).toBe('done')
    expect(await outcomeOf(write('   '))).toBe('invalid-input')
    expect(await outcomeOf(write('x'.repeat(501)))).toBe('invalid-input')
  })

  it('are what their own vote says: agreed, not agreed, and marked when reworded after it', async () => {
    const [plan, train, share] = [await write('Plan'), await write('Train'), await write('Share')]
    const ballotId = await lockBallotOf([plan, train])
    // Its words are frozen, and it stays in the record.
    await host.call('statement.reword', {
      statementId: plan,
      wordingId: randomIdentifier(),
      text: 'Plan together',
      reason: '',
    })
    const items = (await recordsOf(host, 'ballotItem')).filter((item) => item.ballotId === ballotId)
    expect(items.map(({ wording }) => wording).toSorted()).toEqual(['Plan', 'Train'])
    expect(await outcomeOf(host.call('statement.delete', { statementId: plan }))).toBe('ballot-locked')
    expect(await standings()).toEqual({
      S1: 'proposed by none',
      S2: 'proposed by none',
      S3: 'proposed by none',
    })

    await voteOn(ballotId, (wording) => (wording === 'Plan' ? 5 : 1))
    expect(await standings()).toEqual({
      S1: 'agreed by own-vote, reworded',
      S2: 'not-agreed by own-vote',
      S3: 'proposed by none',
    })
    const made = items.find(({ wording }) => wording === 'Plan')
    await host.call('statement.edit', { statementId: share, itemIds: [made?.id ?? ''] })
    await host.call('statement.decide', {
      statementId: train,
      decision: { status: 'withdrawn', reason: 'Belongs to another framework.' },
    })
    expect(await standings()).toMatchObject({ S2: 'withdrawn by decision', S3: 'agreed by source-vote' })
    expect(await outcomeOf(lockBallotOf([train]))).toBe('not-found')
  })

  it('that are on a locked ballot are not undone away', async () => {
    const statementId = await write('Plan together')
    await lockBallotOf([statementId])
    expect(await outcomeOf(host.call('history.undo', {}))).toBe('ballot-locked')
    expect(await listed()).toEqual(['S1 Plan together'])
  })

  it('keep the wording that is on a locked ballot, whatever is undone', async () => {
    const statementId = await write('Plan together')
    const text = 'Plans are made together'
    await host.call('statement.reword', { statementId, wordingId: randomIdentifier(), text, reason: '' })
    await lockBallotOf([statementId])
    expect(await outcomeOf(host.call('history.undo', {}))).toBe('ballot-locked')
    expect(wordingsOf(await heldState(host), statementId).map((wording) => wording.text)).toEqual([
      'Plan together',
      text,
    ])
  })

  it('change nothing on a locked ballot when their deletion is undone or done again', async () => {
    const [plan, train] = [await write('Plan'), await write('Train')]
    const ballotId = await draftBallotOf([plan, train])
    await host.call('statement.delete', { statementId: plan })
    expect(await outcomeOf(host.call('ballot.lock', { ballotId })), 'one of its items is gone').toBe(
      'conflict',
    )
    await host.call('ballot.edit', { ballotId, items: [{ kind: 'statement', statementId: train }] })
    await host.call('ballot.lock', { ballotId })
    await host.call('history.undo', {})
    expect(await listed()).toEqual(['S1 Plan', 'S2 Train'])
    expect((await recordsOf(host, 'ballotItem')).map(({ wording }) => wording)).toEqual(['Train'])

    await lockBallotOf([plan])
    expect(await outcomeOf(host.call('history.redo', {}))).toBe('ballot-locked')
    expect(await listed()).toEqual(['S1 Plan', 'S2 Train'])
  })

  it('come back by undo when the ballot that they were on has been deleted', async () => {
    const plan = await write('Plan')
    const ballotId = await draftBallotOf([plan])
    await host.call('statement.delete', { statementId: plan })
    await host.call('ballot.delete', { ballotId })
    await host.call('history.undo', {})
    expect(await listed()).toEqual(['S1 Plan'])
  })

  it('keep the stage that they are about in the study, also when both are undone', async () => {
    const pathway = (await recordsOf(host, 'board')).find(({ kind }) => kind === 'pathway')
    const columnId = randomIdentifier()
    await host.call('column.add', { columnId, boardId: pathway?.id ?? '', name: 'Before it all' })
    const statementId = await write('Plan', { stageId: columnId })
    await host.call('history.undo', {})
    await host.call('history.undo', {})
    const { records } = await heldState(host)
    expect(records.statement.get(statementId)).toMatchObject({ isDeleted: true, stageId: columnId })
    expect(records.column.get(columnId)).toMatchObject({ isArchived: true })
    await host.call('history.redo', {})
    await host.call('history.redo', {})
    expect((await heldState(host)).records.column.get(columnId)).toMatchObject({ isArchived: false })
  })

  it('are the facilitator’s: a phone can neither write nor change one', async () => {
    const statementId = await write('Plan together')
    const room = await openRoom(host)
    const [group] = await recordsOf(host, 'panelGroup')
    const phone = await joinRoom({ ...room, panelGroupId: group?.id ?? '' })
    const added = {
      statementId: randomIdentifier(),
      wordingId: randomIdentifier(),
      text: 'From a phone',
      kind: 'principle' as const,
      stageId: null,
      tags: [],
      cardIds: [],
      itemIds: [],
    }
    // A phone is not even told that there is such a command.
    expect(await outcomeOf(phone.socket.call('statement.add', added))).toBe('not-found')
    expect(await outcomeOf(phone.socket.call('statement.delete', { statementId }))).toBe('not-found')
    expect(await listed()).toEqual(['S1 Plan together'])
  })
})
