import { useEffect, useMemo, useRef } from 'react'
import { CARDS_AT_ONCE } from '#shared/contract/board.contract'
import { useStudy } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Toolbar } from '../../../ui/Toolbar.tsx'
import type { BoardView } from '../boardPlace.ts'
import { useBoardUi, useBoardUiState, type BoardDialog } from '../boardUi.ts'
import { orderOf, shownByColumn } from '../boardView.ts'
import { letGo, selectAll } from '../selection.ts'
import { useBoardActions } from '../useBoardActions.ts'
import styles from './SelectionBar.module.css'
import { useEscapeKey } from './useEscapeKey.ts'
import { usePageFoot } from './usePageFoot.ts'

/** What can be done with the chosen cards, at the foot of the board while any are. */
export function SelectionBar({ view }: { view: BoardView }) {
  const isAnyChosen = useBoardUiState((state) => state.selectedIds.size > 0)
  return isAnyChosen && <OpenSelectionBar view={view} />
}

function OpenSelectionBar({ view }: { view: BoardView }) {
  const ui = useBoardUi()
  const actions = useBoardActions()
  const bar = useRef<HTMLDivElement>(null)
  const selectedIds = useBoardUiState((state) => state.selectedIds)
  const filter = useBoardUiState((state) => state.filter)
  const verdicts = useBoardUiState((state) => state.verdicts)
  const order = useStudy((state) => orderOf(state, ui.boardId))
  const shown = useStudy((state) => shownByColumn(state, ui.boardId, filter, verdicts))
  const isThemes = useStudy((state) => state.records.board.get(ui.boardId)?.kind === 'themes')
  usePageFoot(bar)

  const chosen = useMemo(() => pick(order.cardIds, selectedIds), [order, selectedIds])
  const chosenShown = useMemo(() => pick(shown, selectedIds), [shown, selectedIds])
  const away = chosen.length - chosenShown.length
  const isTooMany = chosen.length > CARDS_AT_ONCE

  // Cards that somebody deleted or merged meanwhile are not there to do anything with.
  useEffect(() => {
    if (chosen.length < selectedIds.size) ui.store.setState({ selectedIds: new Set(chosen) })
  }, [chosen, selectedIds, ui])

  function letAllGo(): void {
    const hadFocus = bar.current?.contains(document.activeElement) === true
    letGo(ui)
    // The bar goes, and the focus with it.
    if (hadFocus) ui.store.setState({ wantsFocus: chosenShown[0] ?? null })
  }
  useEscapeKey(ui, letAllGo)

  function open(name: 'move' | 'merge' | 'tag'): () => void {
    const dialog: BoardDialog = { name, cardIds: chosen }
    return () => ui.store.setState({ dialog })
  }

  function chooseAllShown(): void {
    const { foldedColumnIds } = ui.store.getState()
    for (const [columnId, cardIds] of shown) {
      if (view === 'outline' || !foldedColumnIds.has(columnId)) selectAll(ui, cardIds)
    }
  }

  return (
    <div ref={bar} className={styles['bar']}>
      <p className={styles['words']}>
        <strong>{countOf(chosen.length, 'card')} chosen</strong>
        {away > 0 && (
          <span>
            {away === chosen.length ? 'All of them are' : `${away} of them ${away === 1 ? 'is' : 'are'}`}{' '}
            filtered away.
          </span>
        )}
        {isTooMany && <span>At most {CARDS_AT_ONCE.toLocaleString('en-GB')} at once.</span>}
      </p>
      <Toolbar label="Chosen cards" className={styles['tools'] ?? ''}>
        <Button size="small" icon="move" isDisabled={isTooMany} onPress={open('move')}>
          Move to…
        </Button>
        <Button size="small" icon="merge" isDisabled={isTooMany || chosen.length < 2} onPress={open('merge')}>
          Merge…
        </Button>
        {isThemes && (
          <Button
            size="small"
            icon="add"
            isDisabled={isTooMany}
            onPress={() => void actions.startTheme(chosen)}
          >
            Start a theme
          </Button>
        )}
        <Button size="small" icon="tag" isDisabled={isTooMany} onPress={open('tag')}>
          Tag…
        </Button>
        <Button size="small" icon="trash" isDisabled={isTooMany} onPress={() => void actions.remove(chosen)}>
          Delete
        </Button>
        <Button size="small" variant="quiet" icon="check" onPress={chooseAllShown}>
          Choose all shown
        </Button>
        <Button size="small" variant="quiet" icon="close" onPress={letAllGo}>
          Let go
        </Button>
      </Toolbar>
    </div>
  )
}

/** The chosen cards of a board in its order. */
function pick(
  byColumn: ReadonlyMap<string, readonly string[]>,
  chosen: ReadonlySet<string>,
): readonly string[] {
  const picked: string[] = []
  for (const cardIds of byColumn.values()) {
    for (const cardId of cardIds) if (chosen.has(cardId)) picked.push(cardId)
  }
  return picked
}
