import { useEffect, type ReactNode } from 'react'
import { Brand } from '../../ui/Brand.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { NewStudy } from './NewStudy.tsx'
import { OpenStudy } from './OpenStudy.tsx'
import styles from './StartScreen.module.css'
import { useAppState } from './useAppState.ts'

/** What Linkboard begins with: make a study, or go on with one. */
export function StartScreen({ also }: { also?: ReactNode }) {
  const { state, error } = useAppState()

  useEffect(() => {
    document.title = 'Linkboard'
  }, [])

  return (
    <main className={styles['screen']}>
      <header className={styles['header']}>
        <h1 className={styles['title']}>
          <Brand size="1.1em" />
          Linkboard
        </h1>
        <p className={styles['tagline']}>
          Map a care pathway together, vote in private, and go home with a draft.
        </p>
      </header>
      {error && <Notice tone="danger">{error.message}</Notice>}
      {state && (
        <div className={styles['columns']}>
          <NewStudy state={state} />
          <OpenStudy state={state} also={also} />
        </div>
      )}
      {state && (
        <footer className={styles['footer']}>
          <p>Everything stays in one file on this computer. Nothing needs the internet or an account.</p>
          <p>Version {state.version}</p>
        </footer>
      )}
    </main>
  )
}
