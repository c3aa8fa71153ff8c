import type { CSSProperties } from 'react'
import type { PictureShowing } from '#shared/domain/screen/screenPicture'
import { countOf } from '../../ui/countOf.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { Fitted } from './Fitted.tsx'
import styles from './screen.module.css'

type Matrix = Extract<PictureShowing, { name: 'matrix' }>

/** How many cards are in each theme at each stage. */
export function MatrixLayout({ matrix }: { matrix: Matrix }) {
  const { title, themes, stages, moreStages, moreThemes } = matrix
  const more = [
    ...(moreThemes > 0 ? [countOf(moreThemes, 'more theme')] : []),
    ...(moreStages > 0 ? [countOf(moreStages, 'more stage')] : []),
  ]
  const isEmpty = stages.length === 0 || !themes.some(({ role }) => role === 'stage')
  return (
    <div className={styles['board']}>
      <div className={styles['boardTop']}>
        <h1>{title}</h1>
        <p>{more.join(' · ')}</p>
      </div>
      <Fitted isCentred={isEmpty}>
        {isEmpty ? (
          <p className={styles['quiet']}>
            {matrix.isHidden ? 'Shown when the facilitator reveals it.' : 'There are no themes yet.'}
          </p>
        ) : (
          <CountTable matrix={matrix} />
        )}
      </Fitted>
    </div>
  )
}

/** The longer list goes down the page, where its names have room. */
function CountTable({ matrix: { themes, stages, counts } }: { matrix: Matrix }) {
  const isTurned = stages.length > themes.length
  const [across, down] = isTurned ? [themes, stages] : [stages, themes]
  const countAt = (row: number, column: number) =>
    (isTurned ? counts[column]?.[row] : counts[row]?.[column]) ?? 0
  const isSorted = (row: number, column: number) =>
    down[row]?.role === 'stage' && across[column]?.role === 'stage'
  const most = Math.max(
    1,
    ...down.flatMap((_, row) =>
      across.map((__, column) => (isSorted(row, column) ? countAt(row, column) : 0)),
    ),
  )
  const hasLongWord = [...across, ...down].some(({ name }) => /\S{22}/.test(name))
  return (
    <table className={styles['matrix']} data-breaks={hasLongWord || undefined}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{isTurned ? 'Stage' : 'Theme'}</VisuallyHidden>
          </th>
          {across.map(({ name }, column) => (
            // Two columns may have one name, and none of them ever moves here.
            // oxlint-disable-next-line no-array-index-key
            <th key={column} scope="col" style={{ width: `${74 / across.length}%` }}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {down.map(({ name }, row) => (
          // oxlint-disable-next-line no-array-index-key -- as above
          <tr key={row}>
            <th scope="row">{name}</th>
            {across.map((_, column) => (
              <td
                // oxlint-disable-next-line no-array-index-key -- as above
                key={column}
                data-empty={countAt(row, column) === 0 || undefined}
                data-unsorted={!isSorted(row, column) || undefined}
                style={{ '--share': `${Math.round((countAt(row, column) / most) * 100)}%` } as CSSProperties}
              >
                {countAt(row, column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
