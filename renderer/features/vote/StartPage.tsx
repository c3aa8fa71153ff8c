import type { VotingPaper } from '#shared/contract/voting.contract'
import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { countOf } from '../../ui/countOf.ts'
import { MOSCOW_WORDS } from './moscowWords.ts'

interface StartPageProps {
  readonly paper: VotingPaper
  readonly hasAnswers: boolean
  readonly onStart: () => void
}

/** What the vote is about, how to answer, and that it is private, before the first item. */
export function StartPage({ paper, hasAnswers, onStart }: StartPageProps) {
  const { title, instructions, question, roundNumber, isPractice, items } = paper
  const isLater = roundNumber > 1
  return (
    <section className="page">
      <p className="page-eyebrow">{isLater ? `Time to vote again: round ${roundNumber}` : 'Time to vote'}</p>
      <FocusedHeading>{title}</FocusedHeading>
      {instructions !== '' && <p className="vote-instructions">{instructions}</p>}
      {isLater && (
        <section className="note vote-new">
          <h2>What is new this time</h2>
          <p>You see how the whole room answered last time, and what you said yourself.</p>
          <p>
            It is always the room as a whole, never one person. Nobody but you can see what you said. You can
            change your mind, or answer the same again.
          </p>
        </section>
      )}
      <div className="vote-explained">
        <p className="vote-question">{question}</p>
        <HowToAnswer paper={paper} />
      </div>
      <ul className="plain-points">
        {points(paper.taken, items.length, isPractice).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <div className="page-actions page-actions-in-reach">
        <button type="button" className="button button-main" onClick={onStart}>
          {hasAnswers ? 'Go on' : 'Start'}
        </button>
      </div>
    </section>
  )
}

function HowToAnswer({ paper: { taken, lowLabel, highLabel } }: { paper: VotingPaper }) {
  switch (taken.kind) {
    case 'score':
      if (taken.labels)
        return (
          <p>
            You choose one of {taken.labels.length} answers: {quotedList(taken.labels)}.
          </p>
        )
      return (
        <dl className="vote-ends">
          <div>
            <dt>{taken.minimum}</dt>
            <dd>{lowLabel}</dd>
          </div>
          <div>
            <dt>{taken.maximum}</dt>
            <dd>{highLabel}</dd>
          </div>
        </dl>
      )
    case 'moscow':
      return (
        <dl className="vote-names">
          {MOSCOW_WORDS.map(({ category, name, meaning }) => (
            <div key={category}>
              <dt>{name}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      )
    case 'rank':
      return (
        <p>
          Tap what matters most to you first. It gets place 1. Then tap the next
          {taken.allowsFewer ? `. You can choose up to ${taken.count}.` : `, until you have ${taken.count}.`}
        </p>
      )
    case 'dots':
      return (
        <p>
          You have {countOf(taken.budget, 'dot')} to give. Give more dots to what matters more to you.
          {taken.capPerItem !== null &&
            taken.capPerItem < taken.budget &&
            ` One item can have ${countOf(taken.capPerItem, 'dot')} at most.`}
        </p>
      )
  }
}

function points(taken: AnswersTaken, items: number, isPractice: boolean): string[] {
  const isWhole = taken.kind === 'rank' || taken.kind === 'dots'
  const kept = isWhole
    ? 'What you choose is kept as soon as you tap it'
    : 'Each answer is kept as soon as you tap it'
  return [
    `You will see ${countOf(items, 'item')}, ${isWhole ? 'all on one page' : 'one at a time'}.`,
    `Take your time. You can go back and change ${isWhole ? 'what you chose' : 'an answer'}.`,
    isPractice
      ? `${kept}, but nothing counts: this is only to try it out.`
      : `${kept}, and it counts, even if you stop before the end.`,
    'The results do not say who gave which answer.',
  ]
}

function quotedList(names: readonly string[]): string {
  const quoted = names.map((name) => `“${name}”`)
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`
}
