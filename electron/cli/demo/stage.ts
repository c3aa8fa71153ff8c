import type { OutputOf } from '#shared/contract/contract'
import type { Stagehand } from './boardScenes.ts'
import { openRound, vote, type Electorate } from './ballotScenes.ts'
import { doorOf, handOutCards, joinRoom, readState } from './scenes.ts'
import type { WireClient } from './wireClient.ts'
import { PEOPLE } from './workshopScript.ts'

/** Where the demo is played: who does its scenes, its clock, and who hears of it. */
export interface Stage extends Stagehand {
  readonly seed: string
  readonly clients: WireClient[]
  readonly say: (line: string) => void
  /** Lets the demo's clock run on. */
  readonly pass: (minutes: number) => void
}

/** Opens the room, and lets everybody in: on phones, and with seat cards. */
export async function comeIn(stage: Stage): Promise<Electorate> {
  const { facilitator, randomBytes, clients, seed, say, pass } = stage
  const room = await facilitator.call('room.open', {})
  if (!room.isOpen) throw new Error('The room did not open')
  pass(20)
  const state = await readState(facilitator)
  const door = doorOf(room)
  const people = await joinRoom(door, state, randomBytes, clients)
  const cardHolders = await handOutCards(facilitator, state)
  say(
    `Room open, code ${room.code}: ${people.length + cardHolders.length} participants of ` +
      `${Object.keys(PEOPLE).length} groups, ${people.length} on phones and ${cardHolders.length} with seat cards`,
  )
  return { door, people, cardHolders, seed }
}

export interface HeldRound {
  readonly roundId: string
  readonly results: OutputOf<'round.getResults'>
}

/** A round from its opening to its results. */
export async function holdRound(stage: Stage, electorate: Electorate, ballotId: string): Promise<HeldRound> {
  const { facilitator, say, pass } = stage
  const roundId = await openRound(stage, ballotId)
  await vote(stage, electorate, { ballotId, roundId })
  const turnout = await facilitator.call('round.getTurnout', { roundId })
  pass(12)
  await facilitator.call('round.close', { roundId })
  const results = await facilitator.call('round.getResults', { roundId })
  const { phone, tablet, paper } = results.byChannel
  say(
    `Votes in: ${turnout.finished} of ${turnout.dealt} finished, ${phone} on phones, ${tablet} on a tablet, ` +
      `${paper} on paper; ${inWords(countVerdicts([results]))}`,
  )
  return { roundId, results }
}

/** How many items each verdict has, by the last of the rounds that had them. */
export function countVerdicts(rounds: readonly OutputOf<'round.getResults'>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const verdict of lastVerdicts(rounds).values()) counts[verdict] = (counts[verdict] ?? 0) + 1
  return counts
}

export function lastVerdicts(rounds: readonly OutputOf<'round.getResults'>[]): Map<string, string> {
  return new Map(
    rounds.flatMap(({ items }) =>
      items.map(({ itemId, pooled }): [string, string] => [itemId, pooled.verdict]),
    ),
  )
}

export function inWords(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ')
}
