import type { ImportPurpose } from '#shared/contract/import.contract'

/** Far above any spreadsheet of a panel, and any study as JSON. */
const MOST_BYTES: Readonly<Record<ImportPurpose, number>> = {
  cards: 20 * 2 ** 20,
  ratings: 20 * 2 ** 20,
  study: 64 * 2 ** 20,
}

export function mostBytes(purpose: ImportPurpose): number {
  return MOST_BYTES[purpose]
}

export function tooLarge(purpose: ImportPurpose): string {
  const most = mostBytes(purpose) / 2 ** 20
  return purpose === 'study'
    ? `The file is larger than ${most} MB, which is more than a study takes. Please check that it is the right one.`
    : `The file is larger than ${most} MB, which is more than can be brought in. Please leave out columns and rows that are not needed.`
}

/** What a reader may use before it is stopped: a table of 20 MB takes a tenth of it. */
export const READER_MEMORY_MB = 768
/** A reader that has not answered after so long never will. */
export const READER_PATIENCE_MS = 60_000
