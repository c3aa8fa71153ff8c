import { once } from 'node:events'
import { WebSocket } from 'ws'
import { contract, type InputOf, type OutputOf, type ProcedureName } from '#shared/contract/contract'
import { hostFrame, PROTOCOL_VERSION, type ClientFrame, type Credential } from '#shared/contract/wire'
import { makeIdentifier, type RandomBytes } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'

/** A client on a real socket, as a phone or a facilitator's page is one, without the page. */
export interface WireClient {
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>
  /** Greets again as somebody else: a phone that has just been given its seat. */
  greet(credential: Credential): Promise<void>
  close(): void
}

interface Waiting {
  resolve(output: unknown): void
  reject(reason: unknown): void
}

/** `address` is the page's own: the socket hangs below it. */
export async function connectWireClient(
  address: string,
  credential: Credential,
  randomBytes: RandomBytes,
): Promise<WireClient> {
  const { origin, host } = new URL(address)
  const socket = new WebSocket(`ws://${host}/socket`, { origin, perMessageDeflate: false })
  const waiting = new Map<number, Waiting>()
  let greeting: Waiting | null = null
  let lastCallId = 0

  socket.on('message', (data) => {
    const frame = hostFrame.parse(JSON.parse(String(data)))
    if (frame.type === 'welcome') greeting?.resolve(undefined)
    else if (frame.type === 'refused') greeting?.reject(new Refusal(frame.error.code, frame.error.message))
    else if (frame.type === 'reply') {
      const call = waiting.get(frame.callId)
      waiting.delete(frame.callId)
      if (frame.ok) call?.resolve(frame.output)
      else call?.reject(new Refusal(frame.error.code, frame.error.message))
    }
  })
  socket.on('close', () => {
    const gone = new Refusal('offline', 'The connection was closed.')
    greeting?.reject(gone)
    for (const call of waiting.values()) call.reject(gone)
  })

  function send(frame: ClientFrame): void {
    socket.send(JSON.stringify(frame))
  }

  const client: WireClient = {
    call: <N extends ProcedureName>(name: N, input: InputOf<N>) =>
      new Promise<OutputOf<N>>((resolve, reject) => {
        const callId = (lastCallId += 1)
        waiting.set(callId, { resolve, reject })
        const call = { type: 'call', callId, procedure: name, input } as const
        send(contract[name].kind === 'command' ? { ...call, commandId: makeIdentifier(randomBytes) } : call)
      }),
    greet: (as) =>
      new Promise<void>((resolve, reject) => {
        greeting = { resolve: () => resolve(), reject }
        send({ type: 'hello', protocol: PROTOCOL_VERSION, credential: as, seen: null })
      }),
    close: () => socket.close(),
  }
  await once(socket, 'open')
  await client.greet(credential)
  return client
}
