/** What is looked at of Electron's `WebFrameMain`. */
export interface SenderFrame {
  readonly origin: string
  readonly url: string
  readonly parent: unknown
}

/**
 * Whether a message comes from a page of ours: the top frame of a window, with exactly our origin. A frame
 * inside the page, a page from elsewhere and a frame that is gone already are refused.
 */
export function isTrustedFrame(frame: SenderFrame | null, trustedOrigin: string): boolean {
  if (!frame || frame.parent !== null) return false
  return frame.origin === trustedOrigin && frame.url.startsWith(`${trustedOrigin}/`)
}
