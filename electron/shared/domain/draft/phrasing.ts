const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/**
 * An ISO date or date-time as "4 October 2024", by its UTC day: the record's times are in UTC and the same
 * file must give the same document everywhere. What is no date is given back as it is.
 */
export function longDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? []
  const name = MONTHS[Number(month) - 1]
  return name === undefined ? iso : `${Number(day)} ${name} ${year}`
}

/** An ISO date-time in UTC as "4 October 2024, 09:30 UTC". */
export function longDateTime(iso: string): string {
  const [, time] = /T(\d{2}:\d{2})/.exec(iso) ?? []
  return time === undefined ? longDate(iso) : `${longDate(iso)}, ${time} UTC`
}

/** "12 of 17 (71%)", rounded half up to a whole per cent; "0 of 0" when there is nothing to share. */
export function countOf(part: number, whole: number): string {
  return whole === 0 ? `${part} of ${whole}` : `${part} of ${whole} (${percent(part, whole)})`
}

/** "12/17 (71%)" for tables. */
export function shareOf(part: number, whole: number): string {
  return whole === 0 ? `${part}/${whole}` : `${part}/${whole} (${percent(part, whole)})`
}

/** Whole per cent, half up, computed in integers (consensus thresholds are never compared with it). */
function percent(part: number, whole: number): string {
  return `${Math.floor((200 * part + whole) / (2 * whole))}%`
}

/** A figure with at most two decimals and no trailing zeros: 7, 6.5, −5.25. A dash for null. */
export function shortNumber(value: number | null): string {
  if (value === null) return '–'
  const rounded = Math.round(value * 100) / 100
  return rounded < 0 ? `−${-rounded}` : String(rounded)
}

/** "p = 0.023", "p < 0.001"; `p` is from 0 to 1. */
export function pWords(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${Math.round(p * 1_000) / 1_000}`
}

/** "1 item", "3 items"; the plural is the singular with an s unless given. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`
}

/** "a", "a and b", "a, b and c"; empty for no words. */
export function listed(words: readonly string[]): string {
  if (words.length <= 1) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
