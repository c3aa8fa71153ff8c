import type { ReactNode, RefObject } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { Icon, type IconName } from './Icon.tsx'
import styles from './popover.module.css'

export interface MenuAction {
  readonly key: string
  readonly label: string
  readonly icon?: IconName
  readonly isDanger?: boolean
  readonly isDisabled?: boolean
  /** A line is drawn above it. */
  readonly startsGroup?: boolean
  readonly onAction: () => void
}

/** A button (the child) that opens a list of actions. */
export function Menu({
  label,
  actions,
  children,
}: {
  label: string
  actions: readonly MenuAction[]
  children: ReactNode
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles['popover'] ?? ''} offset={4} placement="bottom end">
        <MenuItems label={label} actions={actions} />
      </Popover>
    </MenuTrigger>
  )
}

/** A menu that is open, hung on any element: for a menu that many elements share. */
export function MenuOn({
  label,
  actions,
  anchor,
  onClose,
}: {
  label: string
  actions: readonly MenuAction[]
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}) {
  return (
    <Popover
      className={styles['popover'] ?? ''}
      offset={4}
      placement="bottom end"
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      aria-label={label}
    >
      <MenuItems label={label} actions={actions} onClose={onClose} />
    </Popover>
  )
}

/** A menu that opens takes the focus, as menus do. */
const FIRST = { autoFocus: 'first' } as const

function MenuItems({
  label,
  actions,
  onClose,
}: {
  label: string
  actions: readonly MenuAction[]
  onClose?: () => void
}) {
  return (
    <AriaMenu
      aria-label={label}
      className={styles['list'] ?? ''}
      items={actions}
      {...FIRST}
      {...(onClose ? { onClose } : {})}
    >
      {(action) => (
        <MenuItem
          id={action.key}
          textValue={action.label}
          isDisabled={action.isDisabled ?? false}
          onAction={action.onAction}
          className={`${styles['item']} ${action.isDanger ? styles['isDanger'] : ''} ${action.startsGroup ? styles['startsGroup'] : ''}`}
        >
          {action.icon && <Icon name={action.icon} />}
          <Text slot="label">{action.label}</Text>
        </MenuItem>
      )}
    </AriaMenu>
  )
}
