import { useMemo } from 'react'
import type { Card } from '#shared/domain/board/card'
import { useStudy } from '../../api/StudyContext.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { useBoardUiState } from './boardUi.ts'
import styles from './dialogs.module.css'
import { linkedCards, linkWays, type LinkedCard } from './linkIndex.ts'
import { useBoardActions } from './useBoardActions.ts'

/** What a card is linked to, with a way to take a link away or to make another. */
export function CardLinks({ card, onLinkTo }: { card: Card; onLinkTo: () => void }) {
  const state = useStudy((whole) => whole)
  const linked = useMemo(() => linkedCards(state, card.id), [state, card.id])
  const ways = linkWays(card.kind)
  if (ways.length === 0) return null

  return (
    <section className={styles['links']} aria-labelledby="card-links-heading">
      <header className={styles['linksHeader']}>
        <h3 id="card-links-heading" className={styles['subheading']}>
          Links
        </h3>
        <Button size="small" icon="link" onPress={onLinkTo}>
          Link to…
        </Button>
      </header>
      {linked.length === 0 && <p className={styles['hint']}>{NOTHING[card.kind] ?? 'No links yet.'}</p>}
      {ways.map((way) => {
        const inThisWay = linked.filter(({ link }) => link.type === way.type)
        if (inThisWay.length === 0) return null
        return (
          <div key={way.type}>
            <h4 className={styles['wayHeading']}>{way.label}</h4>
            <ul className={styles['linkList']}>
              {inThisWay.map((one) => (
                <LinkRow key={one.link.id} linked={one} />
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

function LinkRow({ linked: { link, other, through } }: { linked: LinkedCard }) {
  const actions = useBoardActions()
  const isPeeking = useBoardUiState((state) => state.isPeeking)
  const isCovered = (card: Card) => card.isHidden && !isPeeking
  const words = isCovered(other) ? 'A card that is hidden for now' : other.text
  return (
    <li>
      {!isCovered(other) && <KindMark kind={other.kind} isLabelShown={false} />}
      <span className={styles['linkText']}>
        {words}
        {through && (
          <span className={styles['columnName']}>
            Through a merged card{isCovered(through) ? '' : `: ${through.text}`}
          </span>
        )}
      </span>
      <IconButton
        icon="close"
        size="small"
        label={`Remove the link to ${words}`}
        onPress={() => void actions.unlink(link.id)}
      />
    </li>
  )
}

const NOTHING: Partial<Record<Card['kind'], string>> = {
  barrier: 'Not linked yet. Link it to the training need that addresses it, or to what eases it.',
  'training-need': 'Not linked yet. Link it to the barriers that it addresses.',
  enabler: 'Not linked yet. Link it to the barriers that it eases.',
}
