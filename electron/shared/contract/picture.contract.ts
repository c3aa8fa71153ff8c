import { z } from 'zod'
import { screenPicture } from '#shared/domain/screen/screenPicture'
import { query } from './procedure.ts'

/** What the big screen asks for: apart from the rest, because its page loads nothing else. */
export const pictureContract = {
  /** What the big screen draws. It comes again as an event whenever it changes. */
  'screen.getPicture': query({ access: 'screen', input: z.strictObject({}), output: screenPicture }),
}
