import { useEffect, useMemo, useRef, useState } from 'react'
import type { Card } from '#shared/domain/board/card'
import { findCoverage } from '#shared/domain/board/coverage'
import { useStudy } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { KindMark } from '../../../ui/KindMark.tsx'
import { Panel } from '../../../ui/Page.tsx'
import { boardAddress } from '../boardPlace.ts'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { stagesOf } from '../boardView.ts'
import styles from './CoverageView.module.css'

/** Cards that are drawn at a time: a list that is longer is worked through from its start. */
const AT_A_TIME = 50

/** What the boards leave open, to be closed before the vote and the draft. */
export function CoverageView() {
  const state = useStudy((whole) => whole)
  const coverage = useMemo(() => findCoverage(state), [state])
  const { barriers, trainingNeeds, openBarriers, unaskedTrainingNeeds, stages, emptyStages } = coverage
  return (
    <div className={styles['screen']}>
      <div className={styles['summary']}>
        <Share label="barriers are addressed or eased" done={barriers - openBarriers.length} all={barriers} />
        <Share
          label="training needs are asked for"
          done={trainingNeeds - unaskedTrainingNeeds.length}
          all={trainingNeeds}
        />
        <Share label="stages have cards" done={stages - emptyStages.length} all={stages} />
      </div>
      <div className={styles['panels']}>
        <Panel
          title="Barriers that nothing addresses or eases"
          lead="Link each to a training need that addresses it, or to an enabler that eases it."
        >
          <CardRows
            cards={openBarriers}
            nothing={
              barriers === 0
                ? 'There are no barriers yet.'
                : 'Every barrier has an answer. That is what the framework needs.'
            }
          />
        </Panel>
        <Panel
          title="Training needs that no barrier asks for"
          lead="They may be right all the same: a draft says for what barrier training is proposed."
        >
          <CardRows
            cards={unaskedTrainingNeeds}
            nothing={
              trainingNeeds === 0
                ? 'There are no training needs yet.'
                : 'Every training need answers a barrier.'
            }
          />
        </Panel>
        <Panel title="Empty stages" lead="Stages of the pathway without a single card.">
          {emptyStages.length === 0 ? (
            <Nothing>
              {stages === 0 ? 'The pathway has no stages yet.' : 'Every stage has at least one card.'}
            </Nothing>
          ) : (
            <ul className={styles['stages']}>
              {emptyStages.map(({ id, boardId, name }) => (
                <li key={id}>
                  <a href={boardAddress(boardId, 'columns')}>{name}</a>
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
    </div>
  )
}

function Share({ label, done, all }: { label: string; done: number; all: number }) {
  if (all === 0) return null
  return (
    <p className={styles['share']} data-is-whole={(all > 0 && done === all) || undefined}>
      <strong>
        {done} of {all}
      </strong>{' '}
      {label}
    </p>
  )
}

function CardRows({ cards, nothing }: { cards: readonly Card[]; nothing: string }) {
  const [shown, setShown] = useState(AT_A_TIME)
  const { frame, open } = useFocusAfterDialog(cards)
  return (
    <div ref={frame} className={styles['frame']} tabIndex={-1}>
      {cards.length === 0 ? (
        <Nothing>{nothing}</Nothing>
      ) : (
        <ul className={styles['cards']}>
          {cards.slice(0, shown).map((card) => (
            <CardRow key={card.id} card={card} onOpen={open} />
          ))}
        </ul>
      )}
      {cards.length > shown && (
        <Button size="small" onPress={() => setShown(shown + AT_A_TIME)}>
          Show {countOf(Math.min(AT_A_TIME, cards.length - shown), 'more card')}
        </Button>
      )}
    </div>
  )
}

/** A card that got its answer in a dialog has left the list by then: the focus goes to the row in its place. */
function useFocusAfterDialog(cards: readonly Card[]) {
  const ui = useBoardUi()
  const isOpen = useBoardUiState((state) => state.dialog !== null)
  const frame = useRef<HTMLDivElement>(null)
  const opened = useRef<{ cardId: string; index: number } | null>(null)

  useEffect(() => {
    if (isOpen || opened.current === null) return
    const { cardId, index } = opened.current
    opened.current = null
    if (cards.some(({ id }) => id === cardId)) return
    const rows = [...(frame.current?.querySelectorAll('li') ?? [])]
    const row = rows[Math.min(index, rows.length - 1)]
    const target = row?.querySelector<HTMLElement>(':scope > button') ?? frame.current
    target?.focus()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- it is about the moment at which the dialog goes
  }, [isOpen])

  function open(name: 'card' | 'link', cardId: string): void {
    opened.current = { cardId, index: cards.findIndex(({ id }) => id === cardId) }
    ui.store.setState({ dialog: { name, cardId } })
  }
  return { frame, open }
}

function CardRow({ card, onOpen }: { card: Card; onOpen: (name: 'card' | 'link', cardId: string) => void }) {
  const stage = useStudy((state) => state.records.column.get(stagesOf(state).get(card.id) ?? ''))
  return (
    <li className={styles['row']}>
      <KindMark kind={card.kind} isLabelShown={false} />
      <span className={styles['words']}>
        <button type="button" className={styles['text']} onClick={() => onOpen('card', card.id)}>
          {card.text}
        </button>
        {stage?.role === 'stage' && <span className={styles['stage']}>{stage.name}</span>}
      </span>
      <Button
        size="small"
        icon="link"
        aria-label={`Link to… ${card.text}`}
        onPress={() => onOpen('link', card.id)}
      >
        Link to…
      </Button>
    </li>
  )
}

function Nothing({ children }: { children: string }) {
  return (
    <p className={styles['nothing']}>
      <Icon name="check" /> {children}
    </p>
  )
}
