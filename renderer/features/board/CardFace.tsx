import { memo } from 'react'
import type { Card } from '#shared/domain/board/card'
import { useStudy } from '../../api/StudyContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useBoardUi } from './boardUi.ts'
import { mergesOf } from './boardView.ts'
import { CoveredWords } from './CoveredWords.tsx'
import styles from './Card.module.css'
import { countLinks } from './linkIndex.ts'
import { useIsCovered } from './useIsCovered.ts'

/** What is written on a card. Drawn anew only when this card, or what is told of it in numbers, changes. */
export const CardFace = memo(function CardFace({ cardId }: { cardId: string }) {
  const { boardId } = useBoardUi()
  const card = useStudy((state) => state.records.card.get(cardId))
  const links = useStudy((state) => countLinks(state, cardId))
  const merged = useStudy((state) => mergesOf(state).mergedInto(cardId).length)
  const group = useStudy((state) => {
    const groupId = state.records.card.get(cardId)?.panelGroupId ?? ''
    if (state.records.board.get(boardId)?.showsGroups !== true) return undefined
    return state.records.panelGroup.get(groupId)?.shortName
  })
  const isCovered = useIsCovered(cardId)
  if (!card) return null
  if (isCovered) return <CoveredWords />
  return <CardWords card={card} links={links} merged={merged} group={group} />
})

function CardWords({
  card,
  links,
  merged,
  group,
}: {
  card: Card
  links: number
  merged: number
  group: string | undefined
}) {
  const hasFacts = links > 0 || merged > 0 || card.note !== '' || card.tags.length > 0 || group !== undefined
  return (
    <>
      <KindMark kind={card.kind} />
      <span className={styles['text']}>{card.text}</span>
      {hasFacts && (
        <span className={styles['facts']}>
          {links > 0 && (
            <span>
              <Icon name="link" size="1em" />
              {links}
              <VisuallyHidden>{links === 1 ? ' link' : ' links'}</VisuallyHidden>
            </span>
          )}
          {merged > 0 && (
            <span>
              <Icon name="merge" size="1em" />
              {merged}
              <VisuallyHidden> merged into this</VisuallyHidden>
            </span>
          )}
          {card.note !== '' && (
            <span>
              <Icon name="note" size="1em" />
              Note
            </span>
          )}
          {group !== undefined && <span className={styles['group']}>{group}</span>}
          {card.tags.map((tag) => (
            <span key={tag} className={styles['tag']}>
              {tag}
            </span>
          ))}
        </span>
      )}
    </>
  )
}
