import { contract, type InputOf, type OutputOf, type ProcedureName } from '#shared/contract/contract'
import type { ChangeName, FacilitatorEvent } from '#shared/contract/events'
import type { Credential, HostFrame } from '#shared/contract/wire'
import { makeIdentifier } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import { ballotHandlers } from './features/ballot/ballotHandlers.ts'
import { boardHandlers } from './features/board/boardHandlers.ts'
import { createDraftExports } from './features/draft/draftExports.ts'
import { draftHandlers } from './features/draft/draftHandlers.ts'
import { paperHandlers } from './features/paper/paperHandlers.ts'
import { importHandlers } from './features/import/importHandlers.ts'
import { createImportSessions } from './features/import/importSessions.ts'
import { localAddresses } from './features/room/localAddresses.ts'
import { roomHandlers } from './features/room/roomHandlers.ts'
import { createRoomService } from './features/room/roomService.ts'
import { seatCardHandlers } from './features/room/seatCardHandlers.ts'
import { screenHandlers, type ScreenOpener } from './features/screen/screenHandlers.ts'
import { createScreenService } from './features/screen/screenService.ts'
import { statementHandlers } from './features/statement/statementHandlers.ts'
import type { OpenStudy, RecordsEvent } from './features/study/openStudy.ts'
import { historyHandlers } from './features/study/historyHandlers.ts'
import { studyHandlers } from './features/study/studyHandlers.ts'
import { createStudyService } from './features/study/studyService.ts'
import { participantPolicy } from './http/contentSecurityPolicy.ts'
import { startPageServer, type PageServer, type SocketLimits } from './http/pageServer.ts'
import { loadStaticPages } from './http/staticPages.ts'
import type { Ports } from './ports.ts'
import { coalesce } from './rpc/coalesce.ts'
import { createConnection, type Connection } from './rpc/connection.ts'
import { createDispatcher } from './rpc/dispatcher.ts'
import { createEventBus } from './rpc/eventBus.ts'
import type { CommandResult, Handlers } from './rpc/handlers.ts'
import { startVoting, type Voting } from './startVoting.ts'

/** Everybody in a room may come in from one address: a shared tablet, or a router that hides the phones. */
const ROOM_LIMITS: SocketLimits = {
  messageBytes: 16_384,
  messagesPerSecond: 20,
  burst: 120,
  waitingBytes: 4_000_000,
}
const TELL_EVERY_MS = 80
/** Changes after which a card that was written in silence may be seen, or hidden again. */
const SHOWS_OR_HIDES: ReadonlySet<ChangeName> = new Set([
  'cards.revealed',
  'change.undone',
  'change.redone',
  'change.takenBack',
  'study.restored',
])

/** The windows on this computer: what one may do, the other may not. */
type WindowKind = 'facilitator' | 'screen'

export interface HostOptions {
  /** The port that the room's page wishes for; another free one is taken when it is in use. */
  readonly roomPort?: number
  /** The address that the room listens on: every network by default. */
  readonly roomAddress?: string
}

export interface Host {
  /** One call, in this process, as the facilitator. */
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>
  /** Tells in this process what the facilitator's windows are told, until the function that it returns is called. */
  onEvent(listener: (event: FacilitatorEvent) => void): () => void
  /** A facilitator's window whose carrier has checked already who it is. */
  connectFacilitator(send: (frame: HostFrame) => void): Connection
  /** As above, for the big screen's window. */
  connectScreen(send: (frame: HostFrame) => void): Connection
  /** As above, for a carrier that leaves the check to `admit`, which throws a Refusal for strangers. */
  connectWith(send: (frame: HostFrame) => void, admit: (credential: Credential) => WindowKind): Connection
  /** How the facilitator's “open the big screen” is carried out; null where it cannot be. */
  setScreenOpener(opener: ScreenOpener | null): void
  close(): Promise<void>
}

/** Composition root: one study at a time, its services, and the two ways in (facilitator, room). */
export function createHost(ports: Ports, options: HostOptions = {}): Host {
  const bus = createEventBus()
  let ballots: Voting | null = null
  let roomClosing: Promise<void> = Promise.resolve()
  const imports = createImportSessions()

  const studies = createStudyService(ports, {
    opened(study) {
      ballots = startVoting(study, ports)
      screen.startAnew()
      bus.tellFacilitators({ type: 'study', name: 'study.opened' })
      // The program ended with the room open: phones are looking for it at the same address.
      if (room.wasLeftOpen()) {
        room.open().catch((error: unknown) => ports.logger.error('The room could not be opened again', error))
      }
    },
    closing() {
      imports.endAll()
      roomChanged.cancel()
      turnoutChanged.cancel()
      seatsChanged.cancel()
      roomClosing = room.close()
    },
    closed() {
      ballots = null
      screen.startAnew()
      bus.tellFacilitators({ type: 'study', name: 'study.closed' })
    },
  })

  const room = createRoomService({
    ports,
    currentStudy: studies.current,
    findCard: (code) => ballots?.seatCards.find(code) ?? null,
    startServer,
    wishedPort: options.roomPort ?? 0,
    onChange: () => roomChanged.soon(),
    onSeatsChange: tellSeats,
    onClosed: () => bus.tellSeats(() => ({ type: 'closed', name: 'room.closed' })),
  })

  const couldNotTell = (error: unknown) => ports.logger.error('The windows could not be told', error)

  const screen = createScreenService({
    currentStudy: studies.current,
    surroundings: {
      room() {
        const status = room.status()
        return status.isOpen ? status : null
      },
      turnout() {
        const round = ballots?.ballots.openRound()
        return round && ballots ? ballots.ballots.turnout(round.id) : null
      },
      results(roundId) {
        try {
          return ballots?.ballots.results(roundId) ?? null
        } catch (error) {
          // The facilitator's own page says why they cannot be had; the room need not read it.
          if (error instanceof Refusal) return null
          throw error
        }
      },
    },
    isWatched: bus.hasScreens,
    tell: bus.tellScreens,
    everyMs: TELL_EVERY_MS,
    onError: couldNotTell,
  })
  let screenOpener: ScreenOpener | null = null
  bus.onFacilitatorEvent((event) => {
    if (event.type !== 'export') screen.changed()
  })

  const roomChanged = coalesce(
    () => {
      if (studies.current()) {
        bus.tellFacilitators({ type: 'room', name: 'room.changed', room: room.status() })
      }
    },
    TELL_EVERY_MS,
    couldNotTell,
  )

  const turnoutChanged = coalesce(
    () => {
      const round = ballots?.ballots.openRound()
      if (!round || !ballots) return
      const turnout = ballots.ballots.turnout(round.id)
      bus.tellFacilitators({ type: 'turnout', name: 'turnout.changed', roundId: round.id, turnout })
    },
    TELL_EVERY_MS,
    couldNotTell,
  )

  function tellSeats(): void {
    bus.tellSeats((seatToken) =>
      room.isSeated(seatToken)
        ? { type: 'seat', name: 'seat.changed', seat: room.seatState(seatToken) }
        : null,
    )
  }

  const seatsChanged = coalesce(tellSeats, TELL_EVERY_MS, couldNotTell)

  function publish(event: RecordsEvent): void {
    bus.tellFacilitators(event)
    // Phones look again whether the cards that were written on them are still hidden.
    const isAboutCards = event.changes.some(({ kind }) => kind === 'card')
    if (isAboutCards && SHOWS_OR_HIDES.has(event.name)) seatsChanged.soon()
  }

  function currentBallots() {
    if (!ballots) throw new Refusal('study-not-open', 'Open a study first.')
    return ballots
  }

  async function runCommand(work: (study: OpenStudy) => CommandResult<'round.open'>): Promise<void> {
    const { study } = currentBallots()
    await study.queue.submit(() => {
      const { decision, output } = work(study)
      const isChange = typeof decision === 'object' && decision.changes.length > 0
      const event = isChange ? study.carryOut(decision) : null
      return {
        output,
        afterCommit() {
          if (!event) return
          study.remember(event)
          bus.tellFacilitators(event)
        },
      }
    })
  }

  const exports = createDraftExports({ ports, current: currentBallots, tell: bus.tellFacilitators })

  const handlers: Handlers = {
    ...studyHandlers(studies, ports),
    ...boardHandlers(),
    ...historyHandlers({ currentStudy: studies.current }),
    ...roomHandlers(room),
    ...seatCardHandlers({ ports, room, current: currentBallots }),
    ...ballotHandlers({
      ports,
      current: currentBallots,
      seatsByGroup: () => room.seatsByGroup(),
      seatedCards: () => room.seatedCards(),
      runCommand,
      onRoundChanged() {
        tellSeats()
        turnoutChanged.soon()
      },
      onTurnoutChanged: () => turnoutChanged.soon(),
    }),
    ...paperHandlers({ current: currentBallots, onTurnoutChanged: () => turnoutChanged.soon() }),
    ...statementHandlers(ports),
    ...importHandlers({ ports, studies, sessions: imports, tell: bus.tellFacilitators }),
    ...screenHandlers(screen, () => screenOpener),
    ...draftHandlers({ exports, current: currentBallots, ports }),
  }

  const shared = {
    handlers,
    currentStudy: studies.current,
    publish,
    logger: ports.logger,
  }
  const dispatchFacilitator = createDispatcher({ ...shared, accesses: ['facilitator'] })
  const dispatchScreen = createDispatcher({ ...shared, accesses: ['screen'] })
  // On the room's listener the facilitator's procedures do not exist.
  const dispatchRoom = createDispatcher({ ...shared, accesses: ['participant', 'public'] })

  function startServer(port: number): Promise<PageServer> {
    return startPageServer({
      port,
      address: options.roomAddress ?? '0.0.0.0',
      hostNames: [...localAddresses(), 'localhost'],
      pages: loadStaticPages(ports.paths.pagesFolder, { '/': 'join.html' }),
      policy: participantPolicy,
      limits: ROOM_LIMITS,
      connect: (send, remoteAddress) =>
        createConnection({
          dispatch: dispatchRoom,
          bus,
          currentStudy: studies.current,
          send,
          admit: (credential) => room.admit(credential, remoteAddress),
          onSession: (session, dismiss) => room.sitDown(session, dismiss),
        }),
    })
  }

  const connectWith: Host['connectWith'] = (send, admit) =>
    createConnection({
      dispatch: (session, call) =>
        session.kind === 'screen' ? dispatchScreen(session, call) : dispatchFacilitator(session, call),
      bus,
      currentStudy: studies.current,
      send,
      admit: (credential) => ({ kind: admit(credential) }),
    })

  return {
    async call(name, input) {
      const commandId = contract[name].kind === 'command' ? makeIdentifier(ports.randomBytes) : undefined
      const output = await dispatchFacilitator({ kind: 'facilitator' }, { procedure: name, input, commandId })
      return output as OutputOf<typeof name>
    },
    onEvent: bus.onFacilitatorEvent,
    connectFacilitator: (send) => connectWith(send, () => 'facilitator'),
    connectScreen: (send) => connectWith(send, () => 'screen'),
    connectWith,
    setScreenOpener(opener) {
      screenOpener = opener
    },
    async close() {
      imports.endAll()
      const exportsStopped = exports.stopAll()
      studies.close()
      await Promise.all([roomClosing, exportsStopped])
    },
  }
}
