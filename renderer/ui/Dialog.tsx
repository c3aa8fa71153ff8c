import { useEffect, useRef, useState, type ReactNode } from 'react'
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
          <Body title={title}>{children}</Body>
          {footer && <footer className={styles['footer']}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** What is too long for the window is scrolled with the keys too, even where nothing in it can have the focus. */
function Body({ title, children }: { title: string; children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null)
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const place = body.current
    if (!place) return undefined
    const look = () => setIsLong(place.scrollHeight > place.clientHeight + 1)
    const observer = new ResizeObserver(look)
    observer.observe(place)
    for (const child of place.children) observer.observe(child)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={body}
      className={styles['body']}
      {...(isLong ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}
    >
      {children}
    </div>
  )
}
