import { useRef, useState, type RefObject } from 'react'
import type { Column } from '#shared/domain/board/board'
import { useStudy, useStudyList } from '../../../api/StudyContext.tsx'
import { IconButton } from '../../../ui/Button.tsx'
import { MenuOn, type MenuAction } from '../../../ui/Menu.tsx'
import { announce } from '../../../ui/toasts.ts'
import { useBoardUi, type BoardDialog } from '../boardUi.ts'
import { orderOf } from '../boardView.ts'
import { capitalised, columnWords } from '../columnWords.ts'
import { foldColumn } from '../foldColumn.ts'
import { useBoardActions } from '../useBoardActions.ts'
import { useColumnFocus } from '../useColumnFocus.ts'

/**
 * The button is all that is drawn of it until it is opened: a board has many columns. Where a heading folds
 * its column, the menu does not.
 */
export function ColumnMenu({ column, isFoldable = true }: { column: Column; isFoldable?: boolean }) {
  const anchor = useRef<HTMLSpanElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  useColumnFocus(column.id, () => anchor.current?.querySelector('button'))
  return (
    <span ref={anchor}>
      <IconButton
        icon="more"
        size="small"
        label={`Menu of ${column.name}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setIsOpen(true)}
      />
      {isOpen && (
        <OpenColumnMenu
          column={column}
          isFoldable={isFoldable}
          anchor={anchor}
          onClose={() => {
            setIsOpen(false)
          }}
        />
      )}
    </span>
  )
}

function OpenColumnMenu({
  column,
  isFoldable,
  anchor,
  onClose,
}: {
  column: Column
  isFoldable: boolean
  anchor: RefObject<HTMLSpanElement | null>
  onClose: () => void
}) {
  const { id, name, role, isLocked, isHidden } = column
  const ui = useBoardUi()
  const actions = useBoardActions()
  const board = useStudy((state) => state.records.board.get(column.boardId))
  const columns = useStudyList((state) => orderOf(state, column.boardId).columns)
  if (!board) return null

  const word = columnWords(board.kind).one
  const isHeld = board.isLocked || isLocked
  const stages = columns.filter((other) => other.role === 'stage')
  const at = stages.findIndex((other) => other.id === id)

  function open(dialog: BoardDialog): void {
    ui.store.setState({ dialog, opener: anchor.current?.querySelector('button') ?? null })
  }

  async function moveTo(index: number): Promise<void> {
    const others = stages.filter((other) => other.id !== id)
    // Its place in the document is another one then, and the focus does not go with it by itself.
    const isMoved = await actions.act('column.move', {
      columnId: id,
      beforeColumnId: others[index]?.id ?? null,
    })
    if (!isMoved) return
    ui.store.setState({ wantsColumnFocus: id })
    announce(`${capitalised(word)} ${index + 1} of ${stages.length}.`)
  }

  function putAway(): void {
    const unfolded = stages.filter((other) => !ui.store.getState().foldedColumnIds.has(other.id))
    const place = unfolded.findIndex((other) => other.id === id)
    const neighbour = unfolded[place + 1] ?? unfolded[place - 1]
    void actions.actThenSay(
      'column.configure',
      { columnId: id, isArchived: true },
      `“${name}” has been put away. Its cards wait in the tray.`,
    )
    if (neighbour) ui.store.setState({ wantsColumnFocus: neighbour.id })
  }

  const items: MenuAction[] = []
  if (role === 'stage') {
    items.push(
      {
        key: 'edit',
        label: `Edit the ${word}…`,
        icon: 'edit',
        isDisabled: isHeld,
        onAction: () => open({ name: 'column', columnId: id }),
      },
      {
        key: 'left',
        label: 'Move left',
        icon: 'back',
        isDisabled: isHeld || at <= 0,
        onAction: () => void moveTo(at - 1),
      },
      {
        key: 'right',
        label: 'Move right',
        icon: 'forward',
        isDisabled: isHeld || at === stages.length - 1,
        onAction: () => void moveTo(at + 1),
      },
    )
  }
  items.push({
    key: 'paste',
    label: 'Paste a list…',
    icon: 'paste',
    isDisabled: isHeld,
    onAction: () => open({ name: 'paste', columnId: id }),
  })
  if (isFoldable) {
    items.push({
      key: 'fold',
      label: 'Fold away',
      icon: role === 'parking' ? 'right' : 'left',
      startsGroup: true,
      onAction: () => foldColumn(ui, id, true),
    })
  }
  if (role !== 'tray') {
    items.push({
      key: 'lock',
      label: isLocked ? 'Unlock' : 'Lock',
      icon: 'lock',
      onAction: () => void actions.act('column.configure', { columnId: id, isLocked: !isLocked }),
    })
  }
  items.push({
    key: 'hide',
    label: isHidden ? 'Reveal on the big screen' : 'Hide from the big screen',
    icon: isHidden ? 'shown' : 'hidden',
    onAction: () => void actions.act('column.configure', { columnId: id, isHidden: !isHidden }),
  })
  if (role === 'stage') {
    items.push({
      key: 'put-away',
      label: isHidden ? `Put away this ${word} (reveal it first)` : `Put away this ${word}`,
      icon: 'folder',
      startsGroup: true,
      isDisabled: isHeld || isHidden,
      onAction: putAway,
    })
  }
  return (
    <MenuOn
      label={`${capitalised(role === 'stage' ? word : 'column')}: ${name}`}
      anchor={anchor}
      onClose={onClose}
      actions={items}
    />
  )
}
