import { useEffect, useState } from 'react'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import type { VoteScreen, VoteScreenProps } from './VoteScreen.tsx'

/*
 * The ballot's pages are files of their own, so that the page in which people come in is small: they are fetched while
 * the Wi-Fi is there, and are there when the Wi-Fi is not.
 */

/** How long to wait before the files are asked for again, in milliseconds. */
const PAUSE = 1_500

let screen: typeof VoteScreen | null = null
let coming: Promise<void> | null = null

/** Sees to it that the pages are here before they are needed. What failed once fails for as long as the page is open. */
export function fetchVoteScreen(): Promise<void> {
  coming ??= import('./VoteScreen.tsx').then((module) => {
    screen = module.VoteScreen
  })
  return coming
}

/** The ballot's pages, or a word of patience until they have come. */
export function LateVoteScreen(props: VoteScreenProps) {
  const [Screen, setScreen] = useState(() => screen)
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    if (Screen) return
    fetchVoteScreen().then(
      () => setScreen(() => screen),
      () => setHasFailed(true),
    )
  }, [Screen])
  useEffect(() => (hasFailed ? loadAgainOnceThere() : undefined), [hasFailed])
  if (Screen) return <Screen {...props} />
  return (
    <section className="page">
      <FocusedHeading key="loading">Getting the questions…</FocusedHeading>
      {hasFailed && <p role="status">They have not come yet. This page goes on trying.</p>}
    </section>
  )
}

/**
 * Browsers remember a script or a style that did not come, and do not ask for it again in the same page. A page that is
 * loaded again does, and finds the voter's answers where they were; but it must not be left while nothing answers.
 */
function loadAgainOnceThere(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  function wait(): void {
    timer = setTimeout(() => {
      fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(() => location.reload(), wait)
    }, PAUSE)
  }
  wait()
  return () => clearTimeout(timer)
}
