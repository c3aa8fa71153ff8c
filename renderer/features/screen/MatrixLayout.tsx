import type { CSSProperties } from 'react'
import type { PictureShowing } from '#shared/domain/screen/screenPicture'
import { countOf } from '../../ui/countOf.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { Fitted } from './Fitted.tsx'
import styles from './screen.module.css'

type Matrix = Extract<PictureShowing, { name: 'matrix' }>

/** How many cards are in each theme at each stage. */
export function MatrixLayout({ matrix }: { matrix: Matrix }) {
  const { title, stages, rows, moreStages, moreThemes } = matrix
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts))
  const more = [
    ...(moreThemes > 0 ? [countOf(moreThemes, 'more row')] : []),
    ...(moreStages > 0 ? [countOf(moreStages, 'more column')] : []),
  ]
  return (
    <div className={styles['board']}>
      <div className={styles['boardTop']}>
        <h1>{title}</h1>
        <p>{more.join(' · ')}</p>
      </div>
      <Fitted isCentred={matrix.isHidden || rows.length === 0}>
        {matrix.isHidden ? (
          <p className={styles['quiet']}>Shown when the facilitator reveals it.</p>
        ) : rows.length === 0 || stages.length === 0 ? (
          <p className={styles['quiet']}>There are no themes yet.</p>
        ) : (
          <table className={styles['matrix']}>
            <thead>
              <tr>
                <th scope="col">
                  <VisuallyHidden>Theme</VisuallyHidden>
                </th>
                {stages.map((stage, index) => (
                  // Two stages may have one name.
                  // oxlint-disable-next-line no-array-index-key
                  <th key={index} scope="col">
                    {stage}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ theme, counts }, row) => (
                // oxlint-disable-next-line no-array-index-key -- as above
                <tr key={row}>
                  <th scope="row">{theme}</th>
                  {counts.map((count, index) => (
                    <td
                      // oxlint-disable-next-line no-array-index-key -- as above
                      key={index}
                      data-empty={count === 0 || undefined}
                      style={{ '--share': `${Math.round((count / most) * 100)}%` } as CSSProperties}
                    >
                      {count}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Fitted>
    </div>
  )
}
