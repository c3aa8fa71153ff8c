import { useMemo, useState, type KeyboardEvent } from 'react'
import { themeMatrix, type ThemeMatrix } from '#shared/domain/board/themeMatrix'
import { useStudy, useStudyList } from '../../../api/StudyContext.tsx'
import { selectBoards } from '../../../api/studySelectors.ts'
import { countOf } from '../../../ui/countOf.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Select } from '../../../ui/Select.tsx'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { boardAddress } from '../boardPlace.ts'
import { useBoardUi } from '../boardUi.ts'
import styles from './MatrixView.module.css'

/** Which theme meets which stage how often: each number opens the cards behind it. */
export function MatrixView() {
  const ui = useBoardUi()
  const boards = useStudyList(selectBoards)
  const pathway = boards.find(({ kind }) => kind === 'pathway')
  const others = boards.filter(({ id }) => id !== pathway?.id)
  const start = others.find(({ id }) => id === ui.boardId) ?? others.find(({ kind }) => kind === 'themes')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const rowsBoard = others.find(({ id }) => id === chosenId) ?? start ?? others[0]
  if (!pathway || !rowsBoard) {
    return (
      <EmptyState icon="grid" title="There is nothing to cross yet">
        A matrix crosses the pathway with another board. Add a themes board first: the plus beside the boards.
      </EmptyState>
    )
  }
  return (
    <div className={styles['screen']}>
      <div className={styles['intro']}>
        <p>
          How often each {rowWord(rowsBoard.kind)} of <strong>{rowsBoard.name}</strong> meets each stage of{' '}
          <strong>{pathway.name}</strong>. Press a number to see its cards.
        </p>
        {others.length > 1 && (
          <Select
            label="Rows"
            options={others.map(({ id, name }) => ({ key: id, label: name }))}
            value={rowsBoard.id}
            onChange={setChosenId}
          />
        )}
      </div>
      <Matrix key={rowsBoard.id} themesBoardId={rowsBoard.id} pathwayBoardId={pathway.id} />
    </div>
  )
}

function rowWord(kind: string): string {
  return kind === 'themes' ? 'theme' : 'column'
}

function Matrix({ themesBoardId, pathwayBoardId }: { themesBoardId: string; pathwayBoardId: string }) {
  const ui = useBoardUi()
  const state = useStudy((whole) => whole)
  const matrix = useMemo(
    () => withoutEmptyEdges(themeMatrix(state, { themesBoardId, pathwayBoardId })),
    [state, themesBoardId, pathwayBoardId],
  )
  const { themes, stages, cells } = matrix
  const most = Math.max(1, ...cells.flat().map((ids) => ids.length))
  const first = firstFilled(cells)
  const [current, setCurrent] = useState<{ row: number; column: number } | null>(null)
  const stop = isFilled(cells, current) ? current : first
  const hasThemes = themes.some(({ role }) => role === 'stage')

  function open(row: number, column: number): void {
    const title = `${themes[row]?.name ?? ''} × ${stages[column]?.name ?? ''}`
    ui.store.setState({ dialog: { name: 'cards', title, cardIds: cells[row]?.[column] ?? [] } })
  }

  /** The table is one stop of the Tab key; arrows go from number to number. */
  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>): void {
    const step = STEPS[event.key]
    if (!step || !stop) return
    const next = nextFilled(cells, stop, step)
    if (!next) return
    event.preventDefault()
    setCurrent(next)
    event.currentTarget
      .closest('table')
      ?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)
      ?.focus()
  }

  if (stages.length === 0 || themes.length === 0) {
    return (
      <EmptyState icon="grid" title="There are no cards to count yet">
        Cards that stand on both boards are counted here.
      </EmptyState>
    )
  }
  return (
    <>
      {!hasThemes && (
        <p className={styles['hint']}>
          There is no theme yet. <a href={boardAddress(themesBoardId, 'columns')}>Start one on its board</a>:
          drag one card onto another in the tray.
        </p>
      )}
      <div className={styles['scroller']} role="group" aria-label="Matrix of themes and stages">
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col" className={styles['corner']}>
                <VisuallyHidden>Theme</VisuallyHidden>
              </th>
              {stages.map((stage) => (
                <th key={stage.id} scope="col" data-role={stage.role}>
                  {stage.role === 'tray' ? 'No stage yet' : stage.name}
                </th>
              ))}
              <th scope="col" className={styles['total']}>
                All
              </th>
            </tr>
          </thead>
          <tbody>
            {themes.map((theme, row) => (
              <tr key={theme.id} data-role={theme.role}>
                <th scope="row">{theme.role === 'tray' ? 'Not sorted yet' : theme.name}</th>
                {stages.map((stage, column) => {
                  const count = cells[row]?.[column]?.length ?? 0
                  return (
                    <td key={stage.id}>
                      {count === 0 ? (
                        <span className={styles['none']}>
                          <span aria-hidden="true">·</span>
                        </span>
                      ) : (
                        <button
                          type="button"
                          className={styles['count']}
                          data-cell={`${row}-${column}`}
                          data-level={Math.ceil((count / most) * 5)}
                          tabIndex={stop?.row === row && stop.column === column ? 0 : -1}
                          aria-label={`${countOf(count, 'card')}: ${theme.name}, ${stage.name}`}
                          onFocus={() => setCurrent({ row, column })}
                          onKeyDown={onKeyDown}
                          onClick={() => open(row, column)}
                        >
                          {count}
                        </button>
                      )}
                    </td>
                  )
                })}
                <td className={styles['total']}>{sum(cells[row] ?? [])}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All</th>
              {stages.map((stage, column) => (
                <td key={stage.id} className={styles['total']}>
                  {sum(cells.map((row) => row[column] ?? []))}
                </td>
              ))}
              <td className={styles['total']}>{sum(cells.flat())}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  )
}

interface Cell {
  readonly row: number
  readonly column: number
}
type Cells = ThemeMatrix['cells']

const STEPS: Readonly<Record<string, Cell>> = {
  ArrowRight: { row: 0, column: 1 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowDown: { row: 1, column: 0 },
  ArrowUp: { row: -1, column: 0 },
}

/** Tray and parking lot only where something is in them: most rooms have sorted everything. */
function withoutEmptyEdges({ themes, stages, cells }: ThemeMatrix): ThemeMatrix {
  const rows = themes.flatMap((theme, row) =>
    theme.role === 'stage' || (cells[row] ?? []).some((ids) => ids.length > 0) ? [row] : [],
  )
  const columns = stages.flatMap((stage, column) =>
    stage.role === 'stage' || cells.some((row) => (row[column] ?? []).length > 0) ? [column] : [],
  )
  return {
    themes: rows.flatMap((row) => themes[row] ?? []),
    stages: columns.flatMap((column) => stages[column] ?? []),
    cells: rows.map((row) => columns.map((column) => cells[row]?.[column] ?? [])),
  }
}

function isFilled(cells: Cells, cell: Cell | null): cell is Cell {
  return cell !== null && (cells[cell.row]?.[cell.column]?.length ?? 0) > 0
}

function firstFilled(cells: Cells): Cell | null {
  for (const [row, ofRow] of cells.entries()) {
    const column = ofRow.findIndex((ids) => ids.length > 0)
    if (column !== -1) return { row, column }
  }
  return null
}

/** The next number in a direction, over what is empty. */
function nextFilled(cells: Cells, from: Cell, step: Cell): Cell | null {
  let cell = from
  for (;;) {
    cell = { row: cell.row + step.row, column: cell.column + step.column }
    if (cells[cell.row]?.[cell.column] === undefined) return null
    if (isFilled(cells, cell)) return cell
  }
}

function sum(lists: readonly (readonly string[])[]): number {
  return lists.reduce((total, ids) => total + ids.length, 0)
}
