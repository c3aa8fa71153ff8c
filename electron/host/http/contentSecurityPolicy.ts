const BASE = [
  "default-src 'none'",
  "script-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

/** The participants' page: nothing but its own files, and its own socket at `host`. */
export function participantPolicy(host: string): string {
  return [...BASE, "style-src 'self'", `connect-src 'self' ws://${host}`].join('; ')
}

/** The facilitator's page. Styles may stand in the page, as React Aria puts one there. Scripts may not. */
export function facilitatorPolicy(connect: string): string {
  return [...BASE, "style-src 'self' 'unsafe-inline'", `connect-src ${connect}`].join('; ')
}
