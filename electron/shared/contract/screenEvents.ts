import { z } from 'zod'
import { screenPicture } from '#shared/domain/screen/screenPicture'

/** Facts that the big screen is told: what to draw now, and nothing else. */
export const screenEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('screen'), name: z.literal('screen.changed'), picture: screenPicture }),
])
export type ScreenEvent = z.infer<typeof screenEvent>
