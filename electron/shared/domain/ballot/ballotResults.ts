import { z } from 'zod'
import { scaleContentValidity } from '../consensus/contentValidity.ts'
import { raterAgreement } from '../consensus/raterAgreement.ts'
import { identifier } from '../identifier.ts'
import { figures } from './figures.ts'
import { sidesCompared } from './sidesCompared.ts'
import { groupDisclosure, splitDisclosure } from './smallGroups.ts'

/*
 * The shape of results, which the pages know too. They are counted in computeRoundResults.ts, which stands on
 * WebAssembly, and the pages forbid that.
 */

const count = z.int().min(0)

/** One item's results, with nothing in it that may not be shown. */
export const itemResults = z.strictObject({
  itemId: identifier,
  pooled: figures,
  /** The groups that may be shown for this item, in the order of the panel. */
  byGroup: z.array(z.strictObject({ panelGroupId: identifier, figures })),
  /** Groups that are shown in the round, but not for this item, and why. */
  hiddenGroups: z.array(
    z.strictObject({ panelGroupId: identifier, reason: z.enum(['too-few', 'would-reveal-another']) }),
  ),
  /** Null where a side of the split has fewer answers that count than the threshold. */
  publicVersusRest: sidesCompared.nullable(),
  /** Groups in `byGroup` whose answers are all the same, which gives each member's away. */
  unanimousGroups: z.array(identifier),
})
export type ItemResults = z.infer<typeof itemResults>

/** A closed round's results, with nothing in it that may not be shown. */
export const roundResults = z.strictObject({
  /** How many voters sent answers. */
  responses: count,
  byChannel: z.strictObject({ phone: count, tablet: count, paper: count, elsewhere: count }),
  smallGroupThreshold: z.int().min(1),
  /** Every group of the panel in its order. How many answered is turnout, and is shown of every group. */
  groups: z.array(
    z.strictObject({
      panelGroupId: identifier,
      responses: count,
      shown: z.boolean(),
      reason: groupDisclosure,
    }),
  ),
  /** Whether public contributors may be shown against everybody else in this round, or why not. */
  publicVersusRest: splitDisclosure,
  /** In the order of the ballot. */
  items: z.array(itemResults),
  /** How alike the voters put the items in order; null where the method has none, or too few answered every item. */
  agreement: raterAgreement.nullable(),
  /** Of all items together, where the panel rated how relevant they are; else null. */
  contentValidity: scaleContentValidity.nullable(),
})
export type RoundResults = z.infer<typeof roundResults>
