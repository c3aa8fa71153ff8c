import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { linesOfText } from '../text.ts'

/** What the room said of an item when it looked at a round's results. One for each item and round. */
export const discussionNote = z.strictObject({
  id: identifier,
  roundId: identifier,
  itemId: identifier,
  text: linesOfText(4_000),
})
