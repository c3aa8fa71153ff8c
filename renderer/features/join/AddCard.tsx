import { useEffect, useId, useState, type SubmitEvent } from 'react'
import { useStore } from 'zustand'
import { CARD_TEXT_LIMIT } from '#shared/domain/text'
import type { CardKind } from '#shared/domain/board/card'
import type { CardSession } from './cardSession.ts'
import type { OwnCard } from './cardOutbox.ts'
import { countOf } from '../../ui/countOf.ts'
import { KIND_LABELS, KindMark } from '../../ui/KindMark.tsx'

const KINDS: readonly { kind: CardKind; meaning: string }[] = [
  { kind: 'barrier', meaning: 'gets in the way' },
  { kind: 'enabler', meaning: 'helps' },
  { kind: 'training-need', meaning: 'people need to learn it' },
  { kind: 'step', meaning: 'happens on the way' },
  { kind: 'idea', meaning: 'anything else' },
]

interface AddCardProps {
  readonly session: CardSession
  /** The facilitator takes cards from phones just now. */
  readonly isOpen: boolean
  /** Silent writing: what is added now is hidden from everybody else until all cards are shown. */
  readonly isSilent: boolean
  readonly groupName: string
}

/** Writing cards for the board, and what has become of those written on this phone. */
export function AddCard({ session, isOpen, isSilent, groupName }: AddCardProps) {
  const cards = useStore(session.store, (state) => state.cards)
  const [kind, setKind] = useState<CardKind>('barrier')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  /** The card added last, until the next one is begun. */
  const [hasAdded, setHasAdded] = useState(false)
  const id = useId()
  const added = hasAdded ? cards.at(-1) : undefined
  if (!isOpen && cards.length === 0) return null

  function add(event: SubmitEvent): void {
    event.preventDefault()
    const found = session.add(kind, text)
    setProblem(found)
    setHasAdded(found === null)
    if (found === null) setText('')
  }

  return (
    <>
      {isOpen && (
        <form className="add-card" onSubmit={add} noValidate>
          <h2>Add a card</h2>
          <fieldset className="kind-choice">
            <legend>What kind of card is it?</legend>
            {KINDS.map(({ kind: value, meaning }) => (
              <label key={value} className="kind">
                <input
                  type="radio"
                  name={`${id}-kind`}
                  checked={kind === value}
                  onChange={() => setKind(value)}
                />
                <KindMark kind={value} isLabelShown={false} />
                <span>
                  <b>{KIND_LABELS[value]}</b> <span className="kind-meaning">{meaning}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <label className="field-label" htmlFor={id}>
            Your card
          </label>
          <p className="field-hint" id={`${id}-hint`}>
            A few words are enough. {isSilent ? 'Later it goes' : 'It goes'} on the board with your group (
            {groupName}), not with your name.
          </p>
          {isSilent && (
            <p className="note" id={`${id}-silence`}>
              Only you can see this until the facilitator shows all cards.
            </p>
          )}
          <textarea
            id={id}
            className="field"
            rows={3}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setHasAdded(false)
            }}
            aria-describedby={`${id}-hint${isSilent ? ` ${id}-silence` : ''} ${id}-problem`}
            aria-invalid={problem !== null}
          />
          <RoomLeft text={text} />
          <p className="field-problem" id={`${id}-problem`} role="alert">
            {problem}
          </p>
          <output className="field-done">{added && outcomeInWords(added)}</output>
          <button type="submit" className="button button-main">
            Add this card
          </button>
        </form>
      )}
      {cards.length > 0 && (
        <section className="own-cards" aria-labelledby={`${id}-own`}>
          <h2 id={`${id}-own`}>Your cards</h2>
          <output>
            {cards.at(-1)?.silence === 'revealed' && <p>The facilitator has shown all cards.</p>}
          </output>
          <ul>
            {cards.toReversed().map((card) => (
              <li key={card.cardId}>
                <KindMark kind={card.kind} isLabelShown={false} />
                <p>{card.text}</p>
                <p className="own-card-state">{stateInWords(card, isOpen)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** How near the limit the counter shows up, in characters. */
const NEAR_LIMIT = 80
/** Nobody wants to hear a number with each key: it is read out when the typing pauses, in milliseconds. */
const TYPING_PAUSE = 1_000

/** How much still fits. Too long a text is kept and complained about: cutting it would lose its end unseen. */
function RoomLeft({ text }: { text: string }) {
  const left = CARD_TEXT_LIMIT - text.replaceAll(/\s+/g, ' ').normalize('NFC').trim().length
  const words = roomInWords(left)
  const [heard, setHeard] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setHeard(words), TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <>
      {words !== '' && (
        <p className="field-count" data-is-over={left < 0} aria-hidden="true">
          {words}
        </p>
      )}
      <output className="visually-hidden">{heard}</output>
    </>
  )
}

function roomInWords(left: number): string {
  if (left > NEAR_LIMIT) return ''
  if (left >= 0) return `${countOf(left, 'character')} left`
  return `${countOf(-left, 'character')} too many. Please make it shorter, or write two cards.`
}

function outcomeInWords({ state, problem, silence }: OwnCard): string {
  if (silence === 'hidden') return 'Added. It stays hidden until the facilitator shows all cards.'
  if (state === 'sent') return 'Your card is on the board. ✓'
  if (state === 'refused') return `Your card was not added. ${problem}`
  return 'Your card is on its way.'
}

function stateInWords({ state, problem, silence }: OwnCard, isOpen: boolean): string {
  if (silence === 'hidden') return 'Hidden for now'
  if (state === 'sent') return 'On the board ✓'
  if (state === 'refused') return `Not added. ${problem}`
  return isOpen ? 'On its way. It is safe on this phone.' : 'Waits until cards are taken again.'
}
