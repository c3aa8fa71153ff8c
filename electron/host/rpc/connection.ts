import { z } from 'zod'
import { facilitatorEvent } from '#shared/contract/events'
import { participantEvent } from '#shared/contract/participantEvents'
import { screenEvent } from '#shared/contract/screenEvents'
import {
  clientFrame,
  PROTOCOL_VERSION,
  type ClientFrame,
  type Credential,
  type HostFrame,
} from '#shared/contract/wire'
import { Refusal, type RefusalData } from '#shared/domain/refusal'
import type { OpenStudy } from '../features/study/openStudy.ts'
import type { Dispatch } from './dispatcher.ts'
import type { EventBus } from './eventBus.ts'
import type { Session } from './session.ts'

/** One client on one carrier. The carrier hands in what it receives and takes away what is to be sent. */
export interface Connection {
  receive(frame: unknown): void
  closed(): void
}

export interface ConnectionOptions {
  readonly dispatch: Dispatch
  readonly bus: EventBus
  readonly currentStudy: () => OpenStudy | null
  readonly send: (frame: HostFrame) => void
  /** Turns what the client showed into a session, or throws a Refusal. */
  readonly admit: (credential: Credential) => Session
  /**
   * Called when a session has begun; gives back what to call when it has ended. `dismiss` ends it from the host's
   * side, and tells the client why.
   */
  readonly onSession?: (session: Session, dismiss: (reason: Refusal) => void) => () => void
}

export function createConnection(options: ConnectionOptions): Connection {
  const { dispatch, bus, currentStudy, send, admit } = options
  let session: Session | null = null
  let endings: (() => void)[] = []

  function begin(frame: Extract<ClientFrame, { type: 'hello' }>): void {
    if (frame.protocol !== PROTOCOL_VERSION) {
      throw new Refusal('reload-page', 'This page is from another version of Linkboard. Reload it.')
    }
    end()
    const admitted = admit(frame.credential)
    session = admitted
    if (options.onSession) endings.push(options.onSession(admitted, dismiss))
    if (admitted.kind === 'facilitator') {
      const missed = missedEvents(currentStudy(), frame.seen)
      send({ type: 'welcome', resume: missed ? 'patch' : 'snapshot' })
      for (const event of missed ?? []) send(eventFrame(facilitatorEvent, event))
      endings.push(bus.onFacilitatorEvent((event) => send(eventFrame(facilitatorEvent, event))))
    } else {
      send({ type: 'welcome', resume: 'snapshot' })
      if (admitted.kind === 'screen') {
        endings.push(bus.onScreenEvent((event) => send(eventFrame(screenEvent, event))))
      }
      if (admitted.kind === 'participant') {
        endings.push(
          bus.onSeatEvent(admitted.seatToken, (event) =>
            // Parsed on the way out: a ballot cannot leak through a field too many.
            send({ type: 'event', event: participantEvent.parse(event) }),
          ),
        )
      }
    }
  }

  async function answer(frame: Extract<ClientFrame, { type: 'call' }>): Promise<void> {
    try {
      if (!session) throw new Refusal('not-allowed', 'Say hello first.')
      const output = await dispatch(session, frame)
      send({ type: 'reply', callId: frame.callId, ok: true, output })
    } catch (error) {
      send({ type: 'reply', callId: frame.callId, ok: false, error: asData(error) })
    }
  }

  function dismiss(reason: Refusal): void {
    end()
    send({ type: 'refused', error: asData(reason) })
  }

  function end(): void {
    for (const ending of endings) ending()
    endings = []
    session = null
  }

  return {
    receive(raw) {
      const parsed = clientFrame.safeParse(raw)
      if (!parsed.success) {
        const error = asData(new Refusal('invalid-input', 'This message could not be understood.'))
        const call = callInNeed.safeParse(raw)
        send(
          call.success
            ? { type: 'reply', callId: call.data.callId, ok: false, error }
            : { type: 'refused', error },
        )
        return
      }
      if (parsed.data.type === 'call') {
        void answer(parsed.data)
        return
      }
      try {
        begin(parsed.data)
      } catch (error) {
        send({ type: 'refused', error: asData(error) })
      }
    },
    closed: end,
  }
}

/** As much of a call as it takes to tell whoever waits for its answer that it was not understood. */
const callInNeed = z.object({ type: z.literal('call'), callId: z.int().min(1) })

/** The same frame for the same event, so that a broadcast is put into words once. */
const framesByEvent = new WeakMap<object, HostFrame>()

function eventFrame(schema: z.ZodType, event: object): HostFrame {
  const known = framesByEvent.get(event)
  if (known) return known
  const frame: HostFrame = { type: 'event', event: schema.parse(event) }
  framesByEvent.set(event, frame)
  return frame
}

function missedEvents(
  study: OpenStudy | null,
  seen: Extract<ClientFrame, { type: 'hello' }>['seen'],
): readonly object[] | null {
  if (!study || !seen || seen.studyId !== study.studyId) return null
  return study.eventsSince(seen.revision)
}

function asData(error: unknown): RefusalData {
  if (!(error instanceof Refusal)) {
    return { code: 'internal', message: 'Something went wrong inside Linkboard. Try again.' }
  }
  const { code, message, details } = error
  return details === undefined ? { code, message } : { code, message, details }
}
