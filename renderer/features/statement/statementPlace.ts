import { useSyncExternalStore } from 'react'

/** The statement that a fragment like `#/statements/ID` leads to; null for the list of all, and another screen. */
export function statementInFragment(fragment: string): string | null {
  return /^#\/statements\/([a-z0-9]+)$/.exec(fragment)?.[1] ?? null
}

export function statementAddress(statementId: string | null): string {
  return statementId === null ? '#/statements' : `#/statements/${statementId}`
}

export function goToStatement(statementId: string | null): void {
  location.hash = statementAddress(statementId)
}

/** From one statement to the next no step is left for Back: it leads to the list. */
export function turnToStatement(statementId: string): void {
  location.replace(statementAddress(statementId))
}

export function useStatementPlace(): string | null {
  return useSyncExternalStore(onFragment, () => statementInFragment(location.hash))
}

function onFragment(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
