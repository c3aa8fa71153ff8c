import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ResultsFilter } from '#shared/domain/ballot/resultEntries'
import { FILTER_LIMITS } from '#shared/domain/screen/screenView'
import { useScreenFollow } from '../../api/screenFollower.ts'
import { Switch } from '../../ui/Switch.tsx'

/** Kept while the window is: who looks through results alone first does not want to say so for each. */
const showing = createStore(() => ({ isShown: true }))

/** Whether the room sees the results too. */
export function ShowSwitch() {
  const isShown = useStore(showing, (state) => state.isShown)
  return (
    <Switch isSelected={isShown} onChange={(next) => showing.setState({ isShown: next })}>
      Show on the big screen
    </Switch>
  )
}

interface ResultsOnScreenProps {
  readonly roundId: string
  readonly itemId: string | null
  readonly filter: ResultsFilter
}

/** Lets the big screen follow: the same items, or the same item large. Nothing is drawn for it here. */
export function ResultsOnScreen({ roundId, itemId, filter }: ResultsOnScreenProps) {
  const isShown = useStore(showing, (state) => state.isShown)
  const words = filter.words.slice(0, FILTER_LIMITS.words)
  useScreenFollow(isShown ? { name: 'results', roundId, itemId, filter: { ...filter, words } } : null)
  return null
}
