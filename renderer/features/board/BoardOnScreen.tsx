import { useEffect } from 'react'
import { FILTER_LIMITS } from '#shared/domain/screen/screenView'
import { useScreenFollow, useScreenFollower, type Showing } from '../../api/screenFollower.ts'
import type { BoardView } from './boardPlace.ts'
import { useBoardUi, type BoardUi } from './boardUi.ts'
import { columnIdsAcross } from './cardKeys.ts'
import { gapAt } from './columnLayout.ts'

/** So often is looked at what shows while somebody scrolls, in milliseconds. */
const LOOK_EVERY = 150
/** A column of which less than this shows at the left edge counts as out of sight, in CSS pixels. */
const HARDLY_SEEN = 120

/** Lets the big screen follow the board: which columns show, how far they are scrolled, what is looked for. */
export function BoardOnScreen({ view }: { view: BoardView }) {
  const { boardId } = useBoardUi()
  switch (view) {
    case 'matrix':
      return <Follow showing={{ name: 'matrix', boardId }} />
    case 'coverage':
      return <Follow showing={{ name: 'coverage' }} />
    default:
      return <FollowBoard />
  }
}

function Follow({ showing }: { showing: Showing }) {
  useScreenFollow(showing)
  return null
}

/** Nothing is drawn for it: it looks at the columns now and then. */
function FollowBoard() {
  const ui = useBoardUi()
  const { followScreen } = useScreenFollower()
  useEffect(() => {
    let end = followScreen(lookAt(ui))
    let timer: ReturnType<typeof setTimeout> | undefined
    function soon(): void {
      timer ??= setTimeout(() => {
        timer = undefined
        const endBefore = end
        end = followScreen(lookAt(ui))
        endBefore()
      }, LOOK_EVERY)
    }
    // Scrolling does not bubble; the board and its columns are all below.
    document.addEventListener('scroll', soon, { capture: true, passive: true })
    const leave = ui.store.subscribe((state, before) => {
      if (state.filter !== before.filter || state.dialog !== before.dialog) soon()
    })
    return () => {
      document.removeEventListener('scroll', soon, { capture: true })
      leave()
      clearTimeout(timer)
      end()
    }
  }, [ui, followScreen])
  return null
}

function lookAt(ui: BoardUi): Showing {
  const { filter, dialog } = ui.store.getState()
  const columns = columnIdsAcross(ui.columns).flatMap((columnId) => ui.columns.get(columnId) ?? [])
  const board = columns[0]?.element.parentElement
  const isAtStart = (board?.scrollLeft ?? 0) < HARDLY_SEEN
  // What lies behind the tray, which sticks to the left edge, is out of sight too.
  const edges = columns.map(({ element }) =>
    element.dataset['role'] === 'tray' ? element.getBoundingClientRect().right : 0,
  )
  const left = Math.max(board?.getBoundingClientRect().left ?? 0, ...edges) + HARDLY_SEEN
  const first = isAtStart
    ? undefined
    : columns.find(
        ({ element }) => element.dataset['role'] === 'stage' && element.getBoundingClientRect().right > left,
      )
  const firstCardIds: Record<string, string> = {}
  for (const { columnId, offsets, order, scrollTop } of columns) {
    const cardId = scrollTop() <= 0 ? undefined : order()[gapAt(offsets(), scrollTop())]
    if (cardId !== undefined) firstCardIds[columnId] = cardId
  }
  return {
    name: 'board',
    boardId: ui.boardId,
    firstColumnId: first?.columnId ?? null,
    firstCardIds,
    // What is too long would be refused, and the big screen would stay at what it showed before.
    filter: {
      words: filter.words.slice(0, FILTER_LIMITS.words),
      kinds: filter.kinds,
      tags: filter.tags.slice(0, FILTER_LIMITS.tags),
    },
    spotlightCardId: dialog?.name === 'card' || dialog?.name === 'link' ? dialog.cardId : null,
  }
}
