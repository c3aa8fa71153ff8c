import { showToast } from './toasts.ts'

interface Undoable {
  /** Whether it is still the last thing that was done. */
  readonly isLatest: () => boolean
  readonly undo: () => void
}

/** Says what was done, with a button that undoes it, unless something else has been done since. */
export function sayWithUndo(message: string, { isLatest, undo }: Undoable): void {
  showToast(message, {
    action: {
      label: 'Undo',
      run() {
        if (isLatest()) undo()
        else showToast('Something else has been changed since. Use the undo button step by step.')
      },
    },
  })
}
