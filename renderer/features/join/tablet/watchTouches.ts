import type { TurnClock } from './turnClock.ts'

/** Reading with VoiceOver or TalkBack moves the focus and sends nothing else. */
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'focusin'] as const

/** Tells the clock of the person who has the tablet, until the function that it returns is called. */
export function watchTouches(clock: TurnClock): () => void {
  const coverWhenHidden = () => {
    if (document.visibilityState === 'hidden') clock.cover()
    else clock.tick()
  }
  for (const sign of SIGNS) window.addEventListener(sign, clock.touch, { capture: true, passive: true })
  document.addEventListener('visibilitychange', coverWhenHidden)
  window.addEventListener('pagehide', clock.cover)
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, clock.touch, { capture: true })
    document.removeEventListener('visibilitychange', coverWhenHidden)
    window.removeEventListener('pagehide', clock.cover)
  }
}
