import type { ReactNode } from 'react'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button } from './Button.tsx'
import type { IconName } from './Icon.tsx'
import styles from './popover.module.css'

/** A button that opens a small window beside it, for settings that take effect at once. */
export function PopoverButton({
  label,
  icon,
  title,
  onOpenChange,
  children,
}: {
  label: ReactNode
  icon?: IconName
  /** What the window is, for screen readers. */
  title: string
  onOpenChange?: (isOpen: boolean) => void
  children: ReactNode
}) {
  return (
    <DialogTrigger {...(onOpenChange ? { onOpenChange } : {})}>
      <Button size="small" {...(icon ? { icon } : {})}>
        {label}
      </Button>
      {/* Without a dialog of its own inside, the popover is the dialog, its hidden buttons for closing among it. */}
      <Popover
        className={`${styles['popover']} ${styles['panel']}`}
        offset={4}
        placement="bottom start"
        aria-label={title}
      >
        {children}
      </Popover>
    </DialogTrigger>
  )
}
