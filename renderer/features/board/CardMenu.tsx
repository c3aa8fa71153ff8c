import { useRef } from 'react'
import { useStudy } from '../../api/StudyContext.tsx'
import { MenuOn, type MenuAction } from '../../ui/Menu.tsx'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import { mergesOf } from './boardView.ts'
import { linkWays } from './linkIndex.ts'
import { toggleSelected, withSelected } from './selection.ts'
import { useBoardActions } from './useBoardActions.ts'
import { useIsCovered } from './useIsCovered.ts'

/** One menu for all cards: a menu each would make five thousand. */
export function CardMenu() {
  const menu = useBoardUiState((state) => state.menu)
  return menu && <OpenCardMenu key={menu.cardId} cardId={menu.cardId} anchor={menu.anchor} />
}

function OpenCardMenu({ cardId, anchor }: { cardId: string; anchor: HTMLElement }) {
  const ui = useBoardUi()
  const actions = useBoardActions()
  const anchorRef = useRef(anchor)
  const card = useStudy((state) => state.records.card.get(cardId))
  const isThemes = useStudy((state) => state.records.board.get(ui.boardId)?.kind === 'themes')
  const hasMerged = useStudy((state) => mergesOf(state).mergedInto(cardId).length > 0)
  const isSelected = useBoardUiState((state) => state.selectedIds.has(cardId))
  const isCovered = useIsCovered(cardId)
  const cardIds = withSelected(ui, cardId)
  if (!card) return null

  const items: MenuAction[] = [
    {
      key: 'open',
      label: 'Open and edit',
      icon: 'edit',
      onAction: () => ui.store.setState({ dialog: { name: 'card', cardId } }),
    },
    {
      key: 'select',
      label: isSelected ? 'Let go of it' : 'Choose it, to do something with several',
      icon: 'check',
      onAction: () => toggleSelected(ui, cardId),
    },
    {
      key: 'move',
      label: 'Move to…',
      icon: 'move',
      onAction: () => ui.store.setState({ dialog: { name: 'move', cardIds } }),
    },
  ]
  // Whether a covered card can be linked would tell of its kind.
  if (isCovered || linkWays(card.kind).length > 0) {
    items.push({
      key: 'link',
      label: 'Link to…',
      icon: 'link',
      onAction: () => ui.store.setState({ dialog: { name: 'link', cardId } }),
    })
  }
  items.push({
    key: 'merge',
    label: hasMerged ? 'Merge more, or split…' : 'Merge duplicates…',
    icon: 'merge',
    onAction: () => ui.store.setState({ dialog: { name: 'merge', cardIds } }),
  })
  items.push({
    key: 'tag',
    label: cardIds.length > 1 ? `Tag ${cardIds.length} cards…` : 'Tag…',
    icon: 'tag',
    onAction: () => ui.store.setState({ dialog: { name: 'tag', cardIds } }),
  })
  if (isThemes) {
    items.push({
      key: 'theme',
      label: cardIds.length > 1 ? `Start a theme with ${cardIds.length} cards` : 'Start a theme with it',
      icon: 'add',
      onAction: () => void actions.startTheme(cardIds),
    })
  }
  items.push(
    { key: 'duplicate', label: 'Duplicate', icon: 'copy', onAction: () => void actions.duplicate(cardId) },
    {
      key: 'delete',
      label: cardIds.length > 1 ? `Delete ${cardIds.length} cards` : 'Delete',
      icon: 'trash',
      isDanger: true,
      onAction: () => void actions.remove(cardIds),
    },
  )
  return (
    <MenuOn
      label={card.isHidden ? 'Hidden card' : `Card: ${card.text}`}
      anchor={anchorRef}
      onClose={() => ui.store.setState({ menu: null })}
      actions={items}
    />
  )
}
