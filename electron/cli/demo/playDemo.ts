import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { exportFormat } from '#shared/contract/draft.contract'
import type { OutputOf } from '#shared/contract/contract'
import type { Card } from '#shared/domain/board/card'
import { columnsOfBoard } from '#shared/domain/board/boardCommands'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { makeIdentifier, type RandomBytes } from '#shared/domain/identifier'
import { emptyRecords } from '#shared/domain/study/records'
import { comparePositions, makeStudyState, type StudyState } from '#shared/domain/study/studyState'
import { createHost } from '../../host/createHost.ts'
import { serveFacilitator } from '../../host/http/serveFacilitator.ts'
import type { Ports } from '../../host/ports.ts'
import { seededBytes } from './seededRandom.ts'
import { simulateAnswer } from './simulatedVoter.ts'
import { connectWireClient, type WireClient } from './wireClient.ts'
import { CONTRIBUTED_CARDS, LEANINGS, PEOPLE } from './workshopScript.ts'

const TITLE =
  'Social Prescribing Link Workers framework: supporting complex needs of adults living with physical and mental health long-term conditions'
/** The demo's clock starts here, so that the same seed gives the same study whenever it is played. */
const STARTS_AT = Date.parse('2025-11-13T09:30:00Z')
const MINUTE = 60_000
const BARRIERS_ON_BALLOT = 14
const NEEDS_ON_BALLOT = 10

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

    pass(25)
    await gatherCards(facilitator, people, state, clientBytes)
    state = await readState(facilitator)
    say(
      `Board: ${CONTRIBUTED_CARDS.length} cards added from phones and moved, two linked, one edited, an undo`,
    )

    pass(60)
    const { ballotId, roundId } = await openBallot(facilitator, state, clientBytes)
    say(`Ballot locked and opened: ${BARRIERS_ON_BALLOT + NEEDS_ON_BALLOT} items, rated 1 to 9`)
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

interface Person {
  readonly client: WireClient
  readonly panelGroupId: string
  readonly isPublic: boolean
  readonly number: number
}

async function readState(facilitator: WireClient): Promise<StudyState> {
  const { records } = await facilitator.call('study.getSnapshot', {})
  const target = emptyRecords()
  for (const { kind, id, record } of records) (target[kind] as Map<string, unknown>).set(id, record)
  return makeStudyState(target)
}

/** One after the other, so that the same seed deals the same seats. Half scan the code, half type it. */
async function joinRoom(
  room: Extract<OutputOf<'room.open'>, { isOpen: true }>,
  state: StudyState,
  randomBytes: RandomBytes,
  clients: WireClient[],
): Promise<Person[]> {
  const { port, hash } = new URL(room.joinUrl)
  const secret = hash.replace('#s=', '')
  const people: Person[] = []
  for (const [shortName, count] of Object.entries(PEOPLE)) {
    const group = [...state.records.panelGroup.values()].find((other) => other.shortName === shortName)
    if (!group) throw new Error(`The template has no panel group called ${shortName}`)
    for (let index = 0; index < count; index += 1) {
      const client = await connectWireClient(`http://127.0.0.1:${port}`, { kind: 'none' }, randomBytes)
      clients.push(client)
      const roomKey =
        people.length % 2 === 0
          ? ({ kind: 'secret', secret } as const)
          : ({ kind: 'code', code: `${room.code.slice(0, 4)}-${room.code.slice(4).toLowerCase()}` } as const)
      await client.call('room.getLobby', { key: roomKey })
      const joined = await client.call('room.join', {
        key: roomKey,
        panelGroupId: group.id,
        nickname: null,
      })
      await client.greet({ kind: 'seat', seatToken: joined.seatToken })
      people.push({ client, panelGroupId: group.id, isPublic: group.isPublic, number: people.length })
    }
  }
  return people
}

async function gatherCards(
  facilitator: WireClient,
  people: readonly Person[],
  state: StudyState,
  randomBytes: RandomBytes,
): Promise<void> {
  const [board] = [...state.records.board.values()].toSorted(comparePositions)
  if (!board) throw new Error('The template has no board')
  const columns = columnsOfBoard(state, board.id)
  const columnNamed = (part: string) => {
    const column = columns.find((candidate) => candidate.name.includes(part))
    if (!column) throw new Error(`The pathway has no stage whose name holds “${part}”`)
    return column
  }
  const contributed: string[] = []
  for (const [index, { kind, text }] of CONTRIBUTED_CARDS.entries()) {
    const person = people[(index * 5) % people.length] as Person
    const cardId = makeIdentifier(randomBytes)
    await person.client.call('card.contribute', { cardId, kind, text })
    contributed.push(cardId)
  }
  for (const [index, { stage }] of CONTRIBUTED_CARDS.entries()) {
    if (stage === null) continue
    await facilitator.call('card.move', {
      cardId: contributed[index] as string,
      boardId: board.id,
      columnId: columnNamed(stage).id,
      beforeCardId: null,
    })
  }
  const [rings, retelling, , , , ending] = contributed as [string, string, string, string, string, string]
  const trauma = [...state.records.card.values()].find(
    (card) => card.kind === 'training-need' && card.text.toLowerCase().includes('trauma'),
  ) as Card
  await facilitator.call('link.add', {
    linkId: makeIdentifier(randomBytes),
    type: 'addressed-by',
    fromCardId: retelling,
    toCardId: trauma.id,
  })
  await facilitator.call('card.edit', {
    cardId: rings,
    text: 'Nobody rings back after the first letter or call',
  })
  await facilitator.call('link.add', {
    linkId: makeIdentifier(randomBytes),
    type: 'addressed-by',
    fromCardId: rings,
    toCardId: ending,
  })
  await facilitator.call('card.delete', { cardId: ending })
  await facilitator.call('history.undo', {})
  const parking = columns.find((column) => column.role === 'parking')
  await facilitator.call('card.move', {
    cardId: contributed.at(-1) as string,
    boardId: board.id,
    columnId: parking?.id ?? '',
    beforeCardId: null,
  })
}

async function openBallot(facilitator: WireClient, state: StudyState, randomBytes: RandomBytes) {
  const inOrder = [...state.records.board.values()]
    .flatMap((board) => columnsOfBoard(state, board.id))
    .flatMap((column) => state.columnOrder.get(column.id) ?? [])
    .map((placement) => state.records.card.get(placement.cardId) as Card)
  const barriers = inOrder.filter((card) => card.kind === 'barrier')
  const needs = inOrder.filter((card) => card.kind === 'training-need')
  const ballotId = makeIdentifier(randomBytes)
  const roundId = makeIdentifier(randomBytes)
  await facilitator.call('ballot.create', {
    ballotId,
    title: 'What the framework must deal with first',
    question: 'How important is it that the framework deals with this?',
    lowLabel: 'Not important',
    highLabel: 'Essential',
    instructions: 'Go with your own experience. There are no right or wrong answers.',
    rule: DEFAULT_RAM_RULE,
    cardIds: [...evenly(barriers, BARRIERS_ON_BALLOT), ...evenly(needs, NEEDS_ON_BALLOT)].map(({ id }) => id),
  })
  await facilitator.call('ballot.lock', { ballotId })
  await facilitator.call('round.open', { ballotId, roundId })
  return { ballotId, roundId }
}

function evenly<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as T)
}

/**
 * Tokens are dealt one after the other, so that the same seed deals the same ones; then everybody votes at
 * once. One person leaves before the vote, and one stops half-way through.
 */
async function vote(
  people: readonly Person[],
  { ballotId, roundId }: { ballotId: string; roundId: string },
  seed: string,
): Promise<void> {
  const voters: { person: Person; voterToken: string }[] = []
  for (const person of people.slice(0, -1)) {
    const { voterToken } = await person.client.call('ballot.takeVoterToken', { ballotId, heldToken: null })
    voters.push({ person, voterToken })
  }
  await Promise.all(
    voters.map(async ({ person, voterToken }) => {
      const randomBytes = seededBytes(`${seed}/voter/${person.number}`)
      const { items } = await person.client.call('ballot.getVotingPaper', { roundId, voterToken })
      const stopsAt = person.number === 9 ? items.length / 2 : items.length
      for (const [index, { itemId }] of items.entries()) {
        if (index >= stopsAt) return
        const leaning = LEANINGS[index % LEANINGS.length] as (typeof LEANINGS)[number]
        const answer = simulateAnswer(leaning, person.isPublic, randomBytes)
        await person.client.call('response.putAnswer', { roundId, voterToken, itemId, answer })
      }
      await person.client.call('response.finish', { roundId, voterToken })
    }),
  )
}

function countVerdicts(results: OutputOf<'round.getResults'>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { pooled } of results.items) counts[pooled.verdict] = (counts[pooled.verdict] ?? 0) + 1
  return counts
}
