import type { VotingPaper } from '#shared/contract/voting.contract'
import type { Answer } from '#shared/domain/ballot/answer'
import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import { unableName } from './answerWords.ts'
import { MOSCOW_WORDS } from './moscowWords.ts'
import { NamedChoice, type NamedOption } from './NamedChoice.tsx'
import { ScoreChoice } from './ScoreChoice.tsx'

interface AnswerChoiceProps {
  readonly paper: VotingPaper
  readonly answer: Answer | undefined
  readonly onChoose: (answer: Answer) => void
}

/** What can be said of one item, in the form that this ballot takes. */
export function AnswerChoice({ paper, answer, onChoose }: AnswerChoiceProps) {
  const { question, lowLabel, highLabel, taken } = paper
  const options = namedOptions(taken)
  if (options)
    return <NamedChoice question={question} options={options} answer={answer} onChoose={onChoose} />
  if (taken.kind !== 'score') return null
  const ends = { lowLabel, highLabel }
  return <ScoreChoice question={question} taken={taken} {...ends} answer={answer} onChoose={onChoose} />
}

/** The answers of a ballot whose answers have names; null where they are numbers. */
function namedOptions(taken: AnswersTaken): NamedOption[] | null {
  const unable: NamedOption = { answer: { kind: 'unable' }, name: unableName(taken) }
  if (taken.kind === 'moscow') {
    return [
      ...MOSCOW_WORDS.map(({ category, name, meaning }): NamedOption => ({
        answer: { kind: 'moscow', value: category },
        name,
        meaning,
      })),
      unable,
    ]
  }
  if (taken.kind !== 'score' || taken.labels === null) return null
  const { minimum, labels } = taken
  return [
    ...labels.map((name, index): NamedOption => ({
      answer: { kind: 'score', value: minimum + index },
      name,
    })),
    unable,
  ]
}
