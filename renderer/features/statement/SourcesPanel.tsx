import { useMemo, useState } from 'react'
import { MOST_SOURCES, type Statement } from '#shared/domain/statement/statement'
import { stageOfCard } from '#shared/domain/statement/statementFromItem'
import type { StudyState } from '#shared/domain/study/studyState'
import { useStudy } from '../../api/StudyContext.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { KIND_LABELS, KindMark, type MarkedKind } from '../../ui/KindMark.tsx'
import { Panel } from '../../ui/Page.tsx'
import { showToast } from '../../ui/toasts.ts'
import { ChooseSources } from './ChooseSources.tsx'
import { cardChoices, itemChoices } from './sourceChoices.ts'
import styles from './statements.module.css'
import { useStatementActions } from './useStatementActions.ts'

/** The cards and the items that a statement came from. */
export function SourcesPanel({ statement }: { statement: Statement }) {
  const { act, actThenSay } = useStatementActions()
  const state = useStudy((whole) => whole)
  const [choosing, setChoosing] = useState<'cards' | 'items' | null>(null)
  const cards = useMemo(
    () => statement.cardIds.map((id) => cardSource(state, id)),
    [state, statement.cardIds],
  )
  const items = useMemo(
    () => statement.itemIds.map((id) => itemSource(state, id)),
    [state, statement.itemIds],
  )

  function change(what: 'cardIds' | 'itemIds', id: string, isChosen: boolean): void {
    const before = statement[what]
    if (isChosen && before.length >= MOST_SOURCES) {
      showToast(`A statement rests on no more than ${MOST_SOURCES} of them.`, { tone: 'danger' })
      return
    }
    const ids = isChosen ? [...before, id] : before.filter((one) => one !== id)
    void act('statement.edit', { statementId: statement.id, [what]: ids })
  }

  function takeOff(what: 'cardIds' | 'itemIds', id: string, words: string): void {
    const ids = statement[what].filter((one) => one !== id)
    void actThenSay(
      'statement.edit',
      { statementId: statement.id, [what]: ids },
      `No longer among what it came from: ${words}`,
    )
  }

  return (
    <Panel title="Where it comes from" lead="The draft leads from the statement back to these.">
      <SourceList
        title="Cards"
        nothing="From no card yet."
        button="Choose cards…"
        sources={cards}
        onChoose={() => setChoosing('cards')}
        onRemove={({ id, words }) => takeOff('cardIds', id, words)}
      />
      <SourceList
        title="Items that were voted on"
        nothing="From no item of a ballot yet."
        button="Choose items…"
        sources={items}
        onChoose={() => setChoosing('items')}
        onRemove={({ id, words }) => takeOff('itemIds', id, words)}
      />
      {choosing === 'cards' && (
        <ChooseSources
          title="Cards that it comes from"
          searchLabel="Search the cards of the study"
          choices={cardChoices(state, statement)}
          chosen={new Set(statement.cardIds)}
          onChange={(id, isChosen) => change('cardIds', id, isChosen)}
          onClose={() => setChoosing(null)}
        />
      )}
      {choosing === 'items' && (
        <ChooseSources
          title="Items that it comes from"
          searchLabel="Search the items of the ballots"
          choices={itemChoices(state)}
          chosen={new Set(statement.itemIds)}
          onChange={(id, isChosen) => change('itemIds', id, isChosen)}
          onClose={() => setChoosing(null)}
        />
      )}
    </Panel>
  )
}

interface Source {
  readonly id: string
  readonly words: string
  readonly kind: MarkedKind | null
  readonly facts: readonly string[]
  /** Where it can be looked at; null where it is nowhere to be seen any more. */
  readonly href: string | null
}

function SourceList({
  title,
  nothing,
  button,
  sources,
  onChoose,
  onRemove,
}: {
  title: string
  nothing: string
  button: string
  sources: readonly Source[]
  onChoose: () => void
  onRemove: (source: Source) => void
}) {
  return (
    <section className={styles['sources']} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <Button size="small" icon="link" onPress={onChoose}>
          {button}
        </Button>
      </header>
      {sources.length === 0 ? (
        <p className={styles['quiet']}>{nothing}</p>
      ) : (
        <ul>
          {sources.map((source) => (
            <li key={source.id}>
              {source.kind && <KindMark kind={source.kind} isLabelShown={false} />}
              <span className={styles['words']}>
                {source.href === null ? source.words : <a href={source.href}>{source.words}</a>}
                <span className={styles['quiet']}>{source.facts.join(' · ')}</span>
              </span>
              <IconButton
                icon="close"
                size="small"
                label={`It does not come from: ${source.words}`}
                onPress={() => onRemove(source)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function cardSource(state: StudyState, id: string): Source {
  const { records } = state
  const card = records.card.get(id)
  if (!card)
    return { id, words: 'A card that is not in the study any more', kind: null, facts: [], href: null }
  if (card.isHidden) return { id, words: 'A card that is hidden for now', kind: null, facts: [], href: null }
  const stage = records.column.get(stageOfCard(state, id) ?? '')
  const place = [...records.placement.values()].find(({ cardId }) => cardId === id)
  const boardId = stage?.boardId ?? place?.boardId ?? [...records.board.keys()][0]
  const workshop = records.workshop.get(card.workshopId ?? '')
  const facts = [
    KIND_LABELS[card.kind],
    stage?.name ?? 'in no stage',
    ...(workshop ? [workshop.name] : []),
    ...(card.isDeleted ? ['deleted since'] : []),
  ]
  const isThere = !card.isDeleted && boardId !== undefined
  return {
    id,
    words: card.text,
    kind: card.kind,
    facts,
    href: isThere ? `#/board/${boardId}/columns/${id}` : null,
  }
}

function itemSource({ records }: StudyState, id: string): Source {
  const item = records.ballotItem.get(id)
  const ballot = item && records.ballot.get(item.ballotId)
  if (!item || !ballot) {
    return { id, words: 'An item that is not in the study any more', kind: null, facts: [], href: null }
  }
  const closed = [...records.round.values()].filter(
    (round) => round.ballotId === ballot.id && round.status === 'closed' && round.itemIds.includes(id),
  )
  const last = closed.toSorted((a, b) => a.number - b.number).at(-1)
  return {
    id,
    words: item.wording,
    kind: records.card.get(item.cardId ?? '')?.kind ?? null,
    facts: [ballot.title, ...(last ? [] : ['not voted on yet'])],
    href: last ? `#/results/${last.id}/${id}` : `#/ballots/${ballot.id}`,
  }
}
