import type { Card, CardKind } from './card.ts'
import type { NewCard } from './cardCommands.ts'

/** A card as it is first written: a text of some kind, and perhaps the panel group that it came from. */
export function newCard({
  id,
  kind,
  text,
  panelGroupId = null,
  isHidden = false,
}: {
  id: string
  kind: CardKind
  text: string
  panelGroupId?: Card['panelGroupId']
  isHidden?: boolean
}): NewCard {
  return { id, kind, text, note: '', tags: [], panelGroupId, workshopId: null, isHidden }
}
