import { takePageKey } from '../../api/pageKey.ts'

export { keyInFragment } from '../../api/pageKey.ts'

/** The key of the facilitator's page. */
export function takeFacilitatorKey(): string {
  return takePageKey('linkboard.facilitatorKey')
}
