import type { Answer, Response } from '#shared/domain/ballot/answer'
import type { CountedRound, IndexedBallot, IndexedItem } from '#shared/domain/draft/studyIndex'

/** One answer as it may leave the study file. */
export interface DisclosedAnswer {
  voterKey: string
  round: CountedRound['round']
  item: IndexedItem
  /** Null where the group may not be told. */
  panelGroupId: string | null
  answer: Answer
}

type UnkeyedAnswer = Omit<DisclosedAnswer, 'voterKey'>

/**
 * All answers of a ballot's counted rounds, one row for each voter, round and item, ordered by voter keys. The channel is
 * left out: the one person who voted on paper would be known by it.
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
 *
 * The keys tell nothing beside that, as they follow from the rows alone: the rows that share a key are put together, these
 * bundles are put in the order of what they say, and are numbered. Equal bundles may be swapped without a
 * difference. So neither the tokens in the file nor the order in which answers came in or are stored shows; whoever has
 * two exports of one study can match their rows by what they say, with any keys, and by nothing else; and the same
 * answers give the same file, which a reader can check. `ballotNumber`, from 1, is in the keys because the same number
 * on two ballots does not stand for the same person.
 */
export function disclosedResponses(
  { counted, items }: IndexedBallot,
  responses: ReadonlyMap<string, readonly Response[]>,
  ballotNumber: number,
): DisclosedAnswer[] {
  const isLinked = linkedGroups(counted)
  const linked = new Map<string, UnkeyedAnswer[]>()
  const alone: UnkeyedAnswer[][] = []
  for (const { round, results } of counted) {
    for (const response of responses.get(round.id) ?? []) {
      const rows = itemsIn(round, items).map((item): UnkeyedAnswer => {
        const itemId = item.item.id
        const shown = isShown(results, itemId, response.panelGroupId)
        return {
          round,
          item,
          panelGroupId: shown ? response.panelGroupId : null,
          answer: response.answers.get(itemId) ?? { kind: 'skipped' },
        }
      })
      if (isLinked(response.panelGroupId)) {
        linked.set(response.voterToken, [...(linked.get(response.voterToken) ?? []), ...rows])
      } else {
        alone.push(...rows.map((row) => [row]))
      }
    }
  }
  const bundles = [...linked.values(), ...alone]
    .map((rows) => ({ rows, content: contentOf(rows, items) }))
    .toSorted((one, other) => (one.content < other.content ? -1 : Number(one.content > other.content)))
  const digits = String(bundles.length).length
  return bundles.flatMap(({ rows }, position) => {
    const voterKey = `B${ballotNumber}-V${String(position + 1).padStart(digits, '0')}`
    return rows.map((row) => ({ ...row, voterKey }))
  })
}

/** What the rows say and nothing else, so that equal texts stand for rows that nobody can tell apart. */
function contentOf(rows: readonly UnkeyedAnswer[], items: readonly IndexedItem[]): string {
  return rows
    .map(({ round, item, panelGroupId, answer }) => {
      const value = 'value' in answer ? String(answer.value).padStart(3, '0') : ''
      const place = String(items.indexOf(item)).padStart(3, '0')
      return [panelGroupId ?? '~', round.number, place, answer.kind, value].join(' ')
    })
    .join('\n')
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
