import type { Access } from '#shared/contract/procedure'

/** Who is calling. A participant is known by a seat, never by name or address. */
export type Session =
  | { readonly kind: 'facilitator' }
  /** The big screen: it looks, and nothing else. */
  | { readonly kind: 'screen' }
  | {
      readonly kind: 'participant'
      readonly seatToken: string
      readonly panelGroupId: string
      readonly channel: 'phone' | 'tablet'
      /** The printed card that this seat was taken with; null for a phone that joined by itself. */
      readonly cardCode: string | null
      readonly address: string
    }
  /** An `address` only serves to slow down somebody who guesses codes; it is kept in memory alone. */
  | { readonly kind: 'public'; readonly address: string }

/** Each surface lets in its own people only; a participant may also do what anybody may. */
export function mayCall(session: Session, access: Access): boolean {
  if (session.kind === 'facilitator' || session.kind === 'screen') return access === session.kind
  if (session.kind === 'participant') return access === 'participant' || access === 'public'
  return access === 'public'
}
