import { useRef } from 'react'
import { useStudy } from '../../api/StudyContext.tsx'
import { MenuOn } from '../../ui/Menu.tsx'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import { linkWays } from './linkIndex.ts'
import { useBoardActions } from './useBoardActions.ts'

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
  if (!card) return null

  const open = (name: 'card' | 'move' | 'link') => () => ui.store.setState({ dialog: { name, cardId } })
  return (
    <MenuOn
      label={`Card: ${card.text}`}
      anchor={anchorRef}
      onClose={() => ui.store.setState({ menu: null })}
      actions={[
        { key: 'open', label: 'Open and edit', icon: 'edit', onAction: open('card') },
        { key: 'move', label: 'Move to…', icon: 'move', onAction: open('move') },
        ...(linkWays(card.kind).length > 0
          ? [{ key: 'link', label: 'Link to…', icon: 'link' as const, onAction: open('link') }]
          : []),
        {
          key: 'delete',
          label: 'Delete',
          icon: 'trash',
          isDanger: true,
          onAction: () => void actions.remove(cardId),
        },
      ]}
    />
  )
}
