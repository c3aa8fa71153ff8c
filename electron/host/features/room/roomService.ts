import type { OutputOf } from '#shared/contract/contract'
import type { RoomStatus, SeatState } from '#shared/contract/roomState'
import type { Credential } from '#shared/contract/wire'
import { makeIdentifier } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import type { SeatCard } from '#shared/domain/room/seatCard'
import { comparePositions } from '#shared/domain/study/studyState'
import type { PageServer } from '../../http/pageServer.ts'
import type { Ports } from '../../ports.ts'
import type { Session } from '../../rpc/session.ts'
import type { OpenStudy } from '../study/openStudy.ts'
import { createCardSeats } from './cardSeats.ts'
import { forgetRoom, keepRoom, readKeptRoom } from './keptRoom.ts'
import { localAddresses } from './localAddresses.ts'
import { createRoomDoor, type RoomKey } from './roomDoor.ts'
import { makeRoomCode } from './roomCode.ts'
import { describeRoom, describeSeat, joinUrlOf, openRound } from './roomPicture.ts'
import { qrPath } from './qrPath.ts'
import { createSeats, type Seat } from './seats.ts'

const SEATS_LIMIT = 500
const SOCKETS_PER_SEAT = 3
const MINUTE = 60_000
/** More than anybody writes on a phone; fewer than would bury the board. */
const CARDS_A_MINUTE = 20

interface OpenRoom {
  readonly code: string
  readonly secret: string
  readonly server: PageServer
  readonly addresses: readonly string[]
  admitsNewSeats: boolean
  acceptsCards: boolean
  isSilent: boolean
  /** Drawing one takes a millisecond, and there may be hundreds. */
  readonly cardQrs: Map<string, ReturnType<typeof qrPath>>
}

export interface RoomService {
  open(): Promise<RoomStatus>
  close(): Promise<void>
  status(): RoomStatus
  configure(settings: {
    admitsNewSeats?: boolean | undefined
    acceptsCards?: boolean | undefined
    isSilent?: boolean | undefined
  }): RoomStatus
  /** Throws a Refusal while people vote: their seats end with the room, and whoever takes a new one could vote twice. */
  checkMayClose(): void
  /** True when the study was left with its room open: the program ended without closing it. */
  wasLeftOpen(): boolean
  lobby(key: RoomKey, address: string): OutputOf<'room.getLobby'>
  join(
    key: RoomKey,
    address: string,
    person: { panelGroupId: string; nickname: string | null },
  ): { seatToken: string; seat: SeatState }
  /**
   * Takes the seat of a printed card: the same one however often, as long as the room is open. Cards are let in also
   * while nobody new is: it was the facilitator who handed them out.
   */
  joinWithCard(
    key: RoomKey,
    address: string,
    taken: { code: string; channel: Seat['channel'] },
  ): { seatToken: string; groupName: string; seat: SeatState }
  /** What leads to the seat of a card; null while the room is closed. */
  cardQr(code: string): ReturnType<typeof qrPath> | null
  /** Nobody can sit there with this card any more. */
  endCard(code: string): void
  seatedCards(): string[]
  /** False once the room has closed, also for a phone whose connection is still on its way out. */
  isSeated(seatToken: string): boolean
  seatState(seatToken: string): SeatState
  /** Throws a Refusal where this seat may not add a card just now. */
  admitCard(seatToken: string): void
  /** Silent writing: cards from phones stay hidden until they are revealed. */
  isSilent(): boolean
  /** Those of the cards that nobody but their writer can see yet. */
  hiddenAmong(cardIds: readonly string[]): string[]
  seatsByGroup(): { panelGroupId: string; seats: number; withCard: number }[]
  /** Turns what a phone showed into a session. */
  admit(credential: Credential, address: string): Session
  /** Counts a connection of a seat until the function that it returns is called. */
  sitDown(session: Session, dismiss: (reason: Refusal) => void): () => void
}

export interface RoomOptions {
  readonly ports: Ports
  readonly currentStudy: () => OpenStudy | null
  readonly findCard: (code: string) => SeatCard | null
  readonly startServer: (port: number) => Promise<PageServer>
  readonly wishedPort: number
  readonly onChange: () => void
  readonly onSeatsChange: () => void
  readonly onClosed: () => void
}

export function createRoomService(options: RoomOptions): RoomService {
  const { ports, currentStudy, findCard, startServer, onChange, onSeatsChange, onClosed } = options
  const seats = createSeats(ports.randomBytes)
  const door = createRoomDoor()
  const cardSeats = createCardSeats(seats, findCard)
  let room: OpenRoom | null = null
  let opening: Promise<RoomStatus> | null = null
  let closings = 0

  function openStudy(): OpenStudy {
    const study = currentStudy()
    if (!study) throw new Refusal('study-not-open', 'Open a study first.')
    return study
  }

  function openRoom(): OpenRoom {
    if (!room) throw new Refusal('room-closed', 'The room is closed. Ask the facilitator.')
    return room
  }

  function groups() {
    return [...openStudy().state().records.panelGroup.values()].toSorted(comparePositions)
  }

  function checkKey(key: RoomKey, address: string): void {
    door.check(key, address, openRoom())
  }

  function findSeat(seatToken: string): Seat {
    const seat = seats.find(seatToken)
    if (!seat) throw new Refusal('seat-unknown', 'Please join the room again.')
    return seat
  }

  function keep(study: OpenStudy, { code, secret, server, acceptsCards, isSilent }: OpenRoom): void {
    keepRoom(study, { code, secret, port: server.port, acceptsCards, isSilent })
  }

  async function startRoom(): Promise<RoomStatus> {
    const study = openStudy()
    const before = readKeptRoom(study)
    const closingsBefore = closings
    const server = await startServer(before?.port ?? options.wishedPort)
    if (closings !== closingsBefore) {
      await server.close()
      throw new Refusal('room-closed', 'The room was closed before it was open.')
    }
    const code = before?.code ?? makeRoomCode(ports.randomBytes)
    const secret = before?.secret ?? makeIdentifier(ports.randomBytes)
    const started: OpenRoom = {
      code,
      secret,
      server,
      addresses: localAddresses().map((address) => `http://${address}:${server.port}/`),
      admitsNewSeats: true,
      acceptsCards: before?.acceptsCards ?? true,
      isSilent: before?.isSilent ?? false,
      cardQrs: new Map(),
    }
    try {
      keep(study, started)
    } catch (error) {
      await server.close()
      throw error
    }
    room = started
    onChange()
    return service.status()
  }

  const service: RoomService = {
    async open() {
      if (room) return service.status()
      // A room that was left open is opened by itself with its study: whoever asks meanwhile gets the same.
      opening ??= startRoom()
      const mine = opening
      try {
        return await mine
      } finally {
        if (opening === mine) opening = null
      }
    },
    async close() {
      closings += 1
      const [givenUp, closing] = [opening, room]
      opening = null
      room = null
      if (closing) onClosed()
      seats.clear()
      forgetRoom(currentStudy(), ports.logger)
      await givenUp?.catch(() => undefined)
      if (!closing) return
      await closing.server.close()
      onChange()
    },
    checkMayClose() {
      const rounds = currentStudy()?.state().records.round.values() ?? []
      if (room && [...rounds].some(({ status }) => status === 'open')) {
        throw new Refusal(
          'conflict',
          'A vote is open. Close the vote first: whoever comes back into a new room could vote twice.',
        )
      }
    },
    status() {
      if (!room) return { isOpen: false }
      return describeRoom(room, seats.all(), groups())
    },
    configure({ admitsNewSeats, acceptsCards, isSilent }) {
      const open = openRoom()
      open.admitsNewSeats = admitsNewSeats ?? open.admitsNewSeats
      open.acceptsCards = acceptsCards ?? open.acceptsCards
      open.isSilent = isSilent ?? open.isSilent
      keep(openStudy(), open)
      onChange()
      onSeatsChange()
      return service.status()
    },
    wasLeftOpen: () => readKeptRoom(currentStudy()) !== null,
    lobby(key, address) {
      checkKey(key, address)
      return {
        studyTitle: openStudy().title(),
        groups: groups().map(({ id, name }) => ({ panelGroupId: id, name })),
        isVoteOpen: openRound(openStudy()) !== null,
      }
    },
    join(key, address, { panelGroupId, nickname }) {
      checkKey(key, address)
      const phones = seats.all().filter(({ cardCode }) => cardCode === null)
      if (!openRoom().admitsNewSeats || phones.length >= SEATS_LIMIT) {
        throw new Refusal('room-busy', 'Nobody new can come in just now. Ask the facilitator to let you in.')
      }
      if (!groups().some((group) => group.id === panelGroupId)) {
        throw new Refusal('not-found', 'This group is not in the study any more. Choose another.')
      }
      const { seatToken } = seats.issue({ panelGroupId, nickname, channel: 'phone', cardCode: null })
      onChange()
      return { seatToken, seat: service.seatState(seatToken) }
    },
    joinWithCard(key, address, { code, channel }) {
      checkKey(key, address)
      const { seatToken, panelGroupId } = cardSeats.take(code, channel, address)
      onChange()
      const groupName = groups().find(({ id }) => id === panelGroupId)?.name ?? ''
      return { seatToken, groupName, seat: service.seatState(seatToken) }
    },
    cardQr(code) {
      if (!room) return null
      const qr = room.cardQrs.get(code) ?? qrPath(joinUrlOf(room, code))
      room.cardQrs.set(code, qr)
      return qr
    },
    endCard(code) {
      if (cardSeats.end(code)) onChange()
    },
    seatedCards: () => cardSeats.codes(),
    seatState: (seatToken) => describeSeat(findSeat(seatToken), openStudy(), openRoom()),
    isSeated: (seatToken) => room !== null && seats.find(seatToken) !== undefined,
    admitCard(seatToken) {
      if (!room?.acceptsCards) {
        throw new Refusal('not-allowed', 'Adding cards is switched off just now. Your text is still here.')
      }
      const seat = findSeat(seatToken)
      const since = performance.now() - MINUTE
      seat.cardTimes = seat.cardTimes.filter((time) => time > since)
      if (seat.cardTimes.length >= CARDS_A_MINUTE) {
        throw new Refusal('too-many-tries', 'That was a lot of cards at once. Wait a minute, then go on.')
      }
      seat.cardTimes.push(performance.now())
    },
    isSilent: () => room?.isSilent === true,
    hiddenAmong(cardIds) {
      const { card: cards } = openStudy().state().records
      return cardIds.filter((cardId) => cards.get(cardId)?.isHidden === true)
    },
    seatsByGroup: () =>
      groups().map(({ id }) => {
        const ofGroup = seats.all().filter((seat) => seat.panelGroupId === id)
        const withCard = ofGroup.filter(({ cardCode }) => cardCode !== null).length
        return { panelGroupId: id, seats: ofGroup.length, withCard }
      }),
    admit(credential, address) {
      openRoom()
      if (credential.kind !== 'seat') return { kind: 'public', address }
      const seat = findSeat(credential.seatToken)
      if (seat.connections.size >= SOCKETS_PER_SEAT) {
        throw new Refusal('room-busy', 'This seat is open in too many tabs. Close the others.')
      }
      const { seatToken, panelGroupId, channel, cardCode } = seat
      return { kind: 'participant', seatToken, panelGroupId, channel, cardCode, address }
    },
    sitDown(session, dismiss) {
      if (session.kind !== 'participant') return () => undefined
      const seat = findSeat(session.seatToken)
      seat.connections.add(dismiss)
      onChange()
      return () => {
        seat.connections.delete(dismiss)
        onChange()
      }
    },
  }
  return service
}
