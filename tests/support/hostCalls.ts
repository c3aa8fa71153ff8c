import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import type { RecordChange } from '#shared/domain/study/recordChange'
import type { RecordKind, RecordOf } from '#shared/domain/study/records'
import { applyChanges, makeStudyState, type StudyState } from '#shared/domain/study/studyState'
import type { Host } from '../../electron/host/createHost.ts'
import { randomIdentifier } from './randomIdentifier.ts'

/** All records of one kind of the open study, in the order in which the host gives them. */
export async function recordsOf<K extends RecordKind>(host: Host, kind: K): Promise<RecordOf<K>[]> {
  const { records } = await host.call('study.getSnapshot', {})
  return records.flatMap((update) =>
    update.kind === kind && update.record ? [update.record as RecordOf<K>] : [],
  )
}

/** The open study as its records are, in the order in which the host gives them. */
export async function heldState(host: Host): Promise<StudyState> {
  const { records } = await host.call('study.getSnapshot', {})
  const state = makeStudyState()
  applyChanges(
    state,
    records.map(({ kind, id, record }) => ({ kind, id, before: null, after: record }) as RecordChange),
  )
  return state
}

/** Opens the room and gives what a phone needs: the page's address on loopback, and the key. */
export async function openRoom(host: Host) {
  const status = await host.call('room.open', {})
  if (!status.isOpen) throw new Error('The room did not open.')
  const address = status.addresses.at(-1) ?? ''
  const secret = new URL(status.joinUrl).hash.slice('#s='.length)
  return { address, code: status.code, secret, key: { kind: 'secret' as const, secret } }
}

/** Cards as a ballot takes them. */
export function cardItems(cardIds: readonly string[]) {
  return cardIds.map((cardId) => ({ kind: 'card' as const, cardId }))
}

/** Locks a ballot over `itemCount` cards and opens its round. */
export async function openVote(host: Host, itemCount: number) {
  const cards = (await recordsOf(host, 'card')).slice(0, itemCount)
  const ballotId = randomIdentifier()
  const roundId = randomIdentifier()
  await host.call('ballot.create', {
    ballotId,
    title: 'Which steps matter?',
    question: 'How important is this?',
    lowLabel: 'not at all',
    highLabel: 'very',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 1,
    carryOver: 'all',
    isPractice: false,
    items: cardItems(cards.map((card) => card.id)),
  })
  await host.call('ballot.lock', { ballotId })
  await host.call('round.open', { ballotId, roundId })
  return { ballotId, roundId }
}
