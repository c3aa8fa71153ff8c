import type { OutputOf } from '#shared/contract/contract'
import type { Answer } from '#shared/domain/ballot/answer'
import type { Feedback } from '#shared/domain/ballot/feedback'
import type { ItemChoice } from '#shared/domain/ballot/itemChoice'
import type { Card } from '#shared/domain/board/card'
import { boardOrder } from '#shared/domain/board/boardOrder'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { makeIdentifier } from '#shared/domain/identifier'
import { wordingsOf } from '#shared/domain/statement/statementCommands'
import { comparePositions, type StudyState } from '#shared/domain/study/studyState'
import { boardOfKind, type Stagehand } from './boardScenes.ts'
import { MOODS, STATEMENTS } from './frameworkScript.ts'
import { readState, sitDownAtTablet, type CardHolder, type Door, type Person } from './scenes.ts'
import { seededBytes } from './seededRandom.ts'
import { simulateAnswer, simulateOrder, simulateSecondThoughts } from './simulatedVoter.ts'
import type { WireClient } from './wireClient.ts'
import { LEANINGS, MOST_RANKED, STATEMENT, TOP, type Leaning } from './workshopScript.ts'

const BARRIERS_ON_BALLOT = 14
const NEEDS_ON_BALLOT = 10
export const ITEMS_ON_BALLOT = BARRIERS_ON_BALLOT + NEEDS_ON_BALLOT

/** Everybody who votes, and where. */
export interface Electorate {
  readonly door: Door
  readonly people: readonly Person[]
  readonly cardHolders: readonly CardHolder[]
  readonly seed: string
}

/** Chooses barriers and training needs from all along the pathway, and locks the ballot on them. */
export async function lockRating(
  { facilitator, randomBytes }: Stagehand,
  state: StudyState,
): Promise<string> {
  const pathway = boardOfKind(state, 'pathway')
  const { columns, cardIds } = boardOrder(state, pathway.id)
  const inOrder = columns
    .filter(({ role }) => role === 'stage')
    .flatMap(({ id }) => cardIds.get(id) ?? [])
    .map((cardId) => state.records.card.get(cardId) as Card)
  const barriers = inOrder.filter((card) => card.kind === 'barrier')
  const needs = inOrder.filter((card) => card.kind === 'training-need')
  const ballotId = makeIdentifier(randomBytes)
  await facilitator.call('ballot.create', {
    ballotId,
    title: 'What the framework must deal with first',
    question: 'How important is it that the framework deals with this?',
    lowLabel: 'Not important',
    highLabel: 'Essential',
    instructions: 'Go with your own experience. There are no right or wrong answers.',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 2,
    carryOver: 'not-agreed',
    isPractice: false,
    items: [...evenly(barriers, BARRIERS_ON_BALLOT), ...evenly(needs, NEEDS_ON_BALLOT)].map(asChoice),
  })
  await facilitator.call('ballot.lock', { ballotId })
  return ballotId
}

/** Of what was agreed, with one more thing that somebody said, everybody puts the first few in order. */
export async function lockTopFew(
  { facilitator, randomBytes }: Stagehand,
  agreed: readonly Card[],
): Promise<string> {
  const ballotId = makeIdentifier(randomBytes)
  await facilitator.call('ballot.create', {
    ballotId,
    title: 'Where to begin',
    question: 'Which five should be worked on in the first year?',
    lowLabel: 'Later',
    highLabel: 'First',
    instructions: 'Choose five and put them in order, the most pressing first.',
    rule: { method: 'top-k', k: TOP, allowsFewer: false, weighting: 'pooled', inCount: null },
    plannedRounds: 2,
    carryOver: 'all',
    isPractice: false,
    items: [
      ...agreed.slice(0, MOST_RANKED - 1).map(asChoice),
      { kind: 'written', itemId: makeIdentifier(randomBytes), wording: STATEMENT },
    ],
  })
  await facilitator.call('ballot.lock', { ballotId })
  return ballotId
}

export async function openRound({ facilitator, randomBytes }: Stagehand, ballotId: string): Promise<string> {
  const roundId = makeIdentifier(randomBytes)
  await facilitator.call('round.open', { ballotId, roundId })
  return roundId
}

/** Something was said of an item, and something happened that readers should know of. */
export async function writeDown(
  { facilitator, randomBytes }: Stagehand,
  {
    ballotId,
    roundId,
    results,
  }: { ballotId: string; roundId: string; results: OutputOf<'round.getResults'> },
): Promise<void> {
  const talkedAbout = results.items.find(({ publicVersusRest }) => publicVersusRest?.flagged === true)
  if (talkedAbout) {
    await facilitator.call('discussion.write', {
      roundId,
      itemId: talkedAbout.itemId,
      text: 'Public contributors spoke of what this had meant for them.\nLink workers said that they rarely hear of it.',
    })
  }
  await facilitator.call('ballot.deviate', {
    deviationId: makeIdentifier(randomBytes),
    ballotId,
    fromRound: 2,
    change: { kind: 'other' },
    reason: 'The second round began twenty minutes late, as the room wanted to hear more about two items.',
  })
}

/** The cards that a ballot's rounds came to agree on, by their last verdicts, in the order of the ballot. */
export function agreedCards(
  state: StudyState,
  ballotId: string,
  verdicts: ReadonlyMap<string, string>,
): Card[] {
  return itemsOf(state, ballotId).flatMap(({ id, cardId }) => {
    const card = cardId === null ? undefined : state.records.card.get(cardId)
    return verdicts.get(id) === 'in' && card ? [card] : []
  })
}

/** How the room leans on each item of a ballot: on a card as it did when the card was first voted on. */
function leaningsOf(state: StudyState, ballotId: string): Map<string, Leaning> {
  const ballots = [...state.records.ballot.values()].toSorted(comparePositions)
  const firstVotedOn = new Map<string, number>()
  for (const { id } of ballots) {
    for (const [index, { cardId }] of itemsOf(state, id).entries()) {
      if (cardId !== null && !firstVotedOn.has(cardId)) firstVotedOn.set(cardId, index)
    }
  }
  return new Map(
    itemsOf(state, ballotId).map(({ id, cardId, statementId }): [string, Leaning] => {
      if (statementId !== null) return [id, leaningOfStatement(state, statementId)]
      const index = cardId === null ? 0 : (firstVotedOn.get(cardId) ?? 0)
      return [id, LEANINGS[index % LEANINGS.length] as Leaning]
    }),
  )
}

/** By its first wording, which the script has. */
function leaningOfStatement(state: StudyState, statementId: string): Leaning {
  const [first] = wordingsOf(state, statementId)
  const scripted = STATEMENTS.find(({ text }) => text === first?.text)
  return MOODS[scripted?.mood ?? 'divided']
}

function itemsOf({ records }: StudyState, ballotId: string) {
  return [...records.ballotItem.values()]
    .filter((item) => item.ballotId === ballotId)
    .toSorted(comparePositions)
}

/**
 * Tokens are dealt one after the other, so that the same seed deals the same ones; then all phones vote at once, and
 * those with cards after each other: on the shared tablet, and on paper, which is keyed in twice. One person leaves
 * before the vote, and one stops half-way through.
 */
export async function vote(
  { facilitator }: Pick<Stagehand, 'facilitator'>,
  { door, people, cardHolders, seed }: Electorate,
  { ballotId, roundId }: { ballotId: string; roundId: string },
): Promise<void> {
  const leanings = leaningsOf(await readState(facilitator), ballotId)
  const bytesOf = ({ number }: { number: number }) => seededBytes(`${seed}/${roundId}/voter/${number}`)
  const onPhones: { person: Person; voterToken: string }[] = []
  for (const person of people.slice(0, -1)) {
    const { voterToken } = await person.client.call('ballot.takeVoterToken', { ballotId, heldToken: null })
    onPhones.push({ person, voterToken })
  }
  await Promise.all(
    onPhones.map(({ person, voterToken }) =>
      fillIn({ ...person, voterToken, randomBytes: bytesOf(person) }, roundId, leanings, person.number === 9),
    ),
  )
  for (const holder of cardHolders) {
    const randomBytes = bytesOf(holder)
    if (holder.channel === 'paper') {
      await keyIn(facilitator, { ...holder, randomBytes }, { ballotId, roundId }, leanings)
      continue
    }
    const client = await sitDownAtTablet(door, holder, randomBytes)
    const { voterToken } = await client.call('ballot.takeVoterToken', { ballotId, heldToken: null })
    await fillIn({ ...holder, client, voterToken, randomBytes }, roundId, leanings, false)
    client.close()
  }
}

interface Voter {
  readonly client: WireClient
  readonly voterToken: string
  readonly isPublic: boolean
  readonly randomBytes: ReturnType<typeof seededBytes>
}

async function fillIn(
  { client, voterToken, isPublic, randomBytes }: Voter,
  roundId: string,
  leanings: ReadonlyMap<string, Leaning>,
  stopsHalfWay: boolean,
): Promise<void> {
  const paper = await client.call('ballot.getVotingPaper', { roundId, voterToken })
  if (paper.taken.kind === 'rank') {
    const chosen = simulateOrder(leanings, paper.taken.count, isPublic, randomBytes)
    await client.call('response.putWhole', { roundId, voterToken, answers: asRanks(chosen) })
  } else {
    for (const [index, { itemId, before }] of paper.items.entries()) {
      if (stopsHalfWay && index >= paper.items.length / 2) return
      const answer = answerTo(leanings.get(itemId), before, isPublic, randomBytes)
      await client.call('response.putAnswer', { roundId, voterToken, itemId, answer })
    }
  }
  await client.call('response.finish', { roundId, voterToken })
}

/** A sheet that was filled in by hand: keyed in twice, with a slip the second time that the paper then settles. */
async function keyIn(
  facilitator: WireClient,
  { code, isPublic, randomBytes, number }: CardHolder & Pick<Voter, 'randomBytes'>,
  { ballotId, roundId }: { ballotId: string; roundId: string },
  leanings: ReadonlyMap<string, Leaning>,
): Promise<void> {
  const { taken, items } = await facilitator.call('paper.listSheets', { ballotId })
  const answers =
    taken.kind === 'rank'
      ? asRanks(simulateOrder(leanings, taken.count, isPublic, randomBytes))
      : items.map(({ itemId }) => ({
          itemId,
          answer: answerTo(leanings.get(itemId), null, isPublic, randomBytes),
        }))
  await facilitator.call('paper.enter', { roundId, code, pass: 'first', answers })
  const again = number % 2 === 0 ? answers : answers.slice(0, -1)
  const { outcome } = await facilitator.call('paper.enter', { roundId, code, pass: 'second', answers: again })
  if (outcome === 'differs') await facilitator.call('paper.settle', { roundId, code, answers })
}

function answerTo(
  leaning: Leaning | undefined,
  before: { room: Feedback; own: Answer | null } | null,
  isPublic: boolean,
  randomBytes: Voter['randomBytes'],
): Answer {
  if (leaning === undefined) return { kind: 'skipped' }
  const own = before?.own ?? simulateAnswer(leaning, isPublic, randomBytes)
  return before === null ? own : simulateSecondThoughts(own, before.room, leaning, randomBytes)
}

function asRanks(itemIds: readonly string[]): { itemId: string; answer: Answer }[] {
  return itemIds.map((itemId, index) => ({ itemId, answer: { kind: 'rank', value: index + 1 } }))
}

function asChoice({ id }: Card): ItemChoice {
  return { kind: 'card', cardId: id }
}

function evenly<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as T)
}
