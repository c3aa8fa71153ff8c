/** The key in a fragment like `#key=…`, or null. */
export function keyInFragment(fragment: string): string | null {
  return /^#key=([0-9a-z]+)$/.exec(fragment)?.[1] ?? null
}

/**
 * The one-time key of a page of the browser app. It comes in the address's fragment; from there it moves into this
 * tab's storage under `name`, so that a reload works, and out of the address bar, so that a picture of the screen
 * does not show it.
 */
export function takePageKey(name: string): string {
  const given = keyInFragment(location.hash)
  if (given !== null) {
    try {
      sessionStorage.setItem(name, given)
    } catch {
      // Storage is switched off: the key then lasts until the page is reloaded.
    }
    history.replaceState(null, '', location.pathname)
    return given
  }
  try {
    return sessionStorage.getItem(name) ?? ''
  } catch {
    return ''
  }
}
