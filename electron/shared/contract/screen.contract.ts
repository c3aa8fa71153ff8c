import { z } from 'zod'
import { screenView } from '#shared/domain/screen/screenView'
import { task } from './procedure.ts'

const done = z.strictObject({})

export const screenContract = {
  /** Opens the big screen's window, or says at which address it is; null where a window was opened. */
  'screen.open': task({
    access: 'facilitator',
    input: z.strictObject({}),
    output: z.strictObject({ address: z.string().nullable() }),
  }),
  /** What the facilitator looks at now, for the big screen to follow. */
  'screen.show': task({ access: 'facilitator', input: screenView, output: done }),
}
