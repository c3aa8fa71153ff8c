import { useState } from 'react'
import { useScreenFollow } from '../../api/screenFollower.ts'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { selectOpenRound, selectPanelGroups, selectStudy } from '../../api/studySelectors.ts'
import { useRoomStatus } from '../../api/useRoomStatus.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { PaperPage, PrintPreview, ScreenOnly } from '../../ui/Paper.tsx'
import { pagesOf, pilesOf, type CardPile } from './cardPiles.ts'
import { CardPiles } from './CardPiles.tsx'
import { MakeCards } from './MakeCards.tsx'
import { PrintChoices, type PrintSize } from './PrintChoices.tsx'
import { PrintedCard } from './PrintedCard.tsx'
import printed from './printedCard.module.css'
import styles from './seatCards.module.css'
import { useSeatCards } from './useSeatCards.ts'

/** Cards for people without a phone: making them, striking out a lost one, and printing them. */
export function SeatCardsScreen() {
  const isRoomOpen = useRoomStatus()?.isOpen === true
  const groups = useStudyList(selectPanelGroups)
  const studyTitle = useStudy((state) => selectStudy(state)?.title ?? '')
  const isVoteOpen = useStudy((state) => selectOpenRound(state) !== null)
  // Somebody who comes late gets a card while the room votes.
  useScreenFollow(isVoteOpen ? { name: 'voting' } : null)
  const { cards, error, look } = useSeatCards(isRoomOpen)
  const [madeCodes, setMadeCodes] = useState<readonly string[]>([])
  const [size, setSize] = useState<PrintSize>('usual')
  const [which, setWhich] = useState('all')
  const piles = pilesOf(cards ?? [], groups)
  const isNew = new Set(madeCodes)
  const printedPiles = pilesOf(
    (cards ?? []).filter((card) => {
      if (which === 'new') return isNew.has(card.code)
      return which === 'all' || card.panelGroupId === which
    }),
    groups,
  )

  return (
    <>
      <ScreenOnly>
        <Page
          title="Seat cards"
          lead="For people without a phone. Whoever draws a card takes a seat with it, on the shared tablet or with paper ballots."
          actions={
            <a className={styles['back']} href="#/room">
              <Icon name="back" /> Room
            </a>
          }
        >
          {error && (
            <Notice tone="danger" title="The cards cannot be shown">
              <p>{error.message}</p>
            </Notice>
          )}
          <MakeCards
            onMade={async (codes) => {
              setMadeCodes(codes)
              await look()
            }}
          />
          {piles.length > 0 && (
            <>
              <CardPiles piles={piles} onStruckOut={look} />
              <PrintChoices
                isRoomOpen={isRoomOpen}
                piles={piles}
                newCards={(cards ?? []).filter((card) => isNew.has(card.code)).length}
                which={which}
                onWhich={setWhich}
                size={size}
                onSize={setSize}
              />
            </>
          )}
        </Page>
      </ScreenOnly>
      {printedPiles.length > 0 && (
        <PrintPreview label="Cards as they will be printed">
          {printedPiles.map((pile) => (
            <PilePages key={pile.group.id} pile={pile} size={size} studyTitle={studyTitle} />
          ))}
        </PrintPreview>
      )}
    </>
  )
}

function PilePages({ pile, size, studyTitle }: { pile: CardPile; size: PrintSize; studyTitle: string }) {
  return pagesOf(pile.cards, CARDS_PER_PAGE[size]).map((cards) => (
    <PaperPage key={cards[0]?.code}>
      <div className={printed['page']} data-size={size}>
        {cards.map((card) => (
          <PrintedCard key={card.code} card={card} groupName={pile.group.name} studyTitle={studyTitle} />
        ))}
      </div>
    </PaperPage>
  ))
}

const CARDS_PER_PAGE: Record<PrintSize, number> = { usual: 8, large: 2 }
