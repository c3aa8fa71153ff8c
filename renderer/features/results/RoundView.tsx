import { useState } from 'react'
import {
  matchesResultsFilter,
  NO_RESULTS_FILTER,
  type ResultsFilter,
} from '#shared/domain/ballot/resultEntries'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ItemList } from './ItemList.tsx'
import { OneItem } from './OneItem.tsx'
import { ResultFilters } from './ResultFilters.tsx'
import { ResultsOnScreen } from './ResultsOnScreen.tsx'
import { goToResults, useResultsPlace } from './resultsPlace.ts'
import { RoundFacts, RoundSummary } from './RoundSummary.tsx'
import type { ShownRound } from './shownRound.ts'

/** All items of a round as a list, or one at a time for talking about. */
export function RoundView({ shown }: { shown: ShownRound }) {
  const [filter, setFilter] = useState<ResultsFilter>(NO_RESULTS_FILTER)
  const { itemId } = useResultsPlace()
  const found = shown.entries.filter((entry) => matchesResultsFilter(entry, filter))
  // An item that a link leads to is shown, whatever is looked for.
  const turned = found.some((entry) => entry.itemId === itemId) ? found : shown.entries
  const openIndex = turned.findIndex((entry) => entry.itemId === itemId)
  const open = turned[openIndex]
  const openOne = (next: string | null) => goToResults(shown.round.id, next)

  if (open) {
    return (
      <>
        <ResultsOnScreen
          roundId={shown.round.id}
          itemId={open.itemId}
          filter={turned === found ? filter : NO_RESULTS_FILTER}
        />
        <OneItem
          key={open.itemId}
          entry={open}
          number={openIndex + 1}
          count={turned.length}
          shown={shown}
          onBefore={() => openOne(turned[openIndex - 1]?.itemId ?? open.itemId)}
          onNext={() => openOne(turned[openIndex + 1]?.itemId ?? open.itemId)}
          onList={() => openOne(null)}
        />
      </>
    )
  }
  return (
    <>
      <ResultsOnScreen roundId={shown.round.id} itemId={null} filter={filter} />
      <RoundFacts shown={shown} />
      <RoundSummary shown={shown} />
      <ResultFilters shown={shown} filter={filter} found={found.length} onChange={setFilter} />
      {found.length === 0 ? (
        <EmptyState
          icon="search"
          title="No item like that"
          action={<Button onPress={() => setFilter(NO_RESULTS_FILTER)}>Show all items</Button>}
        >
          None of the {shown.entries.length} items of this round is what you look for.
        </EmptyState>
      ) : (
        <ItemList shown={shown} entries={found} onOpen={openOne} />
      )}
    </>
  )
}
