/* Short messages at the foot of the window, and words for screen readers only. One list a page. */

export interface Toast {
  readonly id: number
  readonly message: string
  readonly tone: 'info' | 'danger'
  /** One thing to do about it, such as "Undo". */
  readonly action: { readonly label: string; readonly run: () => void } | null
}

let toasts: readonly Toast[] = []
let announcement = { id: 0, text: '' }
let lastId = 0
const listeners = new Set<() => void>()

export function showToast(
  message: string,
  options: { tone?: Toast['tone']; action?: NonNullable<Toast['action']> } = {},
): void {
  const toast: Toast = {
    id: ++lastId,
    message,
    tone: options.tone ?? 'info',
    action: options.action ?? null,
  }
  // Three are enough to read; the oldest makes room.
  toasts = [...toasts.slice(-2), toast]
  tell()
}

export function hideToast(id: number): void {
  toasts = toasts.filter((toast) => toast.id !== id)
  tell()
}

/** Has a screen reader say something that is visible in another way. */
export function announce(text: string): void {
  announcement = { id: ++lastId, text }
  tell()
}

export function getToasts(): readonly Toast[] {
  return toasts
}

export function getAnnouncement(): { readonly id: number; readonly text: string } {
  return announcement
}

export function onToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}
