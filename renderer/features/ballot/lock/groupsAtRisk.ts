import { decideDisclosure } from '#shared/domain/ballot/smallGroups'
import type { PanelGroup } from '#shared/domain/study/panelGroup'

export interface GroupAtRisk {
  readonly panelGroupId: string
  readonly name: string
  readonly seats: number
  /** Too few by itself, or large enough but to be worked out from the others. */
  readonly reason: 'too-few' | 'would-reveal-another'
}

/**
 * The groups whose figures would not be shown if everybody in the room voted, and nobody else: an early warning, in
 * the order of the panel. Groups with nobody in the room have nothing to hide.
 */
export function groupsAtRisk(
  groups: readonly Pick<PanelGroup, 'id' | 'name' | 'isPublic'>[],
  seats: readonly { readonly panelGroupId: string; readonly seats: number }[],
  threshold: number,
): GroupAtRisk[] {
  const inRoom = new Map(seats.map((one) => [one.panelGroupId, one.seats]))
  const counts = groups.map(({ id, isPublic }) => ({
    panelGroupId: id,
    isPublic,
    count: inRoom.get(id) ?? 0,
  }))
  const { groups: decided } = decideDisclosure(counts, threshold)
  return groups.flatMap(({ id, name }) => {
    const reason = decided.get(id)
    return reason === 'too-few' || reason === 'would-reveal-another'
      ? [{ panelGroupId: id, name, seats: inRoom.get(id) ?? 0, reason }]
      : []
  })
}
