import { useState } from 'react'
import type { RoomStatus } from '#shared/contract/roomState'
import type { Board } from '#shared/domain/board/board'
import { useStudy } from '../../../api/StudyContext.tsx'
import { IconButton } from '../../../ui/Button.tsx'
import { Menu, type MenuAction } from '../../../ui/Menu.tsx'
import { useBoardUi, useBoardUiState, type BoardDialog } from '../boardUi.ts'
import { orderOf } from '../boardView.ts'
import { useBoardActions } from '../useBoardActions.ts'

export function BoardMenu({
  board,
  room,
  hasHidden,
}: {
  board: Board
  room: RoomStatus | null
  hasHidden: boolean
}) {
  const ui = useBoardUi()
  const actions = useBoardActions()
  const [place, setPlace] = useState<HTMLSpanElement | null>(null)
  const isPeeking = useBoardUiState((state) => state.isPeeking)
  const trayId = useStudy(
    (state) => orderOf(state, board.id).columns.find(({ role }) => role === 'tray')?.id ?? null,
  )
  const { id: boardId, isLocked, isHidden } = board
  const open = (dialog: BoardDialog) =>
    ui.store.setState({ dialog, opener: place?.querySelector('button') ?? null })

  const items: MenuAction[] = [
    {
      key: 'edit',
      label: 'Edit this board…',
      icon: 'edit',
      isDisabled: isLocked,
      onAction: () => open({ name: 'board' }),
    },
    {
      key: 'lock',
      label: isLocked ? 'Unlock the board' : 'Lock the board',
      icon: 'lock',
      onAction: () => void actions.act('board.configure', { boardId, isLocked: !isLocked }),
    },
    {
      key: 'hide',
      label: isHidden ? 'Reveal on the big screen' : 'Hide from the big screen',
      icon: isHidden ? 'shown' : 'hidden',
      onAction: () => void actions.act('board.configure', { boardId, isHidden: !isHidden }),
    },
  ]
  if (trayId !== null) {
    items.push({
      key: 'paste',
      label: 'Paste a list…',
      icon: 'paste',
      isDisabled: isLocked,
      onAction: () => open({ name: 'paste', columnId: trayId }),
    })
    items.push({
      key: 'bring-in',
      label: 'Bring in from a spreadsheet…',
      icon: 'folder',
      onAction: () => {
        location.hash = '#/bring-in/cards'
      },
    })
  }
  if (room?.isOpen === true) {
    const { acceptsCards, isSilent } = room
    items.push(
      {
        key: 'adding',
        label: acceptsCards ? 'Stop phones from adding cards' : 'Let phones add cards',
        icon: 'phone',
        startsGroup: true,
        onAction: () => void actions.act('room.configure', { acceptsCards: !acceptsCards }),
      },
      {
        key: 'silent',
        label: isSilent ? 'End silent writing' : 'Start silent writing',
        icon: isSilent ? 'shown' : 'hidden',
        onAction: () => void actions.act('room.configure', { isSilent: !isSilent }),
      },
    )
  }
  if (hasHidden) {
    items.push({
      key: 'peek',
      label: isPeeking ? 'Stop peeking' : 'Peek at hidden cards on this screen',
      icon: isPeeking ? 'hidden' : 'shown',
      startsGroup: room?.isOpen !== true,
      onAction: () => ui.store.setState({ isPeeking: !isPeeking }),
    })
  }
  items.push(
    {
      key: 'activity',
      label: 'Activity…',
      icon: 'history',
      startsGroup: true,
      onAction: () => open({ name: 'activity' }),
    },
    {
      key: 'bin',
      label: 'Recycle bin…',
      icon: 'trash',
      onAction: () => open({ name: 'bin', part: 'cards' }),
    },
    {
      key: 'put-away-list',
      label: 'Boards and columns that were put away…',
      icon: 'folder',
      onAction: () => open({ name: 'bin', part: 'put-away' }),
    },
    {
      key: 'put-away',
      label: 'Put away this board',
      icon: 'folder',
      isDisabled: isLocked,
      startsGroup: true,
      onAction: () =>
        void actions.actThenSay(
          'board.configure',
          { boardId, isArchived: true },
          `The board “${board.name}” has been put away.`,
        ),
    },
  )
  return (
    <span ref={setPlace}>
      <Menu label="This board" actions={items}>
        <IconButton icon="more" label="Board menu" variant="secondary" />
      </Menu>
    </span>
  )
}
