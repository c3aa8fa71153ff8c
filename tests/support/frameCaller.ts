import { contract, type InputOf, type OutputOf, type ProcedureName } from '#shared/contract/contract'
import type { FacilitatorEvent } from '#shared/contract/events'
import type { ParticipantEvent } from '#shared/contract/participantEvents'
import type { ScreenEvent } from '#shared/contract/screenEvents'
import { hostFrame, PROTOCOL_VERSION, type Credential, type HostFrame } from '#shared/contract/wire'
import { Refusal } from '#shared/domain/refusal'
import { randomIdentifier } from './randomIdentifier.ts'

export type AnyEvent = FacilitatorEvent | ParticipantEvent | ScreenEvent
export type Seen = { studyId: string; revision: number } | null

/** The client's side of the wire, over anything that carries frames: greets, calls, and hears events. */
export interface FrameCaller {
  /** Greets; the answer says whether a patch or a snapshot follows. Rejects with the host's refusal. */
  hello(credential: Credential, seen?: Seen, protocol?: number): Promise<'patch' | 'snapshot'>
  /** A command gets an id of its own unless one is given: give the same one to try again. */
  call<N extends ProcedureName>(name: N, input: InputOf<N>, commandId?: string): Promise<OutputOf<N>>
  /** A call that the contract does not know or allow. */
  callAnything(procedure: string, input: unknown, commandId?: string): Promise<unknown>
  onEvent(listener: (event: AnyEvent) => void): () => void
  /** Everything that comes in, as it came. */
  onFrame(listener: (frame: HostFrame) => void): () => void
  /** For the carrier: what has just come in. */
  receive(frame: unknown): void
  /** For the carrier: nothing more will come, so whatever waits is refused. */
  lost(): void
}

interface Waiting {
  resolve(output: unknown): void
  reject(reason: Refusal): void
}

export function createFrameCaller(send: (frame: unknown) => void): FrameCaller {
  const eventListeners = new Set<(event: AnyEvent) => void>()
  const frameListeners = new Set<(frame: HostFrame) => void>()
  const calls = new Map<number, Waiting>()
  const greetings: Waiting[] = []
  let lastCallId = 0

  function callAnything(procedure: string, input: unknown, commandId?: string): Promise<unknown> {
    lastCallId += 1
    const callId = lastCallId
    return new Promise((resolve, reject) => {
      calls.set(callId, { resolve, reject })
      send({ type: 'call', callId, procedure, input, ...(commandId === undefined ? {} : { commandId }) })
    })
  }

  function settleReply(frame: Extract<HostFrame, { type: 'reply' }>): void {
    const waiting = calls.get(frame.callId)
    calls.delete(frame.callId)
    if (frame.ok) waiting?.resolve(frame.output)
    else waiting?.reject(asRefusal(frame.error))
  }

  return {
    hello(credential, seen = null, protocol = PROTOCOL_VERSION) {
      return new Promise<'patch' | 'snapshot'>((resolve, reject) => {
        greetings.push({ resolve, reject })
        send({ type: 'hello', protocol, credential, seen })
      })
    },
    async call<N extends ProcedureName>(name: N, input: InputOf<N>, commandId?: string) {
      const { kind, retry } = contract[name]
      const needsId = kind === 'command' && retry === 'receipt'
      const id = commandId ?? (needsId ? randomIdentifier() : undefined)
      return (await callAnything(name, input, id)) as OutputOf<N>
    },
    callAnything,
    onEvent(listener) {
      eventListeners.add(listener)
      return () => void eventListeners.delete(listener)
    },
    onFrame(listener) {
      frameListeners.add(listener)
      return () => void frameListeners.delete(listener)
    },
    receive(raw) {
      const frame = hostFrame.parse(raw)
      for (const listener of frameListeners) listener(frame)
      if (frame.type === 'welcome') greetings.shift()?.resolve(frame.resume)
      else if (frame.type === 'refused') greetings.shift()?.reject(asRefusal(frame.error))
      else if (frame.type === 'reply') settleReply(frame)
      else for (const listener of eventListeners) listener(frame.event as AnyEvent)
    },
    lost() {
      const waiting = [...greetings.splice(0), ...calls.values()]
      calls.clear()
      for (const { reject } of waiting) reject(new Refusal('offline', 'The connection has gone.'))
    },
  }
}

function asRefusal(error: Extract<HostFrame, { type: 'refused' }>['error']): Refusal {
  return new Refusal(error.code, error.message, error.details)
}
