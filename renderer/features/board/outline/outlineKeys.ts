import type { Step } from './outlineSteps.ts'

/** What a key asks for on a card of the outline. */
export type OutlineCommand =
  | { readonly name: 'go'; readonly to: 'next' | 'previous' | 'first' | 'last' }
  | { readonly name: 'step'; readonly step: Step }
  | { readonly name: 'details'; readonly isOpen: boolean }
  | { readonly name: 'edit' | 'move' | 'link' | 'choose' | 'chooseUpTo' | 'chooseAll' | 'add' | 'delete' }

/** Keys that work from each button of a card, as they have nothing to do with that button. */
const EVERYWHERE: Readonly<Record<string, OutlineCommand>> = {
  ArrowDown: { name: 'go', to: 'next' },
  ArrowUp: { name: 'go', to: 'previous' },
  Home: { name: 'go', to: 'first' },
  End: { name: 'go', to: 'last' },
  ArrowRight: { name: 'details', isOpen: true },
  ArrowLeft: { name: 'details', isOpen: false },
  F2: { name: 'edit' },
}

const WITH_ALT: Readonly<Record<string, OutlineCommand>> = {
  ArrowUp: { name: 'step', step: 'up' },
  ArrowDown: { name: 'step', step: 'down' },
  ArrowLeft: { name: 'step', step: 'left' },
  ArrowRight: { name: 'step', step: 'right' },
}

/** Keys of the card alone: on the button that takes a link away, Delete would be taken for that. */
const ON_THE_CARD: Readonly<Record<string, OutlineCommand>> = {
  m: { name: 'move' },
  l: { name: 'link' },
  n: { name: 'add' },
  x: { name: 'choose' },
  Delete: { name: 'delete' },
}

type Keys = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** What a key press asks for, or null. */
export function outlineCommand(keys: Keys, isOnCard: boolean): OutlineCommand | null {
  if (keys.ctrlKey || keys.metaKey) {
    const isAll = isOnCard && !keys.altKey && !keys.shiftKey && keys.key.toLowerCase() === 'a'
    return isAll ? { name: 'chooseAll' } : null
  }
  if (keys.altKey) return keys.shiftKey ? null : (WITH_ALT[keys.key] ?? null)
  const key = keys.key.length === 1 ? keys.key.toLowerCase() : keys.key
  if (keys.shiftKey && key.length > 1) return null
  if (keys.shiftKey && key === 'x') return isOnCard ? { name: 'chooseUpTo' } : null
  return EVERYWHERE[key] ?? (isOnCard ? (ON_THE_CARD[key] ?? null) : null)
}
