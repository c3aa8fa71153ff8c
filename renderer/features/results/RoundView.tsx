import { useState } from 'react'
import type { Ballot } from '#shared/domain/ballot/ballot'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { sortByVerdict } from '#shared/domain/ballot/sortByVerdict'
import { useStudy } from '../../api/StudyContext.tsx'
import { ItemList } from './ItemList.tsx'
import type { ItemView } from './itemView.ts'
import { OneItem } from './OneItem.tsx'
import styles from './results.module.css'
import { RoundSummary } from './RoundSummary.tsx'
import { OUTCOMES, outcomeOf, type Outcome } from './verdictWords.ts'
import { VerdictMark } from './VerdictMark.tsx'

interface RoundViewProps {
  readonly ballot: Ballot
  readonly results: RoundResults
}

/** All items of a round as a list, or one at a time for talking about. */
export function RoundView({ ballot, results }: RoundViewProps) {
  const records = useStudy((state) => state.records.ballotItem)
  const [shown, setShown] = useState<ReadonlySet<Outcome>>(new Set())
  const [openId, setOpenId] = useState<string | null>(null)
  const items: ItemView[] = sortByVerdict(results.items).map((item) => ({
    wording: records.get(item.itemId)?.wording ?? '',
    results: item,
    outcome: outcomeOf(item.pooled),
  }))
  const visible = shown.size === 0 ? items : items.filter(({ outcome }) => shown.has(outcome))
  const openIndex = visible.findIndex(({ results: { itemId } }) => itemId === openId)
  const openItem = visible[openIndex]

  if (openItem) {
    const goTo = (index: number) => setOpenId(visible[index]?.results.itemId ?? null)
    return (
      <OneItem
        key={openItem.results.itemId}
        item={openItem}
        number={openIndex + 1}
        count={visible.length}
        ballot={ballot}
        results={results}
        onBefore={() => goTo(openIndex - 1)}
        onNext={() => goTo(openIndex + 1)}
        onList={() => setOpenId(null)}
      />
    )
  }
  return (
    <>
      <RoundSummary results={results} />
      <div className={styles['filters']} role="group" aria-label="Verdicts to show">
        {OUTCOMES.map((outcome) => {
          const count = items.filter((item) => item.outcome === outcome).length
          if (count === 0) return null
          return (
            <button
              key={outcome}
              type="button"
              className={styles['filter']}
              aria-pressed={shown.has(outcome)}
              onClick={() => {
                const next = new Set(shown)
                if (!next.delete(outcome)) next.add(outcome)
                setShown(next)
              }}
            >
              <VerdictMark outcome={outcome} /> {count}
            </button>
          )
        })}
      </div>
      <ItemList items={visible} onOpen={setOpenId} />
    </>
  )
}
