import { useEffect } from 'react'

/** Keeps the projector from going dark in mid-discussion, where the browser can; the desktop app does it itself. */
export function useLitScreen(): void {
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      // It may be denied, or not there at all: then the system's own settings hold.
      navigator.wakeLock?.request('screen').catch(() => undefined)
    }
    ask()
    // A browser gives it back whenever the page was out of sight.
    document.addEventListener('visibilitychange', ask)
    return () => document.removeEventListener('visibilitychange', ask)
  }, [])
}
