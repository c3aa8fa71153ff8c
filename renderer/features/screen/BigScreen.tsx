import { useEffect, useState, type CSSProperties, type ReactNode } from 'react'
import { useStore, type StoreApi } from 'zustand'
import type { PictureShowing, ScreenPicture } from '#shared/domain/screen/screenPicture'
import { useClientStatus } from '../../api/ClientContext.tsx'
import { Brand } from '../../ui/Brand.tsx'
import { BoardLayout } from './BoardLayout.tsx'
import { CoverageLayout } from './CoverageLayout.tsx'
import { Fitted } from './Fitted.tsx'
import { MatrixLayout } from './MatrixLayout.tsx'
import { ResultsLayout } from './ResultsLayout.tsx'
import { RoomLayout } from './RoomLayout.tsx'
import styles from './screen.module.css'
import type { ScreenState } from './screenStore.ts'
import { TitleLayout } from './TitleLayout.tsx'
import { useHiddenCursor } from './useHiddenCursor.ts'
import { useLitScreen } from './useLitScreen.ts'
import { VotingLayout } from './VotingLayout.tsx'

/** The whole page: it follows, and has nothing to press. */
export function BigScreen({ store }: { store: StoreApi<ScreenState> }) {
  const picture = useStore(store, (state) => state.picture)
  const status = useClientStatus()
  const isAway = useAway(status.name === 'reconnecting')
  useHiddenCursor()
  useLitScreen()
  const studyTitle = picture?.studyTitle ?? ''
  useEffect(() => {
    document.title = `${studyTitle === '' ? '' : `${studyTitle} – `}Big screen – Linkboard`
  }, [studyTitle])

  if (status.name === 'refused') return <Stopped isOld={status.error.code === 'reload-page'} />
  if (!picture) return <Waiting />
  return (
    <div className={styles['screen']} style={{ '--zoom': picture.zoom } as CSSProperties}>
      <Layout picture={picture} />
      {isAway && (
        <footer className={styles['away']}>
          <p>Not connected just now. This is the last picture.</p>
        </footer>
      )}
    </div>
  )
}

function Layout({ picture: { studyTitle, showing } }: { picture: ScreenPicture }) {
  if (showing.name === 'title') return <TitleLayout studyTitle={studyTitle} />
  return (
    <>
      <header className={styles['studyTitle']}>
        <p>{studyTitle}</p>
      </header>
      <main key={showing.name} className={styles['main']}>
        <Content showing={showing} />
      </main>
    </>
  )
}

function Content({ showing }: { showing: Exclude<PictureShowing, { name: 'title' }> }) {
  switch (showing.name) {
    case 'room':
      return <RoomLayout room={showing} />
    case 'voting':
      return <VotingLayout voting={showing} />
    case 'board':
      return <BoardLayout board={showing} />
    case 'matrix':
      return <MatrixLayout matrix={showing} />
    case 'coverage':
      return <CoverageLayout coverage={showing} />
    case 'results':
      return <ResultsLayout results={showing} />
  }
}

/** A reconnection within this time is nobody's business. */
const PATIENCE = 1_500

function useAway(isReconnecting: boolean): boolean {
  const [isAway, setIsAway] = useState(false)
  useEffect(() => {
    if (!isReconnecting) {
      setIsAway(false)
      return undefined
    }
    const timer = setTimeout(() => setIsAway(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [isReconnecting])
  return isAway
}

function Waiting() {
  return (
    <Whole>
      <h1 className={styles['quiet']}>Waiting for Linkboard…</h1>
    </Whole>
  )
}

function Stopped({ isOld }: { isOld: boolean }) {
  return (
    <Whole>
      <h1>{isOld ? 'Please reload this page' : 'Please open the big screen again'}</h1>
      <p className={styles['quiet']}>
        {isOld
          ? 'Linkboard has been brought up to date since it was opened.'
          : 'Linkboard has been started anew. In it, press “Big screen”, then “Open the big screen”.'}
      </p>
    </Whole>
  )
}

/** A word of the program’s own, in the middle of the screen. */
function Whole({ children }: { children: ReactNode }) {
  return (
    <div className={styles['screen']}>
      <main className={`${styles['main']} ${styles['whole']}`}>
        <Fitted isCentred>
          <Brand size="2.5em" />
          {children}
        </Fitted>
      </main>
    </div>
  )
}
