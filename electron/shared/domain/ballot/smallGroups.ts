import { z } from 'zod'

/** A panel group and how many of its members count towards some result: sent a response, or scored an item. */
export interface GroupCount {
  panelGroupId: string
  isPublic: boolean
  count: number
}

/**
 * Whether a group's figures may be shown, or why not.
 * `empty`: nobody counts towards it, so there is nothing to show and nothing to protect.
 * `too-few`: fewer than the threshold, but not none.
 * `would-reveal-another`: large enough by itself, but showing it would let a smaller group be worked out
 * by subtraction.
 */
export const groupDisclosure = z.enum(['shown', 'empty', 'too-few', 'would-reveal-another'])
export type GroupDisclosure = z.infer<typeof groupDisclosure>

/**
 * Whether public contributors and everybody else may be shown side by side, or why not.
 * `one-sided`: all or none of those who count are public contributors, so the split would say nothing.
 * `too-few`: a side has fewer than the threshold, but not none.
 */
export const splitDisclosure = z.enum(['shown', 'one-sided', 'too-few'])
export type SplitDisclosure = z.infer<typeof splitDisclosure>

export interface Disclosure {
  groups: ReadonlyMap<string, GroupDisclosure>
  publicVersusRest: SplitDisclosure
}

/**
 * Decides which panel groups' results may be shown beside the pooled one, so that nothing shown, and
 * nothing found by adding or subtracting what is shown, rests on fewer than `threshold` people.
 *
 * 1. *Small groups.* A group with 1 to threshold − 1 is hidden. A group with none reveals nothing.
 * 2. *The split* of public contributors against everybody else is shown when both sides reach the threshold.
 * 3. *Subtraction.* The pooled result less every shown group is the sum of the hidden ones. Where that
 *    sum is 1 to threshold − 1 the smallest shown group is hidden too; as that group reaches the threshold by
 *    itself, one is enough. (Of several equally small ones the first listed is hidden.)
 *    Where the split is shown, each side can be subtracted from by itself, so each side is treated as a
 *    pool of its own. A group on the small one's own side is then hidden, which may not be the smallest
 *    of all: the split is worth more to a reader than one group, as it is what keeps a pooled verdict from
 *    passing over public contributors.
 *
 * After this the groups fall into cells that cannot be taken apart (each shown group; the hidden groups,
 * by side where the split is shown), every cell has none or at least `threshold`, and whatever can
 * be derived is a sum of whole cells.
 *
 * When everybody together is fewer than the threshold no group is shown and no split; the pooled result is
 * shown all the same, flagged as resting on few. That is accepted: a round with three voters
 * has no other result, and its voters know how few they are.
 *
 * `alreadyHidden` names groups that stay hidden whatever their count (hidden in the round, when an item is
 * decided); `threshold` is a whole number of at least 1, where 1 hides nothing. Negative or broken
 * counts throw a RangeError. No groups give an empty result.
 */
export function decideDisclosure(
  groups: readonly GroupCount[],
  threshold: number,
  alreadyHidden: ReadonlyMap<string, Exclude<GroupDisclosure, 'shown'>> = new Map(),
): Disclosure {
  if (!Number.isSafeInteger(threshold) || threshold < 1) {
    throw new RangeError(`A small-group threshold is a whole number of at least 1, not ${threshold}.`)
  }
  const decided = new Map<string, GroupDisclosure>()
  for (const group of groups) {
    if (!Number.isSafeInteger(group.count) || group.count < 0) {
      throw new RangeError(`A group counts a whole number of people, not ${group.count}.`)
    }
    decided.set(group.panelGroupId, alreadyHidden.get(group.panelGroupId) ?? bySize(group.count, threshold))
  }
  const publicGroups = groups.filter((group) => group.isPublic)
  const otherGroups = groups.filter((group) => !group.isPublic)
  const publicVersusRest = decideSplit(total(publicGroups), total(otherGroups), threshold)
  const pools = publicVersusRest === 'shown' ? [publicGroups, otherGroups] : [groups]
  for (const pool of pools) hideAgainstSubtraction(pool, threshold, decided)
  return { groups: decided, publicVersusRest }
}

function bySize(count: number, threshold: number): GroupDisclosure {
  if (count === 0) return 'empty'
  return count < threshold ? 'too-few' : 'shown'
}

function decideSplit(publicCount: number, restCount: number, threshold: number): SplitDisclosure {
  if (publicCount === 0 || restCount === 0) return 'one-sided'
  return Math.min(publicCount, restCount) < threshold ? 'too-few' : 'shown'
}

function hideAgainstSubtraction(
  pool: readonly GroupCount[],
  threshold: number,
  decided: Map<string, GroupDisclosure>,
): void {
  const isShown = (group: GroupCount) => decided.get(group.panelGroupId) === 'shown'
  const shown = pool.filter((group) => isShown(group) && group.count > 0)
  const hidden = total(pool.filter((group) => !isShown(group)))
  if (hidden === 0 || hidden >= threshold) return
  const smallest = shown.toSorted((a, b) => a.count - b.count)[0]
  if (smallest !== undefined) decided.set(smallest.panelGroupId, 'would-reveal-another')
}

function total(groups: readonly GroupCount[]): number {
  return groups.reduce((sum, group) => sum + group.count, 0)
}
