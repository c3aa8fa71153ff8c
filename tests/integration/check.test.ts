import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkFile } from '../../electron/host/check/checkFile.ts'
import type { Answer } from '#shared/domain/ballot/answer'
import { DEFAULT_RAM_RULE, type ConsensusRule } from '#shared/domain/consensus/rule'
import { createHost } from '../../electron/host/createHost.ts'
import { lockBallot, openNextRound } from '../support/ballotCalls.ts'
import { makePorts } from '../support/hostPorts.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { Refusal } from '#shared/domain/refusal'
import { joinRoom, putWhole, takePaper, voteOnAll } from '../support/roomClient.ts'
import { CLI, runProgram } from '../support/runningProgram.ts'
import { lastingFolder, startTestHost, temporaryFolder } from '../support/testHost.ts'

const VOTERS = 7
const folder = lastingFolder()
const study = join(folder, 'study.linkboard')

const TOP_THREE: ConsensusRule = {
  method: 'top-k',
  k: 3,
  allowsFewer: false,
  weighting: 'pooled',
  inCount: null,
}
const MOSCOW_RULE: ConsensusRule = {
  method: 'moscow',
  majorityPercent: 50,
  comparison: 'more-than',
  inCounts: 'must',
  unable: 'exclude',
}
const MOSCOW: readonly Answer[] = [
  { kind: 'moscow', value: 'must' },
  { kind: 'moscow', value: 'wont' },
  { kind: 'unable' },
]

/** A study with a ballot of ratings, one of an order and one in four, a statement that was agreed, and one on top of it. */
beforeAll(async () => {
  const host = createHost(makePorts(folder, []), { roomAddress: '127.0.0.1' })
  await host.call('study.create', { templateKey: 'splw', title: 'Checked', path: study })
  const [group] = await recordsOf(host, 'panelGroup')
  const { address, key } = await openRoom(host)
  const room = await Promise.all(
    Array.from({ length: VOTERS }, () => joinRoom({ address, key, panelGroupId: group?.id ?? '' })),
  )
  async function hold(ballotId: string, vote: (voter: number) => (index: number) => Answer, isWhole = false) {
    const roundId = await openNextRound(host, ballotId)
    for (const [voter, client] of room.entries()) {
      const paper = await takePaper(client)
      const answers = paper.paper.items.map(({ itemId }, index) => ({ itemId, answer: vote(voter)(index) }))
      if (isWhole) await putWhole(client, paper, answers)
      else await voteOnAll(client, paper, (_, index) => vote(voter)(index))
    }
    await host.call('round.close', { roundId })
  }
  const rated = await lockBallot(host, { rule: DEFAULT_RAM_RULE, plannedRounds: 2 })
  await hold(rated, (voter) => (index) => ({ kind: 'score', value: index === 0 ? 8 : 1 + (voter % 9) }))
  await hold(rated, (voter) => (index) => ({ kind: 'score', value: index === 0 ? 9 : 9 - voter }))
  await hold(
    await lockBallot(host, { rule: TOP_THREE }),
    (voter) => (index) => ({ kind: 'rank', value: ((index + voter) % 3) + 1 }),
    true,
  )
  await hold(
    await lockBallot(host, { rule: MOSCOW_RULE }),
    (voter) => (index) => MOSCOW[(voter + index) % 3] as Answer,
  )
  const items = await recordsOf(host, 'ballotItem')
  const agreed = items.find(({ ballotId, cardId }) => ballotId === rated && cardId !== null)
  await host.call('statement.add', {
    statementId: randomIdentifier(),
    wordingId: randomIdentifier(),
    kind: 'principle',
    text: 'Everybody has one named contact',
    stageId: null,
    tags: [],
    cardIds: [],
    itemIds: [agreed?.id ?? ''],
  })
  for (const client of room) await client.close()
  await host.close()
})

/** A copy of the study, changed from outside by SQL. */
function changed(sql: string): string {
  const path = join(temporaryFolder(), 'changed.linkboard')
  copyFileSync(study, path)
  const database = new Database(path)
  database.pragma('foreign_keys = OFF')
  database.exec(sql)
  database.close()
  return path
}

const ports = () => makePorts(temporaryFolder(), [])
const problemsOf = (path: string) =>
  checkFile(path, ports()).findings.flatMap(({ severity, about, message }) =>
    severity === 'problem' ? [`${about}: ${message}`] : [],
  )

describe('linkboard check', () => {
  it('finds nothing wrong with a study that nobody has touched, and leaves it and its folder as they are', async () => {
    const hash = () => createHash('sha256').update(readFileSync(study)).digest('hex')
    const [before, files, others] = [hash(), readdirSync(folder), leftCopies()]
    const { code, stdout } = await runProgram(process.execPath, [CLI, 'check', study]).ended
    expect(stdout).toContain('Nothing is wrong')
    expect(stdout).toContain('4 closed rounds with 28 responses')
    expect(code).toBe(0)
    expect([hash(), readdirSync(folder), leftCopies()]).toEqual([before, files, others])
  })

  it('says as JSON what it found, and ends with 1 when something is wrong', async () => {
    const path = changed(`UPDATE statement SET text = 'Another sentence'`)
    const { code, stdout } = await runProgram(process.execPath, [CLI, 'check', path, '--json']).ended
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      title: 'Checked',
      counts: { statements: 1, ballots: 3, closedRounds: 4, responses: 28 },
      findings: [{ severity: 'problem', about: 'S1', message: 'does not read as its last wording does' }],
    })
  })

  it.each([
    [
      'a rule that was changed after the lock',
      `UPDATE ballot SET rule = json_set(rule, '$.medianIn', 6) WHERE json_extract(rule, '$.method') = 'ram'`,
      /rule that is not the one whose fingerprint/,
    ],
    [
      'a vote whose token was never issued',
      `DELETE FROM voter_token WHERE token = (SELECT min(token) FROM response)`,
      /token was never issued|counts other responses/,
    ],
    [
      'an answer to an item of another ballot',
      `UPDATE OR IGNORE answer SET item_id = (SELECT max(id) FROM ballot_item WHERE ballot_id NOT IN
         (SELECT ballot_id FROM round WHERE round.id = answer.round_id))
       WHERE round_id = (SELECT min(id) FROM round)`,
      /an answer to an item that it was not about/,
    ],
    [
      'a link between kinds that it may not join',
      `UPDATE card SET kind = 'idea' WHERE id = (SELECT from_card_id FROM link WHERE type = 'addressed-by')`,
      /joins a idea|joins an idea/,
    ],
    [
      'a statement that comes from nowhere',
      `UPDATE statement SET item_ids = '["${'0'.repeat(26)}"]'`,
      /comes from an item that is not there/,
    ],
    ['a round that is missing', `UPDATE round SET number = 5 WHERE number = 2`, /has no round 2/],
  ])('finds %s', (_, sql, words) => {
    expect(problemsOf(changed(sql)).join('\n')).toMatch(words)
  })

  it('remarks on what is called agreed without a vote, and no more', () => {
    const decision = { status: 'agreed', reason: 'Said by all', decidedAt: '2026-01-01T00:00:00.000Z' }
    const path = changed(`UPDATE statement SET decision = '${JSON.stringify(decision)}'`)
    expect(checkFile(path, ports()).findings).toEqual([
      { severity: 'remark', about: 'S1', message: 'is called agreed by a decision, without a vote' },
    ])
  })

  it('refuses what is damaged, foreign or open elsewhere, with 2 and the way out', async () => {
    const torn = join(temporaryFolder(), 'torn.linkboard')
    writeFileSync(torn, readFileSync(study).fill(7, 20_000, 60_000))
    const ended = await runProgram(process.execPath, [CLI, 'check', torn]).ended
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(/is damaged.*Open a backup/)
    const foreign = join(temporaryFolder(), 'letter.txt')
    writeFileSync(foreign, 'Dear Sir or Madam, '.repeat(20))
    expect(() => checkFile(foreign, ports())).toThrow(Refusal)
    const { host } = startTestHost()
    const open = join(temporaryFolder(), 'open.linkboard')
    await host.call('study.create', { templateKey: null, title: 'Open', path: open })
    const { stderr } = await runProgram(process.execPath, [CLI, 'check', open]).ended
    expect(stderr).toMatch(/is open in Linkboard/)
  })
})

/** Copies that a check should have thrown away. */
function leftCopies(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('linkboard-check-'))
}
