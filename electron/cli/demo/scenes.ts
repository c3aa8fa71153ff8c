import type { OutputOf } from '#shared/contract/contract'
import type { PanelGroup } from '#shared/domain/study/panelGroup'
import type { RandomBytes } from '#shared/domain/identifier'
import { emptyRecords } from '#shared/domain/study/records'
import { makeStudyState, type StudyState } from '#shared/domain/study/studyState'
import { connectWireClient, type WireClient } from './wireClient.ts'
import { CARD_HOLDERS, PEOPLE } from './workshopScript.ts'

/** Somebody in the demo room. */
interface Participant {
  readonly panelGroupId: string
  readonly isPublic: boolean
  readonly number: number
}

/** Somebody on a phone of their own. */
export interface Person extends Participant {
  readonly client: WireClient
}

/** Somebody with a printed seat card, who votes on a shared tablet or on paper. */
export interface CardHolder extends Participant {
  readonly code: string
  readonly channel: 'tablet' | 'paper'
}

type OpenRoom = Extract<OutputOf<'room.open'>, { isOpen: true }>
type RoomKey = { kind: 'secret'; secret: string } | { kind: 'code'; code: string }

/** The way into the room. */
export interface Door {
  readonly address: string
  readonly secret: string
  readonly code: string
}

export function doorOf(room: OpenRoom): Door {
  const { port, hash } = new URL(room.joinUrl)
  return { address: `http://127.0.0.1:${port}`, secret: hash.replace('#s=', ''), code: room.code }
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
  door: Door,
  state: StudyState,
  randomBytes: RandomBytes,
  clients: WireClient[],
): Promise<Person[]> {
  const people: Person[] = []
  for (const [shortName, count] of Object.entries(PEOPLE)) {
    const group = groupCalled(state, shortName)
    const withCards = CARD_HOLDERS.filter((holder) => holder.group === shortName).length
    for (let index = 0; index < count - withCards; index += 1) {
      const client = await connectWireClient(door.address, { kind: 'none' }, randomBytes)
      clients.push(client)
      const key: RoomKey =
        people.length % 2 === 0
          ? { kind: 'secret', secret: door.secret }
          : { kind: 'code', code: typed(door.code) }
      await client.call('room.getLobby', { key })
      const joined = await client.call('room.join', { key, panelGroupId: group.id, nickname: null })
      await client.greet({ kind: 'seat', seatToken: joined.seatToken })
      people.push({ client, panelGroupId: group.id, isPublic: group.isPublic, number: people.length })
    }
  }
  return people
}

/** Cards are printed before the workshop, and drawn from the pile by those who came without a phone. */
export async function handOutCards(facilitator: WireClient, state: StudyState): Promise<CardHolder[]> {
  const wished = Map.groupBy(CARD_HOLDERS, ({ group }) => groupCalled(state, group).id)
  const { cards } = await facilitator.call('seatCard.make', {
    groups: [...wished].map(([panelGroupId, holders]) => ({ panelGroupId, count: holders.length })),
  })
  const pile = Map.groupBy(cards, ({ panelGroupId }) => panelGroupId)
  return CARD_HOLDERS.map(({ group, channel }, index): CardHolder => {
    const { id, isPublic } = groupCalled(state, group)
    const card = pile.get(id)?.pop()
    if (!card) throw new Error(`There are too few seat cards for ${group}`)
    return { code: card.code, channel, panelGroupId: id, isPublic, number: 100 + index }
  })
}

/** On the shared tablet: the next person types the code of their card. */
export async function sitDownAtTablet(
  door: Door,
  { code }: CardHolder,
  randomBytes: RandomBytes,
): Promise<WireClient> {
  const client = await connectWireClient(door.address, { kind: 'none' }, randomBytes)
  const key = { kind: 'secret', secret: door.secret } as const
  const { seatToken } = await client.call('room.joinWithCard', { key, code: typed(code), channel: 'tablet' })
  await client.greet({ kind: 'seat', seatToken })
  return client
}

/** As people type codes: with a dash, in small letters. */
function typed(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`
}

function groupCalled(state: StudyState, shortName: string): PanelGroup {
  const group = [...state.records.panelGroup.values()].find((other) => other.shortName === shortName)
  if (!group) throw new Error(`The template has no panel group called ${shortName}`)
  return group
}
