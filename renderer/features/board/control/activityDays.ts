/** Lines of one day, by the clock of this computer, in the order in which they were given. */
export interface Day<L> {
  readonly key: string
  /** "Today", "Yesterday", or the date in words. */
  readonly title: string
  readonly lines: readonly L[]
}

/** Groups lines by the day on which they were written. */
export function daysOf<L extends { readonly at: string }>(lines: readonly L[], now: Date): Day<L>[] {
  const days: { key: string; title: string; lines: L[] }[] = []
  for (const line of lines) {
    const at = new Date(line.at)
    const key = dayKey(at)
    const last = days.at(-1)
    if (last?.key === key) last.lines.push(line)
    else days.push({ key, title: dayTitle(at, now), lines: [line] })
  }
  return days
}

/** "14:05" */
export function timeOfDay(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

function dayTitle(at: Date, now: Date): string {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (dayKey(at) === dayKey(now)) return 'Today'
  if (dayKey(at) === dayKey(yesterday)) return 'Yesterday'
  // In two pieces, because browsers do not agree on the comma between them.
  const weekday = at.toLocaleDateString('en-GB', { weekday: 'long' })
  return `${weekday} ${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}`
}

function dayKey(at: Date): string {
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`
}
