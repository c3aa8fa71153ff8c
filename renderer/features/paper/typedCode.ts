const CODE_LENGTH = 8

/**
 * A sheet's code as it is printed, from what was typed or read by a scanner: spaces, hyphens and case do not matter,
 * nor whether a zero was read as an "o" or a one as an "i" or an "l".
 */
export function tidyCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}

/** What is wrong with a typed code; null when it can be looked up. */
export function problemWithCode(typed: string): string | null {
  const length = tidyCode(typed).length
  if (length === 0) return 'Type the code that is printed on the sheet.'
  return length === CODE_LENGTH ? null : `A code has ${CODE_LENGTH} letters and numbers. You typed ${length}.`
}
