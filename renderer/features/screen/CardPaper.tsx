import type { PictureCard } from '#shared/domain/screen/screenPicture'
import { countOf } from '../../ui/countOf.ts'
import { KindMark } from '../../ui/KindMark.tsx'
import styles from './screen.module.css'

export function CardPaper({ card }: { card: PictureCard }) {
  return (
    <article className={styles['card']} data-kind={card.kind}>
      <div className={styles['cardTop']}>
        <KindMark kind={card.kind} />
        <Facts card={card} />
      </div>
      <p className={styles['cardText']}>{card.text}</p>
    </article>
  )
}

function Facts({ card: { links, merged } }: { card: PictureCard }) {
  const facts = [
    ...(links > 0 ? [countOf(links, 'link')] : []),
    // The card itself is one of those that say the same.
    ...(merged > 0 ? [`said ${merged + 1} times`] : []),
  ]
  return facts.length > 0 && <span className={styles['facts']}>{facts.join(' · ')}</span>
}
