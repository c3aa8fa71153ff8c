import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { lineOfText } from '../text.ts'

/** A stakeholder group of the panel. */
export const panelGroup = z.strictObject({
  id: identifier,
  name: lineOfText(120),
  shortName: lineOfText(40),
  /** True for public contributors: their results stand beside everybody else's. */
  isPublic: z.boolean(),
  usualMinimum: z.int().min(0).max(500).nullable(),
  usualMaximum: z.int().min(0).max(500).nullable(),
  position: z.string(),
})
export type PanelGroup = z.infer<typeof panelGroup>
