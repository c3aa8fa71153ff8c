import { Brand } from '../../ui/Brand.tsx'
import { Fitted } from './Fitted.tsx'
import styles from './screen.module.css'

/** What the room sees while the facilitator is at something of their own. */
export function TitleLayout({ studyTitle }: { studyTitle: string }) {
  return (
    <main className={`${styles['main']} ${styles['whole']}`}>
      <Fitted isCentred>
        <Brand size="3em" />
        <h1 className={styles['title']}>{studyTitle === '' ? 'Linkboard' : studyTitle}</h1>
      </Fitted>
    </main>
  )
}
