import { z } from 'zod'
import { identifier } from '#shared/domain/identifier'
import { refusalData } from '#shared/domain/refusal'

/** Raised whenever host and page can no longer understand each other; an older page is told to reload. */
export const PROTOCOL_VERSION = 1

/** How a connection shows who it is. It goes in the first message: never in a cookie or an address. */
export const credential = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('seat'), seatToken: z.string().max(64) }),
  z.strictObject({ kind: z.literal('facilitator'), key: z.string().max(64) }),
  z.strictObject({ kind: z.literal('screen'), key: z.string().max(64) }),
])
export type Credential = z.infer<typeof credential>

export const clientFrame = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.int(),
    credential,
    /** The study and the revision that this client last saw, if any. */
    seen: z.strictObject({ studyId: identifier, revision: z.int().min(0) }).nullable(),
  }),
  z.strictObject({
    type: z.literal('call'),
    callId: z.int().min(1),
    procedure: z.string().max(60),
    input: z.unknown(),
    /** Made by the client, once for each call: a retry carries the same. */
    commandId: identifier.optional(),
    /** The study that the client was looking at: a call that comes late must not land in another one. */
    studyId: identifier.optional(),
  }),
])
export type ClientFrame = z.infer<typeof clientFrame>

const reply = z.union([
  z.strictObject({ type: z.literal('reply'), callId: z.int(), ok: z.literal(true), output: z.unknown() }),
  z.strictObject({ type: z.literal('reply'), callId: z.int(), ok: z.literal(false), error: refusalData }),
])

export const hostFrame = z.union([
  /**
   * `patch`: events since the revision that the client saw follow. `snapshot`: too much has happened, or
   * the client is new; it asks for everything.
   */
  z.strictObject({ type: z.literal('welcome'), resume: z.enum(['patch', 'snapshot']) }),
  z.strictObject({ type: z.literal('refused'), error: refusalData }),
  reply,
  z.strictObject({ type: z.literal('event'), event: z.unknown() }),
])
export type HostFrame = z.infer<typeof hostFrame>

/** Channel names of the desktop app's preload bridge: one each way. */
export const IPC_TO_HOST = 'linkboard:to-host'
export const IPC_TO_WINDOW = 'linkboard:to-window'

/** What the preload script puts on `window.linkboard`. */
export interface DesktopBridge {
  send(frame: unknown): void
  listen(receive: (frame: unknown) => void): () => void
}
