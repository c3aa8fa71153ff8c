import { useEffect } from 'react'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudyStore, useStudyView } from '../../api/StudyContext.tsx'
import { announce, showToast } from '../../ui/toasts.ts'

export interface HistoryActions {
  /** What would be undone, in words; null when there is nothing. */
  readonly undoLabel: string | null
  readonly redoLabel: string | null
  undo(): void
  redo(): void
}

export function useHistoryActions(): HistoryActions {
  const store = useStudyStore()
  const undoLabel = useStudyView((view) => view.history.undo)
  const redoLabel = useStudyView((view) => view.history.redo)

  async function step(name: 'history.undo' | 'history.redo', what: string | null): Promise<void> {
    if (what === null) return
    try {
      await store.act(name, {})
      announce(name === 'history.undo' ? `Undone: ${what}.` : `Done again: ${what}.`)
    } catch (error) {
      showToast(refusalOf(error).message, { tone: 'danger' })
    }
  }

  return {
    undoLabel,
    redoLabel,
    undo: () => void step('history.undo', undoLabel),
    redo: () => void step('history.redo', redoLabel),
  }
}

/** Ctrl or Cmd with Z, and with Shift and Z or with Y. A text field keeps its own undo. */
export function useHistoryKeys(actions: HistoryActions): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const command = historyCommand(event)
      if (command === null || isInTextField(event.target)) return
      // A window over the page edits something of its own: what lies behind it must not change meanwhile.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      event.preventDefault()
      actions[command]()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [actions])
}

/** What a key press asks for, or null. */
export function historyCommand(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !event.shiftKey ? 'redo' : null
}

function isInTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null
}
