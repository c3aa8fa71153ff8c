import { useEffect } from 'react'
import styles from './screen.module.css'

const AFTER = 3_000

/** Takes the mouse pointer out of the picture when nobody moves it. */
export function useHiddenCursor(): void {
  useEffect(() => {
    const root = document.documentElement
    const hidden = styles['noCursor'] ?? ''
    const hide = () => root.classList.add(hidden)
    let timer = setTimeout(hide, AFTER)
    const show = () => {
      root.classList.remove(hidden)
      clearTimeout(timer)
      timer = setTimeout(hide, AFTER)
    }
    window.addEventListener('pointermove', show)
    return () => {
      window.removeEventListener('pointermove', show)
      clearTimeout(timer)
      root.classList.remove(hidden)
    }
  }, [])
}
