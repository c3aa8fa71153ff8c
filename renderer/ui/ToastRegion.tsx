import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button, IconButton } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { getAnnouncement, getToasts, hideToast, onToasts, type Toast } from './toasts.ts'
import styles from './ToastRegion.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** Long enough to read twice and to reach the button (WCAG 2.2.1 asks for a way to go on reading: hover or focus). */
const SHOWN_FOR = 10_000

/** For whatever stands at the foot of a page, to tell the messages how far up they begin: `--page-foot`. */
export const TOAST_REGION_ID = 'messages'

/** Place it once, at the end of a page. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(onToasts, getToasts)
  const announcement = useSyncExternalStore(onToasts, getAnnouncement)
  return (
    // Said and within reach over an open window too: React Aria hides all else, and closes the window on a press there.
    <section
      id={TOAST_REGION_ID}
      className={styles['region']}
      aria-label="Messages"
      data-react-aria-top-layer
    >
      <VisuallyHidden>
        {/* A new key each time, so that the same words said twice are read twice. */}
        <span role="status" aria-live="assertive" aria-atomic="true">
          <span key={announcement.id}>{announcement.text}</span>
        </span>
      </VisuallyHidden>
      <div role="status" aria-relevant="additions">
        <ol className={styles['list']}>
          {toasts.map((toast) => (
            <ToastItem key={toast.id} toast={toast} />
          ))}
        </ol>
      </div>
    </section>
  )
}

function ToastItem({ toast }: { toast: Toast }) {
  const [isHeld, setIsHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(() => hideToast(toast.id), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [isHeld, toast.id])

  return (
    <li
      className={styles['toast']}
      data-tone={toast.tone}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {toast.tone === 'danger' && <Icon name="warning" />}
      <span className={styles['message']}>{toast.message}</span>
      {toast.action && (
        <Button
          size="small"
          onPress={() => {
            toast.action?.run()
            hideToast(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton size="small" icon="close" label="Hide this message" onPress={() => hideToast(toast.id)} />
    </li>
  )
}
