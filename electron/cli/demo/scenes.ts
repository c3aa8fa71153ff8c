import type { OutputOf } from '#shared/contract/contract'
import type { Card } from '#shared/domain/board/card'
import { boardOrder } from '#shared/domain/board/boardOrder'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { makeIdentifier, type RandomBytes } from '#shared/domain/identifier'
import { emptyRecords } from '#shared/domain/study/records'
import { makeStudyState, type StudyState } from '#shared/domain/study/studyState'
import { boardOfKind } from './boardScenes.ts'
import { seededBytes } from './seededRandom.ts'
import { simulateAnswer } from './simulatedVoter.ts'
import { connectWireClient, type WireClient } from './wireClient.ts'
import { LEANINGS, PEOPLE } from './workshopScript.ts'

const BARRIERS_ON_BALLOT = 14
const NEEDS_ON_BALLOT = 10
export const ITEMS_ON_BALLOT = BARRIERS_ON_BALLOT + NEEDS_ON_BALLOT

/** Somebody in the demo room, on a phone of their own. */
export interface Person {
  readonly client: WireClient
  readonly panelGroupId: string
  readonly isPublic: boolean
  readonly number: number
}

/** The study as it stands now, as any client reads it. */
export async function readState(facilitator: WireClient): Promise<StudyState> {
  const { records } = await facilitator.call('study.getSnapshot', {})
  const target = emptyRecords()
  for (const { kind, id, record } of records) (target[kind] as Map<string, unknown>).set(id, record)
  return makeStudyState(target)
}

/** One after the other, so that the same seed deals the same seats. Half scan the code, half type it. */
export async function joinRoom(
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

/** Chooses barriers and training needs from all along the pathway, and opens the vote on them. */
export async function openBallot(facilitator: WireClient, state: StudyState, randomBytes: RandomBytes) {
  const pathway = boardOfKind(state, 'pathway')
  const { columns, cardIds } = boardOrder(state, pathway.id)
  const inOrder = columns
    .filter(({ role }) => role === 'stage')
    .flatMap(({ id }) => cardIds.get(id) ?? [])
    .map((cardId) => state.records.card.get(cardId) as Card)
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
    plannedRounds: 1,
    carryOver: 'all',
    isPractice: false,
    items: [...evenly(barriers, BARRIERS_ON_BALLOT), ...evenly(needs, NEEDS_ON_BALLOT)].map(({ id }) => ({
      kind: 'card',
      cardId: id,
    })),
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
export async function vote(
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
