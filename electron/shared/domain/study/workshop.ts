import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { lineOfText } from '../text.ts'

/** One meeting of the study. */
export const workshop = z.strictObject({
  id: identifier,
  name: lineOfText(120),
  heldOn: z.iso.date().nullable(),
  position: z.string(),
})
export type Workshop = z.infer<typeof workshop>

export const activityKind = z.enum(['welcome', 'gather', 'map', 'theme', 'discuss', 'vote', 'break', 'close'])

/** One line of a workshop's agenda, with the minutes planned for it. */
export const agendaActivity = z.strictObject({
  id: identifier,
  workshopId: identifier,
  kind: activityKind,
  title: lineOfText(200),
  minutes: z.int().min(1).max(600),
  position: z.string(),
})
export type AgendaActivity = z.infer<typeof agendaActivity>
