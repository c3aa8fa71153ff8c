import { z } from 'zod'
import type { Contract, InputOf, OutputOf, ProcedureName } from '#shared/contract/contract'
import type { FacilitatorEvent } from '#shared/contract/events'
import type { ParticipantEvent } from '#shared/contract/participantEvents'
import type { Procedure } from '#shared/contract/procedure'
import type { ScreenEvent } from '#shared/contract/screenEvents'
import { hostFrame, PROTOCOL_VERSION, type ClientFrame, type Credential } from '#shared/contract/wire'
import { Refusal, type RefusalData } from '#shared/domain/refusal'
import type { Link } from './link.ts'
import { makeListeners } from './listeners.ts'
import { newIdentifier } from './newIdentifier.ts'

// Zod compiles schemas with `new Function`, which the pages' content security policy rightly forbids.
z.config({ jitless: true })

/** A quick call that has heard nothing for this long is on a dead connection: make a new one. */
const SILENCE_LIMIT = 15_000

export type ClientStatus =
  /** The first connection is being made. */
  | { readonly name: 'connecting' }
  | { readonly name: 'connected' }
  /** It was connected before; calls wait and are sent again when it is back. */
  | { readonly name: 'reconnecting' }
  /** The host does not let this client in, or can no longer be understood. Calls fail with this refusal. */
  | { readonly name: 'refused'; readonly error: RefusalData }
  | { readonly name: 'closed' }

/** What this client last saw of the study, so that the host can send only what has happened since. */
export interface Seen {
  readonly studyId: string
  readonly revision: number
}

export type ClientEvent = FacilitatorEvent | ParticipantEvent | ScreenEvent

/** The part of the contract that a page needs: what it may call, and what it may be told. */
export interface ClientPart {
  readonly procedures: Partial<Contract>
  readonly event: z.ZodType<ClientEvent>
}

export interface Client {
  /**
   * Calls a procedure; rejects with a Refusal. While the connection is away the call waits, and is sent again
   * under the same command id, so that the host carries it out once.
   */
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>
  onEvent(listener: (event: ClientEvent) => void): () => void
  /** Each time the host lets this client in: whether events since `seen` follow, or all must be asked for. */
  onWelcome(listener: (resume: 'patch' | 'snapshot') => void): () => void
  getStatus(): ClientStatus
  onStatus(listener: (status: ClientStatus) => void): () => void
  /** What to say in the next greeting. */
  setSeen(seen: Seen | null): void
  /** Connects anew as somebody else: a phone that has just been given its seat. Also tries again after a refusal. */
  setCredential(credential: Credential): void
  close(): void
}

interface WaitingCall {
  readonly frame: Extract<ClientFrame, { type: 'call' }>
  readonly name: ProcedureName
  readonly resolve: (output: unknown) => void
  readonly reject: (refusal: Refusal) => void
}

export function createClient(
  link: Link,
  firstCredential: Credential,
  { procedures, event: clientEvent }: ClientPart,
): Client {
  function procedureOf(name: ProcedureName): Procedure {
    const procedure: Procedure | undefined = procedures[name]
    if (procedure === undefined) throw new Error(`This page has no procedure ${name}.`)
    return procedure
  }

  const events = makeListeners<ClientEvent>()
  const welcomes = makeListeners<'patch' | 'snapshot'>()
  const statuses = makeListeners<ClientStatus>()
  /** In the order in which they were made. */
  const waiting = new Map<number, WaitingCall>()
  let status: ClientStatus = { name: 'connecting' }
  let credential = firstCredential
  let seen: Seen | null = null
  let lastCallId = 0
  let silenceTimer: ReturnType<typeof setTimeout> | undefined

  function setStatus(next: ClientStatus): void {
    status = next
    statuses.tell(next)
  }

  function greet(): void {
    link.send({ type: 'hello', protocol: PROTOCOL_VERSION, credential, seen })
  }

  function failAll(refusal: Refusal): void {
    const calls = [...waiting.values()]
    waiting.clear()
    clearTimeout(silenceTimer)
    for (const { reject } of calls) reject(refusal)
  }

  function refuse(error: RefusalData): void {
    failAll(asRefusal(error))
    link.close()
    // Last, because a listener may come back at once as somebody else.
    setStatus({ name: 'refused', error })
  }

  /** Browsers do not notice for minutes that a phone has left the Wi-Fi; an unanswered call does. */
  function watchForSilence(): void {
    clearTimeout(silenceTimer)
    const isQuick = [...waiting.values()].some(({ name }) => procedureOf(name).kind !== 'task')
    if (isQuick && status.name === 'connected') silenceTimer = setTimeout(() => link.restart(), SILENCE_LIMIT)
  }

  function receive(raw: unknown): void {
    const parsed = hostFrame.safeParse(raw)
    if (!parsed.success) return refuse(NOT_UNDERSTOOD)
    const frame = parsed.data
    if (frame.type === 'welcome') {
      setStatus({ name: 'connected' })
      welcomes.tell(frame.resume)
      for (const call of waiting.values()) link.send(call.frame)
    } else if (frame.type === 'refused') {
      refuse(frame.error)
      return
    } else if (frame.type === 'event') {
      const event = clientEvent.safeParse(frame.event)
      if (!event.success) return refuse(NOT_UNDERSTOOD)
      events.tell(event.data)
    } else {
      const call = waiting.get(frame.callId)
      waiting.delete(frame.callId)
      if (call && frame.ok) settle(call, procedureOf(call.name), frame.output)
      else if (call && !frame.ok) call.reject(asRefusal(frame.error))
    }
    watchForSilence()
  }

  link.onFrame(receive)
  link.onStatus((next) => {
    if (next === 'open') greet()
    else if (next === 'connecting' && status.name === 'connected') setStatus({ name: 'reconnecting' })
    if (next !== 'open') clearTimeout(silenceTimer)
  })
  if (link.getStatus() === 'open') greet()

  return {
    call: <N extends ProcedureName>(name: N, input: InputOf<N>) =>
      new Promise<OutputOf<N>>((resolve, reject) => {
        if (status.name === 'refused') return reject(asRefusal(status.error))
        if (status.name === 'closed') return reject(new Refusal('offline', 'This page has been closed.'))
        const callId = ++lastCallId
        const { kind, retry } = procedureOf(name)
        const needsId = kind === 'task' || retry === 'receipt'
        const frame = {
          type: 'call' as const,
          callId,
          procedure: name,
          input,
          ...(needsId ? { commandId: newIdentifier() } : {}),
          ...(seen && isAboutStudy(name, kind) ? { studyId: seen.studyId } : {}),
        }
        waiting.set(callId, { frame, name, resolve: resolve as (output: unknown) => void, reject })
        if (status.name === 'connected') {
          link.send(frame)
          watchForSilence()
        }
      }),
    onEvent: events.add,
    onWelcome: welcomes.add,
    getStatus: () => status,
    onStatus: statuses.add,
    setSeen: (next) => {
      seen = next
    },
    setCredential: (next) => {
      credential = next
      setStatus({ name: 'connecting' })
      link.restart()
    },
    close: () => {
      setStatus({ name: 'closed' })
      failAll(new Refusal('offline', 'This page has been closed.'))
      link.close()
    },
  }
}

const NOT_UNDERSTOOD: RefusalData = {
  code: 'reload-page',
  message: 'This page does not understand what Linkboard sent. Please reload it.',
}

function settle(call: WaitingCall, procedure: Procedure, output: unknown): void {
  const parsed = procedure.output.safeParse(output)
  if (parsed.success) call.resolve(parsed.data)
  else call.reject(asRefusal(NOT_UNDERSTOOD))
}

function asRefusal({ code, message, details }: RefusalData): Refusal {
  return new Refusal(code, message, details)
}

/** Whether a call means the study that is on the screen, and no other that may be open when it arrives. */
function isAboutStudy(name: ProcedureName, kind: Procedure['kind']): boolean {
  return kind === 'command' || (kind === 'task' && !/^(study|file)\./.test(name))
}
