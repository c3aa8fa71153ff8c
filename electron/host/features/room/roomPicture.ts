import type { RoomStatus, SeatState } from '#shared/contract/roomState'
import type { Round } from '#shared/domain/ballot/ballot'
import type { PanelGroup } from '#shared/domain/study/panelGroup'
import type { OpenStudy } from '../study/openStudy.ts'
import { qrPath } from './qrPath.ts'
import type { Seat } from './seats.ts'

interface ShownRoom {
  readonly code: string
  readonly secret: string
  readonly addresses: readonly string[]
  readonly admitsNewSeats: boolean
  readonly acceptsCards: boolean
  readonly isSilent: boolean
}

/** What a QR code leads to: the first address, with what only this room's people know where no server sees it. */
export function joinUrlOf(room: Pick<ShownRoom, 'addresses' | 'secret'>, cardCode?: string): string {
  const card = cardCode === undefined ? '' : `&card=${cardCode}`
  return `${room.addresses[0] ?? ''}#s=${room.secret}${card}`
}

/** What the facilitator sees of an open room: the ways in, its settings, and how many of each group are there. */
export function describeRoom(
  room: ShownRoom,
  seats: readonly Seat[],
  groups: readonly PanelGroup[],
): RoomStatus {
  const joinUrl = joinUrlOf(room)
  const isConnected = (seat: Seat) => seat.connections.size > 0
  return {
    isOpen: true,
    code: room.code,
    addresses: [...room.addresses],
    joinUrl,
    qr: qrPath(joinUrl),
    admitsNewSeats: room.admitsNewSeats,
    acceptsCards: room.acceptsCards,
    isSilent: room.isSilent,
    seats: seats.length,
    connected: seats.filter(isConnected).length,
    byGroup: groups.map(({ id }) => {
      const ofGroup = seats.filter((seat) => seat.panelGroupId === id)
      return {
        panelGroupId: id,
        seats: ofGroup.length,
        connected: ofGroup.filter(isConnected).length,
      }
    }),
  }
}

/** What somebody who sits in the room sees. */
export function describeSeat(
  { panelGroupId }: Pick<Seat, 'panelGroupId'>,
  study: OpenStudy,
  { acceptsCards, isSilent }: Pick<ShownRoom, 'acceptsCards' | 'isSilent'>,
): SeatState {
  const round = openRound(study)
  const ballot = round && study.state().records.ballot.get(round.ballotId)
  return {
    panelGroupId,
    studyTitle: study.title(),
    acceptsCards: acceptsCards && round === null,
    isSilent,
    activity:
      round && ballot
        ? { name: 'voting', ballotId: ballot.id, roundId: round.id, title: ballot.title }
        : { name: 'waiting' },
  }
}

/** The round that people vote in just now. */
export function openRound(study: OpenStudy): Round | null {
  return [...study.state().records.round.values()].find(({ status }) => status === 'open') ?? null
}
