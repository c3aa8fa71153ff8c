import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './Button.tsx'
import styles from './Dialog.module.css'

/** A window over the page. Escape, the cross and a press beside it close it. */
export function Dialog({
  title,
  isOpen,
  onClose,
  size = 'medium',
  footer,
  children,
}: {
  title: string
  isOpen: boolean
  onClose: () => void
  size?: 'small' | 'medium' | 'large'
  /** Buttons, the primary one last. */
  footer?: ReactNode
  children: ReactNode
}) {
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      isDismissable
    >
      <Modal className={`${styles['modal']} ${styles[size]}`}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <header className={styles['header']}>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {title}
            </Heading>
            <IconButton icon="close" label="Close" onPress={onClose} />
          </header>
          <div className={styles['body']}>{children}</div>
          {footer && <footer className={styles['footer']}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
