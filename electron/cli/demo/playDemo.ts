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
import {
  agreedCards,
  ITEMS_ON_BALLOT,
  lockRating,
  lockTopFew,
  openRound,
  vote,
  writeDown,
} from './ballotScenes.ts'
import { doorOf, handOutCards, joinRoom, readState } from './scenes.ts'
import { seededBytes } from './seededRandom.ts'
import { connectWireClient, type WireClient } from './wireClient.ts'
import { CONTRIBUTED_CARDS, PEOPLE, THEMES, TOP } from './workshopScript.ts'

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
  /** On the first ballot, which is rated in two rounds. */
  readonly items: number
  /** How many voted in its first round, and how. */
  readonly responses: number
  readonly byChannel: OutputOf<'round.getResults'>['byChannel']
  /** How many items went on to its second round. */
  readonly wentOn: number
  /** How many items each verdict has after the last round that had them. */
  readonly verdicts: Record<string, number>
  /** How many of the agreed items were put in order on the second ballot. */
  readonly ranked: number
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
    const door = doorOf(room)
    const people = await joinRoom(door, state, clientBytes, clients)
    const cardHolders = await handOutCards(facilitator, state)
    const participants = people.length + cardHolders.length
    say(
      `Room open, code ${room.code}: ${participants} participants of ${Object.keys(PEOPLE).length} groups, ` +
        `${people.length} on phones and ${cardHolders.length} with seat cards`,
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
    const electorate = { door, people, cardHolders, seed }
    /** A round from its opening to its results. */
    const hold = async (ballotId: string) => {
      const roundId = await openRound(stagehand, ballotId)
      await vote(stagehand, electorate, { ballotId, roundId })
      const turnout = await facilitator.call('round.getTurnout', { roundId })
      pass(12)
      await facilitator.call('round.close', { roundId })
      const results = await facilitator.call('round.getResults', { roundId })
      const { phone, tablet, paper } = results.byChannel
      say(
        `Votes in: ${turnout.finished} of ${turnout.dealt} finished, ${phone} on phones, ${tablet} on a tablet, ${paper} on paper`,
      )
      return { roundId, results }
    }

    const ratingId = await lockRating(stagehand, state)
    say(`Ballot locked: ${ITEMS_ON_BALLOT} items, rated 1 to 9`)
    const first = await hold(ratingId)
    say(`Round 1 closed: ${inWords(countVerdicts(first.results))}`)
    await writeDown(stagehand, { ballotId: ratingId, ...first })
    pass(20)
    const second = await hold(ratingId)
    const verdicts = new Map(
      [...first.results.items, ...second.results.items].map(({ itemId, pooled }) => [itemId, pooled.verdict]),
    )
    say(
      `Round 2 closed, on the ${second.results.items.length} that were not agreed: ${inWords(countVerdicts(second.results))}`,
    )

    state = await readState(facilitator)
    const orderId = await lockTopFew(stagehand, agreedCards(state, ratingId, verdicts))
    const third = await hold(orderId)
    say(`Where to begin: the first ${TOP} of ${third.results.items.length} put in order`)

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
      participants,
      items: first.results.items.length,
      responses: first.results.responses,
      byChannel: first.results.byChannel,
      wentOn: second.results.items.length,
      verdicts: countEach([...verdicts.values()]),
      ranked: third.results.items.length,
    }
  } finally {
    for (const client of clients) client.close()
    await host.close()
    await page.close()
    rmSync(settingsFolder, { recursive: true, force: true })
  }
}

function countVerdicts({ items }: OutputOf<'round.getResults'>): Record<string, number> {
  return countEach(items.map(({ pooled }) => pooled.verdict))
}

function countEach(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

function inWords(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ')
}
