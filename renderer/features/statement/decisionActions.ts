import type { StatementStanding } from '#shared/domain/statement/statementStanding'
import type { MenuAction } from '../../ui/Menu.tsx'
import type { Deciding } from './DecideDialog.tsx'

/** What can be decided of a statement as it stands, for its menus. */
export function decisionActions(
  { by, status }: StatementStanding,
  onDecide: (as: Deciding) => void,
  onTakeBack: () => void,
): MenuAction[] {
  const isDecided = by === 'decision'
  const deciding = (as: Deciding, label: string): MenuAction => ({
    key: as,
    label,
    onAction: () => onDecide(as),
  })
  const all: MenuAction[] = [
    ...(isDecided
      ? [{ key: 'take-back', label: 'Take the decision back', icon: 'undo' as const, onAction: onTakeBack }]
      : []),
    ...(isDecided && status === 'agreed' ? [] : [deciding('agreed', 'Agreed without a vote…')]),
    ...(isDecided && status === 'not-agreed' ? [] : [deciding('not-agreed', 'Not agreed without a vote…')]),
    ...(isDecided && status === 'withdrawn' ? [] : [deciding('withdrawn', 'Withdraw…')]),
  ]
  return all.map((action, index) => (index === 0 ? { ...action, startsGroup: true } : action))
}
