import { useId, type ReactNode } from 'react'
import type { RefusalData } from '#shared/domain/refusal'
import { useStudy } from '../../../api/StudyContext.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { tickInFilter, type FilterList } from './changeFilter.ts'
import { facetsOf, type Facet } from './filterFacets.ts'
import styles from './FindBar.module.css'

/** What cards can be filtered by beside words and kind: lists of things to tick, each with its count. */
export function FilterPanel({ verdictsError }: { verdictsError: RefusalData | null }) {
  const { boardId } = useBoardUi()
  const state = useStudy((whole) => whole)
  const verdicts = useBoardUiState((ui) => ui.verdicts)
  const facets = facetsOf(state, boardId, verdicts)
  return (
    <div className={styles['panel']}>
      <div>
        <FacetList
          list="stageIds"
          title="Stage of the pathway"
          facets={facets.stageIds}
          nothing="No card of this board stands on the pathway."
        />
      </div>
      <div>
        <FacetList list="tags" title="Tag" facets={facets.tags} nothing="No card has a tag yet." />
        <FacetList
          list="panelGroupIds"
          title="Panel group that wrote it"
          facets={facets.panelGroupIds}
          nothing="No card says which group it came from."
        />
        <FacetList
          list="verdicts"
          title="Verdict of the latest vote"
          facets={verdicts.size === 0 ? NO_FACETS : facets.verdicts}
          nothing={verdictsError ? '' : 'No card of this study has been voted on yet.'}
        >
          {verdictsError && <Notice tone="danger">{verdictsError.message}</Notice>}
        </FacetList>
      </div>
    </div>
  )
}

const NO_FACETS: readonly Facet[] = []

function FacetList({
  list,
  title,
  facets,
  nothing,
  children,
}: {
  list: FilterList
  title: string
  facets: readonly Facet[]
  /** Said where there is nothing to tick. */
  nothing: string
  children?: ReactNode
}) {
  const ui = useBoardUi()
  const ticked: readonly string[] = useBoardUiState(({ filter }) => filter[list])
  const titleId = useId()
  const offered = facets.filter(({ key, count }) => count > 0 || ticked.includes(key))
  return (
    <section role="group" aria-labelledby={titleId} className={styles['facets']}>
      <h3 id={titleId} className={styles['facetTitle']}>
        {title}
      </h3>
      {children}
      {offered.length === 0 && <p className={styles['quiet']}>{nothing}</p>}
      {offered.map(({ key, name, count }) => (
        <Checkbox
          key={key}
          isSelected={ticked.includes(key)}
          onChange={(isTicked) => tickInFilter(ui, list, key, isTicked)}
        >
          {name} <span className={styles['count']}>{count}</span>
        </Checkbox>
      ))}
    </section>
  )
}
