import { Refusal } from '../refusal.ts'
import { removeRecord, setRecord, type RecordChange } from '../study/recordChange.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'
import { presentCard } from './cardCommands.ts'
import { LINK_ENDS, type LinkType, type Merge } from './link.ts'
import { refuseLockedCard } from './locks.ts'
import { findMerges } from './merges.ts'

export function addLink(
  state: ReadonlyStudyState,
  link: { id: string; type: Exclude<LinkType, 'duplicates'>; fromCardId: string; toCardId: string },
): RecordChange[] {
  if (state.records.link.has(link.id)) throw new Refusal('conflict', 'This link is on the board already.')
  const from = presentCard(state, link.fromCardId)
  const to = presentCard(state, link.toCardId)
  const ends = LINK_ENDS[link.type]
  if (from.id === to.id) throw new Refusal('invalid-input', 'A card cannot be linked to itself.')
  if (ends.from !== null && from.kind !== ends.from) {
    throw new Refusal('invalid-input', `This link starts at a ${ends.from} card.`)
  }
  if (ends.to !== null && to.kind !== ends.to) {
    throw new Refusal('invalid-input', `This link leads to a ${ends.to.replace('-', ' ')} card.`)
  }
  for (const other of state.records.link.values()) {
    if (other.type === link.type && other.fromCardId === from.id && other.toCardId === to.id) {
      throw new Refusal('conflict', 'These two cards are linked already.')
    }
  }
  return [setRecord(state.records, 'link', { ...link, merge: null })]
}

/** Removes a link. That of a merge holds while one of its cards is locked, as for {@link splitCard}. */
export function removeLink(state: ReadonlyStudyState, linkId: string): RecordChange[] {
  const link = state.records.link.get(linkId)
  if (!link) throw new Refusal('not-found', 'This link has been removed already.')
  if (link.type === 'duplicates') {
    refuseLockedCard(state, link.fromCardId)
    refuseLockedCard(state, link.toCardId)
  }
  return [removeRecord(state.records, 'link', linkId)]
}

/**
 * Merges cards of one kind into one of them: that one stands for all, the others are kept with their words,
 * places and links. Refused for cards that were merged already, and for such as are locked.
 */
export function mergeCards(
  state: ReadonlyStudyState,
  intoCardId: string,
  merged: readonly { linkId: string; cardId: string }[],
  merge: Merge,
): RecordChange[] {
  const into = presentCard(state, intoCardId)
  const merges = findMerges(state.records)
  const linked = new Set<string>()
  for (const { type, fromCardId, toCardId } of state.records.link.values()) {
    if (type === 'duplicates' && toCardId === intoCardId) linked.add(fromCardId)
  }
  refuseLockedCard(state, intoCardId)
  if (merges.isMerged(intoCardId)) {
    throw new Refusal('conflict', 'This card was merged into another one meanwhile. Choose that one.')
  }
  const seen = new Set<string>()
  return merged.map(({ linkId, cardId }) => {
    const card = presentCard(state, cardId)
    refuseLockedCard(state, cardId)
    if (state.records.link.has(linkId)) throw new Refusal('conflict', 'These cards have been merged already.')
    if (cardId === intoCardId || seen.has(cardId)) {
      throw new Refusal('invalid-input', 'A card cannot be merged with itself.')
    }
    seen.add(cardId)
    if (card.kind !== into.kind) {
      throw new Refusal('invalid-input', 'Only cards of the same kind can be merged. Change the kind first.')
    }
    // In a ring of merges a card stands for itself, though its link is there.
    if (merges.isMerged(cardId) || linked.has(cardId)) {
      throw new Refusal('conflict', 'One of these cards has been merged already.')
    }
    return setRecord(state.records, 'link', {
      id: linkId,
      type: 'duplicates',
      fromCardId: cardId,
      toCardId: intoCardId,
      merge,
    })
  })
}

/** Takes a card out of the one that it was merged into: it is back where it stood. */
export function splitCard(state: ReadonlyStudyState, cardId: string): RecordChange[] {
  const links = [...state.records.link.values()].filter(
    (link) => link.type === 'duplicates' && link.fromCardId === cardId,
  )
  if (links.length === 0) throw new Refusal('not-found', 'This card has been split off already.')
  refuseLockedCard(state, cardId)
  for (const link of links) refuseLockedCard(state, link.toCardId)
  return links.map((link) => removeRecord(state.records, 'link', link.id))
}
