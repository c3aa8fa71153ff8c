import type { CSSProperties } from 'react'
import type { PictureColumn, PictureShowing } from '#shared/domain/screen/screenPicture'
import { countOf } from '../../ui/countOf.ts'
import { Icon } from '../../ui/Icon.tsx'
import { CardStack } from './CardStack.tsx'
import { Fitted } from './Fitted.tsx'
import styles from './screen.module.css'
import { Spotlight } from './Spotlight.tsx'
import { useColumnsThatFit } from './useColumnsThatFit.ts'

type Board = Extract<PictureShowing, { name: 'board' }>

export function BoardLayout({ board }: { board: Board }) {
  const { place, fitting } = useColumnsThatFit()
  const columns = board.columns.slice(0, fitting)
  return (
    <div className={styles['board']}>
      <div className={styles['boardTop']}>
        <h1>{board.title}</h1>
        {!board.spotlight && <p>{placeWords(board, columns.length)}</p>}
      </div>
      {board.spotlight ? (
        <Spotlight key={board.spotlight.card.id} spotlight={board.spotlight} />
      ) : board.keptBack === null ? (
        <div
          ref={place}
          className={styles['columns']}
          style={{ '--columns': Math.max(columns.length, 1) } as CSSProperties}
        >
          {columns.map((column) => (
            <Column key={column.id} column={column} isFiltered={board.isFiltered} />
          ))}
        </div>
      ) : (
        <Fitted isCentred>
          <KeptBack count={board.keptBack} />
        </Fitted>
      )}
    </div>
  )
}

/** Where in the board this is; nothing when all of it shows. */
function placeWords({ columns, columnsBefore, columnsAfter, isFiltered }: Board, drawn: number): string {
  const total = columnsBefore + columns.length + columnsAfter
  const last = columnsBefore + drawn
  const words = [
    ...(isFiltered ? ['Some cards are left out: a search is on'] : []),
    ...(drawn < total && drawn > 0
      ? [drawn === 1 ? `Column ${last} of ${total}` : `Columns ${columnsBefore + 1} to ${last} of ${total}`]
      : []),
  ]
  return words.join(' · ')
}

function Column({ column, isFiltered }: { column: PictureColumn; isFiltered: boolean }) {
  const { name, purpose, shown, hidden, above, cards } = column
  const isKeptBack = shown === 0 && hidden > 0
  return (
    <section className={styles['column']} data-role={column.role} aria-label={name}>
      <h2>
        <span className={styles['columnName']}>{name}</span>
        <span className={styles['count']}>{shown + hidden}</span>
      </h2>
      {purpose !== '' && <p className={styles['purpose']}>{purpose}</p>}
      {above > 0 && <p className={styles['above']}>{above} above</p>}
      {isKeptBack && <KeptBack count={hidden} />}
      {shown === 0 && !isKeptBack && (
        <p className={styles['empty']}>{isFiltered ? 'Nothing found here.' : 'Nothing here yet.'}</p>
      )}
      {cards.length > 0 && (
        <CardStack
          cards={cards}
          more={(notDrawn) => moreWords(shown - above - cards.length + notDrawn, hidden)}
        />
      )}
    </section>
  )
}

function moreWords(below: number, hidden: number): string {
  const words = [
    ...(below > 0 ? [`and ${below} more`] : []),
    ...(hidden > 0 ? [`${hidden} not shown yet`] : []),
  ]
  return words.join(' · ')
}

function KeptBack({ count }: { count: number }) {
  return (
    <p className={styles['keptBack']}>
      <Icon name="hidden" size="1.6em" />
      <span>
        <strong>{countOf(count, 'card')}</strong>
        <br />
        shown when the facilitator reveals {count === 1 ? 'it' : 'them'}
      </span>
    </p>
  )
}
