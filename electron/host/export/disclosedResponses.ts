import type { Answer, Response } from '#shared/domain/ballot/answer'
import type { CountedRound, IndexedBallot, IndexedItem } from '#shared/domain/draft/studyIndex'
import { makeIdentifier } from '#shared/domain/identifier'
import type { RandomBytes } from '#shared/domain/identifier'

/** One answer as it may leave the study file. */
export interface DisclosedAnswer {
  voterKey: string
  round: CountedRound['round']
  item: IndexedItem
  /** Null where the group may not be told. */
  panelGroupId: string | null
  answer: Answer
}

/**
 * All answers of a ballot's counted rounds, one row for each voter, round and item, ordered by voter keys that
 * are made at random here and stand in no relation to those in the file. The channel is left out: the
 * one person who voted on paper would be known by it.
 *
 * Rows must not tell more than the results do, which hide small groups for a round or for single items. So:
 * - Voters of groups that are shown for every item of every round keep one key for all their rows, and
 *   their group.
 * - The other groups' rows say their group only where the results show it. If each of these groups is hidden
 *   for every item of every round, their voters keep one key each: they are one crowd throughout.
 * - If that crowd is smaller than the threshold (only where everybody together is), whoever knows one answer of
 *   somebody's could read all the others: every row has a key of its own.
 * - If a group is hidden for some items only, a key that went through all rows would carry its name from
 *   the shown items over to the hidden ones. Every row of these groups then has a key of its own.
 *
 * What a reader can work out is then, for each item, what the results already show (see ballot/smallGroups.ts).
 */
export function disclosedResponses(
  { counted, items }: IndexedBallot,
  responses: ReadonlyMap<string, readonly Response[]>,
  randomBytes: RandomBytes,
): DisclosedAnswer[] {
  const isLinked = linkedGroups(counted)
  const keys = new Map<string, string>()
  const keyOf = ({ voterToken, panelGroupId }: Response): string => {
    const known = isLinked(panelGroupId) ? keys.get(voterToken) : undefined
    const key = known ?? makeIdentifier(randomBytes)
    keys.set(voterToken, key)
    return key
  }
  const rows = counted.flatMap(({ round, results }) =>
    (responses.get(round.id) ?? []).flatMap((response) =>
      itemsIn(round, items).map((item): DisclosedAnswer => {
        const itemId = item.item.id
        const shown = isShown(results, itemId, response.panelGroupId)
        return {
          voterKey: keyOf(response),
          round,
          item,
          panelGroupId: shown ? response.panelGroupId : null,
          answer: response.answers.get(itemId) ?? { kind: 'skipped' },
        }
      }),
    ),
  )
  // The sort is stable: one voter's rows stay in the order of rounds and items.
  return rows.sort((first, second) =>
    first.voterKey < second.voterKey ? -1 : Number(first.voterKey > second.voterKey),
  )
}

/** The items that the round asked about: one that was not carried over to it has not been skipped by anybody. */
function itemsIn({ itemIds }: CountedRound['round'], items: readonly IndexedItem[]): IndexedItem[] {
  return items.filter(({ item }) => itemIds.includes(item.id))
}

function isShown(results: CountedRound['results'], itemId: string, panelGroupId: string): boolean {
  const group = results.groups.find((each) => each.panelGroupId === panelGroupId)
  const item = results.items.find((each) => each.itemId === itemId)
  return (
    group?.shown === true &&
    item !== undefined &&
    item.hiddenGroups.every((hidden) => hidden.panelGroupId !== panelGroupId)
  )
}

/** Which groups' voters may keep one key for all their rows. */
function linkedGroups(counted: readonly CountedRound[]): (panelGroupId: string) => boolean {
  const shownThroughout = new Set<string>()
  let isOneCrowd = true
  const groupIds = new Set(counted.flatMap(({ results }) => results.groups.map((each) => each.panelGroupId)))
  for (const groupId of groupIds) {
    const shown = counted
      .filter(({ results }) =>
        results.groups.some((each) => each.panelGroupId === groupId && each.responses > 0),
      )
      .flatMap(({ results }) => results.items.map((item) => isShown(results, item.itemId, groupId)))
    if (shown.every((each) => each)) shownThroughout.add(groupId)
    else if (shown.some((each) => each)) isOneCrowd = false
  }
  const isCrowdTooSmall = counted.some(({ results }) => {
    const inCrowd = results.groups
      .filter((each) => !shownThroughout.has(each.panelGroupId))
      .reduce((sum, each) => sum + each.responses, 0)
    return inCrowd > 0 && inCrowd < results.smallGroupThreshold
  })
  return (panelGroupId) => shownThroughout.has(panelGroupId) || (isOneCrowd && !isCrowdTooSmall)
}
