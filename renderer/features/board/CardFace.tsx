import { memo } from 'react'
import type { Card } from '#shared/domain/board/card'
import { useStudy } from '../../api/StudyContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './Card.module.css'
import { countLinks } from './linkIndex.ts'

/** What is written on a card. Drawn anew only when this card, or the number of its links, changes. */
export const CardFace = memo(function CardFace({ cardId }: { cardId: string }) {
  const card = useStudy((state) => state.records.card.get(cardId))
  const links = useStudy((state) => countLinks(state, cardId))
  return card ? <CardWords card={card} links={links} /> : null
})

function CardWords({ card, links }: { card: Card; links: number }) {
  return (
    <>
      <KindMark kind={card.kind} />
      <span className={styles['text']}>{card.text}</span>
      {(links > 0 || card.note !== '') && (
        <span className={styles['facts']}>
          {links > 0 && (
            <span>
              <Icon name="link" size="1em" />
              {links}
              <VisuallyHidden>{links === 1 ? ' link' : ' links'}</VisuallyHidden>
            </span>
          )}
          {card.note !== '' && (
            <span>
              <Icon name="note" size="1em" />
              Note
            </span>
          )}
        </span>
      )}
    </>
  )
}
