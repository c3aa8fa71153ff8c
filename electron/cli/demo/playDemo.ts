import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { exportFormat } from '#shared/contract/draft.contract'
import type { OutputOf } from '#shared/contract/contract'
import { makeIdentifier } from '#shared/domain/identifier'
import { createHost } from '../../host/createHost.ts'
import { serveFacilitator } from '../../host/http/serveFacilitator.ts'
import type { Ports } from '../../host/ports.ts'
import { sortCards, startThemes, tidyCards, writeInSilence } from './boardScenes.ts'
import { ITEMS_ON_BALLOT, joinRoom, openBallot, readState, vote } from './scenes.ts'
import { seededBytes } from './seededRandom.ts'
import { connectWireClient, type WireClient } from './wireClient.ts'
import { CONTRIBUTED_CARDS, PEOPLE, THEMES } from './workshopScript.ts'

const TITLE =
  'Social Prescribing Link Workers framework: supporting complex needs of adults living with physical and mental health long-term conditions'
/** The demo's clock starts here, so that the same seed gives the same study whenever it is played. */
const STARTS_AT = Date.parse('2025-11-13T09:30:00Z')
const MINUTE = 60_000

export interface DemoOptions {
  readonly outputFolder: string
  readonly seed: string
  /** The caller's own ports; their random source and clock are replaced by the demo's. */
  readonly ports: Ports
  readonly say: (line: string) => void
}

export interface DemoResult {
  readonly files: string[]
  readonly participants: number
  readonly items: number
  readonly responses: number
  readonly verdicts: Record<string, number>
}

/** Plays a whole workshop on real content through the real host and real sockets, and writes its files. */
export async function playDemo({ outputFolder, seed, ports, say }: DemoOptions): Promise<DemoResult> {
  const folder = resolve(outputFolder)
  mkdirSync(folder, { recursive: true })
  // Recent files are the user's own: a demo is not among them.
  const settingsFolder = mkdtempSync(join(tmpdir(), 'linkboard-demo-'))
  let now = STARTS_AT
  const pass = (minutes: number) => void (now += minutes * MINUTE)
  const host = createHost(
    {
      ...ports,
      paths: { ...ports.paths, settingsFolder },
      randomBytes: seededBytes(`${seed}/host`),
      now: () => now,
      filePicker: null,
    },
    { roomAddress: '127.0.0.1' },
  )
  const clientBytes = seededBytes(`${seed}/clients`)
  const clients: WireClient[] = []
  const page = await serveFacilitator(host, {
    port: 0,
    pagesFolder: ports.paths.pagesFolder,
    randomBytes: seededBytes(`${seed}/key`),
  })
  try {
    const { origin, hash } = new URL(page.address)
    const key = hash.replace('#key=', '')
    const facilitator = await connectWireClient(origin, { kind: 'facilitator', key }, clientBytes)
    clients.push(facilitator)

    const path = join(folder, 'study.linkboard')
    await facilitator.call('study.create', { templateKey: 'splw', title: TITLE, path })
    let state = await readState(facilitator)
    say(
      `Study made from the SPLW template: ${state.records.card.size} cards, ${state.records.link.size} links`,
    )

    const room = await facilitator.call('room.open', {})
    if (!room.isOpen) throw new Error('The room did not open')
    pass(20)
    const people = await joinRoom(room, state, clientBytes, clients)
    say(
      `Room open, code ${room.code}: ${people.length} participants of ${Object.keys(PEOPLE).length} groups joined`,
    )

    const stagehand = { facilitator, randomBytes: clientBytes }
    pass(25)
    await writeInSilence(stagehand, people)
    state = await readState(facilitator)
    say(`Silent writing: ${CONTRIBUTED_CARDS.length} cards from phones, hidden, then revealed all at once`)

    pass(10)
    await sortCards(stagehand, state)
    await tidyCards(stagehand, state)
    state = await readState(facilitator)
    say('Pathway and training boards: cards sorted and linked, two duplicates merged, one edited, an undo')

    pass(15)
    await startThemes(stagehand, state)
    state = await readState(facilitator)
    say(`Themes board: ${THEMES.length} themes started from cards`)

    pass(35)
    const { ballotId, roundId } = await openBallot(facilitator, state, clientBytes)
    say(`Ballot locked and opened: ${ITEMS_ON_BALLOT} items, rated 1 to 9`)
    await vote(people, { ballotId, roundId }, seed)
    const turnout = await facilitator.call('round.getTurnout', { roundId })
    say(`Votes in: ${turnout.finished} of ${turnout.dealt} finished`)
    pass(12)
    await facilitator.call('round.close', { roundId })

    const results = await facilitator.call('round.getResults', { roundId })
    const verdicts = countVerdicts(results)
    say(
      `Round closed: ${Object.entries(verdicts)
        .map(([verdict, count]) => `${count} ${verdict}`)
        .join(', ')}`,
    )

    pass(30)
    await facilitator.call('room.close', {})
    const written = await facilitator.call('draft.export', {
      exportId: makeIdentifier(clientBytes),
      formats: [...exportFormat.options],
      folder,
    })
    say(`Draft written: ${written.files.length} files`)
    return {
      files: [path, ...written.files.map((file) => file.path)],
      participants: people.length,
      items: results.items.length,
      responses: results.responses,
      verdicts,
    }
  } finally {
    for (const client of clients) client.close()
    await host.close()
    await page.close()
    rmSync(settingsFolder, { recursive: true, force: true })
  }
}

function countVerdicts(results: OutputOf<'round.getResults'>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { pooled } of results.items) counts[pooled.verdict] = (counts[pooled.verdict] ?? 0) + 1
  return counts
}
