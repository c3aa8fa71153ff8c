import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { RoomStatus, SeatState } from '#shared/contract/roomState'
import type { Credential } from '#shared/contract/wire'
import { makeIdentifier } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import { comparePositions } from '#shared/domain/study/studyState'
import type { PageServer } from '../../http/pageServer.ts'
import type { Ports } from '../../ports.ts'
import type { Session } from '../../rpc/session.ts'
import type { OpenStudy } from '../study/openStudy.ts'
import { localAddresses } from './localAddresses.ts'
import { qrPath } from './qrPath.ts'
import { makeRoomCode, normaliseRoomCode } from './roomCode.ts'
import { createSeats, type Seat } from './seats.ts'
import { createTryLimit } from './tryLimit.ts'

const SEATS_LIMIT = 500
const SOCKETS_PER_SEAT = 3
const MINUTE = 60_000
/** More than anybody writes on a phone; fewer than would bury the board. */
const CARDS_A_MINUTE = 20
const SETTING = 'room'

/**
 * Kept with the study while the room is open, so that after a crash phones find the same address and key.
 * It says nothing about who sits in the room.
 */
const keptRoom = z.strictObject({
  code: z.string(),
  secret: z.string(),
  port: z.int(),
  acceptsCards: z.boolean().default(true),
  isSilent: z.boolean().default(false),
})

type RoomKey = { kind: 'secret'; secret: string } | { kind: 'code'; code: string }

interface OpenRoom {
  readonly code: string
  readonly secret: string
  readonly server: PageServer
  readonly addresses: readonly string[]
  admitsNewSeats: boolean
  acceptsCards: boolean
  isSilent: boolean
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
  /** True when the study was left with its room open: the program ended without closing it. */
  wasLeftOpen(): boolean
  lobby(
    key: RoomKey,
    address: string,
  ): { studyTitle: string; groups: { panelGroupId: string; name: string }[] }
  join(
    key: RoomKey,
    address: string,
    person: { panelGroupId: string; nickname: string | null },
  ): { seatToken: string; seat: SeatState }
  /** False once the room has closed, also for a phone whose connection is still on its way out. */
  isSeated(seatToken: string): boolean
  seatState(seatToken: string): SeatState
  /** Throws a Refusal where this seat may not add a card just now. */
  admitCard(seatToken: string): void
  /** Silent writing: cards from phones stay hidden until they are revealed. */
  isSilent(): boolean
  seatsByGroup(): { panelGroupId: string; seats: number }[]
  /** Turns what a phone showed into a session. */
  admit(credential: Credential, address: string): Session
  /** Counts a connection of a seat until the function that it returns is called. */
  sitDown(session: Session): () => void
}

export interface RoomOptions {
  readonly ports: Ports
  readonly currentStudy: () => OpenStudy | null
  readonly startServer: (port: number) => Promise<PageServer>
  readonly wishedPort: number
  readonly onChange: () => void
  readonly onSeatsChange: () => void
  readonly onClosed: () => void
}

export function createRoomService(options: RoomOptions): RoomService {
  const { ports, currentStudy, startServer, onChange, onSeatsChange, onClosed } = options
  const seats = createSeats(ports.randomBytes)
  const tryLimit = createTryLimit(() => performance.now())
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
    const { secret, code } = openRoom()
    if (key.kind === 'secret') {
      // Nobody guesses 128 bits: whoever scans the QR code is not held up by somebody who guesses codes.
      if (isSame(key.secret, secret)) return
    } else {
      tryLimit.check(address)
      if (isSame(normaliseRoomCode(key.code), code)) return
      tryLimit.countWrong(address)
    }
    throw new Refusal('room-code-wrong', 'That code is not right. Look at the big screen and type it again.')
  }

  function findSeat(seatToken: string): Seat {
    const seat = seats.find(seatToken)
    if (!seat) throw new Refusal('seat-unknown', 'Please join the room again.')
    return seat
  }

  function kept() {
    return currentStudy()?.settings.get(SETTING, keptRoom) ?? null
  }

  function keep(study: OpenStudy, { code, secret, server, acceptsCards, isSilent }: OpenRoom): void {
    const facts = { code, secret, port: server.port, acceptsCards, isSilent }
    study.settings.set(SETTING, facts satisfies z.infer<typeof keptRoom>)
  }

  /** The study may be closing: this has to be done before anything is waited for. */
  function forgetRoom(): void {
    const study = currentStudy()
    if (!study || kept() === null) return
    try {
      study.settings.remove(SETTING)
      // The secret would stay readable in the write-ahead log.
      study.store.emptyLog()
    } catch (error) {
      ports.logger.error('The room could not be forgotten', error)
    }
  }

  async function startRoom(): Promise<RoomStatus> {
    const study = openStudy()
    const before = kept()
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
      forgetRoom()
      await givenUp?.catch(() => undefined)
      if (!closing) return
      await closing.server.close()
      onChange()
    },
    status() {
      if (!room) return { isOpen: false }
      const all = seats.all()
      const joinUrl = `${room.addresses[0] ?? ''}#s=${room.secret}`
      return {
        isOpen: true,
        code: room.code,
        addresses: [...room.addresses],
        joinUrl,
        qr: qrPath(joinUrl),
        admitsNewSeats: room.admitsNewSeats,
        acceptsCards: room.acceptsCards,
        isSilent: room.isSilent,
        seats: all.length,
        connected: all.filter((seat) => seat.connections > 0).length,
        byGroup: groups().map(({ id }) => {
          const ofGroup = all.filter((seat) => seat.panelGroupId === id)
          return {
            panelGroupId: id,
            seats: ofGroup.length,
            connected: ofGroup.filter((seat) => seat.connections > 0).length,
          }
        }),
      }
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
    wasLeftOpen: () => kept() !== null,
    lobby(key, address) {
      checkKey(key, address)
      return {
        studyTitle: openStudy().title(),
        groups: groups().map(({ id, name }) => ({ panelGroupId: id, name })),
      }
    },
    join(key, address, { panelGroupId, nickname }) {
      checkKey(key, address)
      if (!openRoom().admitsNewSeats || seats.all().length >= SEATS_LIMIT) {
        throw new Refusal('room-busy', 'Nobody new can come in just now. Ask the facilitator to let you in.')
      }
      if (!groups().some((group) => group.id === panelGroupId)) {
        throw new Refusal('not-found', 'This group is not in the study any more. Choose another.')
      }
      const { seatToken } = seats.issue(panelGroupId, nickname)
      onChange()
      return { seatToken, seat: service.seatState(seatToken) }
    },
    seatState(seatToken) {
      const { panelGroupId } = findSeat(seatToken)
      const study = openStudy()
      const { records } = study.state()
      const round = [...records.round.values()].find((candidate) => candidate.status === 'open')
      const ballot = round && records.ballot.get(round.ballotId)
      return {
        panelGroupId,
        studyTitle: study.title(),
        acceptsCards: openRoom().acceptsCards && round === undefined,
        isSilent: openRoom().isSilent,
        activity:
          round && ballot
            ? { name: 'voting', ballotId: ballot.id, roundId: round.id, title: ballot.title }
            : { name: 'waiting' },
      }
    },
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
    seatsByGroup: () =>
      groups().map(({ id }) => ({
        panelGroupId: id,
        seats: seats.all().filter((seat) => seat.panelGroupId === id).length,
      })),
    admit(credential, address) {
      openRoom()
      if (credential.kind !== 'seat') return { kind: 'public', address }
      const seat = findSeat(credential.seatToken)
      if (seat.connections >= SOCKETS_PER_SEAT) {
        throw new Refusal('room-busy', 'This seat is open in too many tabs. Close the others.')
      }
      return { kind: 'participant', seatToken: seat.seatToken, panelGroupId: seat.panelGroupId }
    },
    sitDown(session) {
      if (session.kind !== 'participant') return () => undefined
      const seat = findSeat(session.seatToken)
      seat.connections += 1
      onChange()
      return () => {
        seat.connections -= 1
        onChange()
      }
    },
  }
  return service
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
