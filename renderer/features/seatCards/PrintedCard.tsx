import { CardCode } from '../../ui/CardCode.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import type { ListedCard } from './cardPiles.ts'
import styles from './printedCard.module.css'

/** One card as it is cut out of the page. */
export function PrintedCard({
  card,
  groupName,
  studyTitle,
}: {
  card: ListedCard
  groupName: string
  studyTitle: string
}) {
  return (
    <article className={styles['card']}>
      <header>
        <p className={styles['study']}>{studyTitle}</p>
        <p className={styles['group']}>{groupName}</p>
      </header>
      <div className={styles['middle']}>
        <p className={styles['code']}>
          <CardCode code={card.code} />
        </p>
        {card.qr && <QrCode className={styles['qr']} qr={card.qr} />}
      </div>
      <footer className={styles['words']}>
        <p>
          {card.qr
            ? 'Type the code on the shared tablet, or scan the square with a phone.'
            : 'Type the code on the shared tablet.'}{' '}
          Voting on paper? Take the sheet with this code.
        </p>
        <p className={styles['private']}>
          Drawn face down from the pile. It names nobody. Keep it until the end.
        </p>
      </footer>
    </article>
  )
}
