import type { ItemChoice } from '#shared/domain/ballot/itemChoice'

/* The list of what is voted on, while it is being made. Nothing stands on it twice. */

/** What tells one thing on a ballot from another. */
export function keyOfChoice(choice: ItemChoice): string {
  switch (choice.kind) {
    case 'card':
      return choice.cardId
    case 'theme':
      return choice.columnId
    case 'statement':
      return choice.statementId
    case 'written':
      return choice.itemId
  }
}

/** With new things at the end; those that are on it already stay where they are. */
export function withAdded(items: readonly ItemChoice[], added: readonly ItemChoice[]): ItemChoice[] {
  const keys = new Set(items.map(keyOfChoice))
  const next = [...items]
  for (const choice of added) {
    const key = keyOfChoice(choice)
    if (keys.has(key)) continue
    keys.add(key)
    next.push(choice)
  }
  return next
}

export function withoutKeys(items: readonly ItemChoice[], keys: ReadonlySet<string>): ItemChoice[] {
  return items.filter((choice) => !keys.has(keyOfChoice(choice)))
}

/** With one thing at another place, from 0; a place past the end is the end. One that is not there moves nothing. */
export function movedTo(items: readonly ItemChoice[], key: string, place: number): ItemChoice[] {
  const choice = items.find((one) => keyOfChoice(one) === key)
  if (!choice) return [...items]
  const others = items.filter((one) => one !== choice)
  return others.toSpliced(Math.max(0, place), 0, choice)
}

/** With several things, in their order, before or after another one. Next to one of themselves they stay. */
export function movedBeside(
  items: readonly ItemChoice[],
  keys: ReadonlySet<string>,
  target: string,
  side: 'before' | 'after',
): ItemChoice[] {
  if (keys.has(target)) return [...items]
  const moved = items.filter((one) => keys.has(keyOfChoice(one)))
  const others = withoutKeys(items, keys)
  const at = others.findIndex((one) => keyOfChoice(one) === target)
  if (at === -1) return [...items]
  return others.toSpliced(side === 'before' ? at : at + 1, 0, ...moved)
}

export function withWording(items: readonly ItemChoice[], itemId: string, wording: string): ItemChoice[] {
  return items.map((one) => (one.kind === 'written' && one.itemId === itemId ? { ...one, wording } : one))
}
