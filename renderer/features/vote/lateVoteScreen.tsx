import { useEffect, useState } from 'react'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import type { VoteScreen, VoteScreenProps } from './VoteScreen.tsx'

/*
 * The ballot's pages are a file of their own, so that the page in which people come in is small: it is fetched while
 * the Wi-Fi is there, and is there when the Wi-Fi is not.
 */

/** How long to wait before the file is asked for again, in milliseconds. */
const PAUSE = 1_500

let screen: typeof VoteScreen | null = null
let coming: Promise<void> | null = null

/** Sees to it that the pages are here before they are needed. */
export function fetchVoteScreen(): Promise<void> {
  coming ??= import('./VoteScreen.tsx')
    .then((module) => {
      screen = module.VoteScreen
    })
    .finally(() => {
      coming = null
    })
  return coming
}

/** The ballot's pages, or a word of patience until they have come. */
export function LateVoteScreen(props: VoteScreenProps) {
  const [Screen, setScreen] = useState(() => screen)
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    if (Screen) return undefined
    let isAway = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = () =>
      void fetchVoteScreen()
        .then(() => !isAway && setScreen(() => screen))
        .catch(() => {
          if (isAway) return
          setHasFailed(true)
          timer = setTimeout(attempt, PAUSE)
        })
    attempt()
    return () => {
      isAway = true
      clearTimeout(timer)
    }
  }, [Screen])
  if (Screen) return <Screen {...props} />
  return (
    <section className="page">
      <FocusedHeading key="loading">Getting the questions…</FocusedHeading>
      {hasFailed && (
        <>
          <p>They have not come yet. This page goes on trying.</p>
          <button type="button" className="button" onClick={() => location.reload()}>
            Load the page again
          </button>
        </>
      )}
    </section>
  )
}
