import type { ActivityName } from '../study/activityWords.ts'

/** Where a card first came from, by the line of the activity log that made it. */
export type CardOrigin = 'template' | 'brought-in' | 'written'

/** What the activity log says of a study as a whole: how much was done when, never by whom. */
export interface StudyActivity {
  /** How often something was done on a day, by the UTC day and then the name; days without anything are left out. */
  readonly counts: readonly { readonly day: string; readonly name: ActivityName; readonly count: number }[]
  /** ISO date-times in UTC of the first and the last line; null for an empty log. */
  readonly firstAt: string | null
  readonly lastAt: string | null
  /** Of cards that the study began with or that were brought in; every other card was written in the study. */
  readonly cardOrigins: ReadonlyMap<string, CardOrigin>
}
