const STORAGE_KEY = 'linkboard.facilitatorKey'

/** The key in a fragment like `#key=…`, or null. */
export function keyInFragment(fragment: string): string | null {
  return /^#key=([0-9a-z]+)$/.exec(fragment)?.[1] ?? null
}

/**
 * The one-time key of the browser app. It comes in the address's fragment; from there it moves into this tab's
 * storage, so that a reload works, and out of the address bar, so that a picture of the screen does not show it.
 */
export function takeFacilitatorKey(): string {
  const given = keyInFragment(location.hash)
  if (given !== null) {
    try {
      sessionStorage.setItem(STORAGE_KEY, given)
    } catch {
      // Storage is switched off: the key then lasts until the page is reloaded.
    }
    history.replaceState(null, '', location.pathname)
    return given
  }
  try {
    return sessionStorage.getItem(STORAGE_KEY) ?? ''
  } catch {
    return ''
  }
}
