import { z } from 'zod'
import { changeName } from './events.ts'
import { command, query } from './procedure.ts'

const done = z.strictObject({})
const revision = z.int().min(1)

/** One line of the activity log, for the facilitator to read. */
export const activity = z.strictObject({
  revision,
  name: changeName,
  at: z.iso.datetime(),
  /** What it was about: the words of a card or the name of a column, cut to a line; null for many or none. */
  subject: z.string().nullable(),
  /** How many cards it touched. */
  cards: z.int().min(0),
  /** Where a card went, by the name of the column; null for anything else. */
  to: z.string().nullable(),
  /** Which switch of a board or a column it turned; null for anything else. */
  turned: z.enum(['locked', 'unlocked', 'hidden', 'revealed', 'put-away', 'brought-back']).nullable(),
  /** `done` and `permanent`: not undone. `undone`: can be redone. `superseded`: undone, and left so. */
  state: z.enum(['done', 'undone', 'superseded', 'permanent']),
  /** Whether it was taken back by itself, and that still holds. */
  isTakenBack: z.boolean(),
  /** Whether it changed boards alone, so that it can be taken back by itself. */
  canBeTakenBack: z.boolean(),
})
export type Activity = z.infer<typeof activity>

export const historyContract = {
  /** Takes back the last change of the boards that has not been taken back. */
  'history.undo': command({ access: 'facilitator', input: z.strictObject({}), output: done }),
  'history.redo': command({ access: 'facilitator', input: z.strictObject({}), output: done }),
  /** The activity log, newest first; `before` goes on from an earlier answer. */
  'history.list': query({
    access: 'facilitator',
    input: z.strictObject({ before: revision.nullable(), limit: z.int().min(1).max(200) }),
    output: z.strictObject({ activities: z.array(activity), hasMore: z.boolean() }),
  }),
  /** Takes back one change of anybody's, where nothing later has touched the same things. */
  'history.takeBack': command({
    access: 'facilitator',
    input: z.strictObject({ revision }),
    output: done,
  }),
  /** Puts all boards back to how they were right after a change. Ballots and votes stay; it can be undone. */
  'history.restore': command({
    access: 'facilitator',
    input: z.strictObject({ revision }),
    output: done,
  }),
}
