import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { startKillableHost } from '../support/killableHost.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { lastingFolder, startTestHost } from '../support/testHost.ts'

const VOTERS = 60
const CSV = [
  'voter,group,item,value',
  ...Array.from(
    { length: VOTERS * 20 },
    (_, row) => `p${row % VOTERS},Nurses,Item ${Math.floor(row / VOTERS)},7`,
  ),
].join('\n')
const READING = { rule: DEFAULT_RAM_RULE, groups: [], linksCards: true }
const FACTS = {
  title: 'Killed',
  question: 'How important?',
  lowLabel: 'not',
  highLabel: 'very',
  broughtFrom: 'a survey',
  heldOn: '2025-01-01',
  invited: null,
}

it.each([
  ['while it is asked for', 0],
  ['a moment later', 20],
  ['once it is acknowledged', null],
])('leaves a survey in whole or not at all when the program is killed %s', async (_name, patience) => {
  const folder = lastingFolder()
  const path = join(folder, 'killed.linkboard')
  const killable = await startKillableHost(folder, { path, isNew: true, seed: 'killed', clock: '2026-03-01' })
  const importId = randomIdentifier()
  const { call } = killable.facilitator
  await call('import.begin', { importId, purpose: 'ratings', bytes: Buffer.byteLength(CSV) })
  await call('import.sendPart', { importId, part: 0, data: Buffer.from(CSV).toString('base64') })
  await call('import.checkRatings', { importId, reading: READING })
  const adding = call('import.addRatings', { importId, reading: READING, facts: FACTS }).catch(() => null)
  if (patience === null) await adding
  else await new Promise((resolve) => void setTimeout(resolve, patience))
  await killable.kill()

  const copy = join(lastingFolder(), 'copy.linkboard')
  for (const end of ['', '-wal'])
    if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${copy}${end}`)
  const { host } = startTestHost()
  await host.call('study.open', { path: copy })
  const ballots = await recordsOf(host, 'ballot')
  if (patience === null) expect(ballots).toHaveLength(1)
  for (const round of await recordsOf(host, 'round')) {
    const results = await host.call('round.getResults', { roundId: round.id })
    expect(results.responses).toBe(VOTERS)
    expect(results.items.map(({ pooled }) => pooled.n)).toEqual(Array.from({ length: 20 }, () => VOTERS))
  }
  expect(await recordsOf(host, 'round')).toHaveLength(ballots.length)
  expect(await recordsOf(host, 'ballotItem')).toHaveLength(ballots.length * 20)
})
