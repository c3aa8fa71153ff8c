/** Pages that Linkboard may open in the browser, word for word. Anything else stays shut. */
export const EXTERNAL_ADDRESSES = {
  ramManual: 'https://www.rand.org/pubs/monograph_reports/MR1269.html',
  accord: 'https://doi.org/10.1371/journal.pmed.1004326',
} as const

const allowed: ReadonlySet<string> = new Set(Object.values(EXTERNAL_ADDRESSES))

export function isExternalAddress(address: string): boolean {
  return allowed.has(address)
}
