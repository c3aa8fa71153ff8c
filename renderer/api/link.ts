import type { ClientFrame } from '#shared/contract/wire'

export type LinkStatus = 'connecting' | 'open' | 'closed'

/** Carries frames between this page and a host. It knows nothing of what the frames say. */
export interface Link {
  /** Sends a frame if the link is open, and says whether it went. Nothing is kept for later. */
  send(frame: ClientFrame): boolean
  /** Frames as they came off the wire, not yet checked. Returns what ends the listening. */
  onFrame(receive: (frame: unknown) => void): () => void
  getStatus(): LinkStatus
  onStatus(listener: (status: LinkStatus) => void): () => void
  /** Drops the connection, if there is one, and makes a new one now: also after `close`. */
  restart(): void
  /** Stops, and makes no further attempt. */
  close(): void
}
