import { useLayoutEffect, useRef, useState } from 'react'
import { itemChart } from '#shared/domain/chart/itemChart'
import type { PictureRow, ResultsPicture } from '#shared/domain/screen/resultsPicture'
import { Drawing } from '../../ui/Drawing.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { ruleWords, viewInWords } from './resultsWords.ts'
import styles from './screen.module.css'

const CHART = { width: 150, height: 46 }

/** As many whole rows as there is room for, and how many more there are. */
export function ResultRows({ results }: { results: ResultsPicture }) {
  const list = useRef<HTMLOListElement>(null)
  const [fitting, setFitting] = useState(results.rows.length)

  useLayoutEffect(() => {
    const rows = list.current
    if (!rows) return undefined
    const fit = () => {
      const bottom = rows.getBoundingClientRect().bottom + 1
      const past = [...rows.children].findIndex((row) => row.getBoundingClientRect().bottom > bottom)
      // The first shows in any case.
      setFitting(past === -1 ? rows.children.length : Math.max(past, 1))
    }
    fit()
    let isGone = false
    void document.fonts.ready.then(() => isGone || fit())
    const observer = new ResizeObserver(fit)
    observer.observe(rows)
    return () => {
      isGone = true
      observer.disconnect()
    }
  })

  const more = results.more + Math.max(results.rows.length - fitting, 0)
  const words = [
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(results.isFiltered ? ['some items are left out: a search is on'] : []),
    ...(ruleWords(results) === '' ? [] : [ruleWords(results)]),
  ]
  return (
    <>
      <ol ref={list} className={styles['rows']}>
        {results.rows.map((row, index) => (
          <li key={row.id} style={index < fitting ? undefined : { visibility: 'hidden' }}>
            <Row row={row} results={results} />
          </li>
        ))}
      </ol>
      <p className={styles['more']}>{words.join(' · ')}</p>
    </>
  )
}

function Row({ row, results }: { row: PictureRow; results: ResultsPicture }) {
  const { figures, outcome, headline, before } = row
  const drawn = itemChart(figures, { ...CHART, ...results, before: before?.figures ?? null })
  return (
    <article className={styles['row']}>
      <p className={styles['rowOutcome']}>
        {outcome !== 'ranked' && <OutcomeMark outcome={outcome} />}
        <span>
          {headline.name} <b>{headline.value}</b>
          {figures.kind === 'ranking' && figures.isTied && ', tied'}
        </span>
      </p>
      <div>
        <h2>{row.wording}</h2>
        <p className={styles['rowNotes']}>{rowNotes(row).join(' · ')}</p>
      </div>
      <Drawing {...drawn} />
    </article>
  )
}

function rowNotes({ publicDiffers, isDisputed, outcome, before, headline }: PictureRow): string[] {
  const hasChanged =
    before !== null && (before.outcome !== outcome || before.headline.value !== headline.value)
  return [
    ...(publicDiffers ? ['⚑ public contributors differ'] : []),
    ...(isDisputed && outcome !== 'disputed' ? ['⚑ the panel is split'] : []),
    ...(hasChanged ? [`before: ${viewInWords(before)}`] : []),
  ]
}
