import { useEffect, useState } from 'react'
import { useClientStatus } from '../../api/ClientContext.tsx'
import { useStudyView } from '../../api/StudyContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ConnectionBanner.module.css'

/** A reconnection within this time is nobody's business. */
const PATIENCE = 600

export function ConnectionBanner() {
  const isAway = useClientStatus().name === 'reconnecting'
  const waiting = useStudyView((view) => view.waiting)
  const [isShown, setIsShown] = useState(false)

  useEffect(() => {
    if (!isAway) {
      setIsShown(false)
      return undefined
    }
    const timer = setTimeout(() => setIsShown(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [isAway])

  return (
    <div role="status">
      {isShown && (
        <p className={styles['banner']}>
          <Icon name="warning" />
          <span>
            <strong>Linkboard is not answering.</strong> Trying again by itself. {keptWords(waiting)}
          </span>
        </p>
      )}
    </div>
  )
}

function keptWords(waiting: number): string {
  if (waiting === 0) return 'Everything so far is saved.'
  return `${waiting === 1 ? 'One change is' : `${waiting} changes are`} kept here and saved once it is back.`
}
