import type { InputOf } from '#shared/contract/contract'
import { answersTakenBy, type AnswersTaken } from '#shared/domain/ballot/answersTaken'
import type { ConsensusRule } from '#shared/domain/consensus/rule'

type PracticeContent = Omit<InputOf<'ballot.create'>, 'ballotId' | 'items'> & {
  readonly wordings: readonly string[]
}

interface PracticeTopic {
  readonly title: string
  readonly question: string
  readonly lowLabel: string
  readonly highLabel: string
  readonly wordings: readonly string[]
}

const BISCUITS: PracticeTopic = {
  title: 'Practice: biscuits',
  question: 'How much do you like these?',
  lowLabel: 'Not at all',
  highLabel: 'Very much indeed',
  wordings: ['Custard creams', 'Digestives', 'Ginger nuts', 'Shortbread', 'Jammy biscuits'],
}
const RAINY_SUNDAY: PracticeTopic = {
  title: 'Practice: a rainy Sunday',
  question: 'Which would you rather do on a rainy Sunday?',
  lowLabel: 'Rather not',
  highLabel: 'Very much',
  wordings: [
    'Read a book',
    'Bake a cake',
    'Watch an old film',
    'Ring a friend',
    'Go out all the same',
    'Stay in bed',
  ],
}
const TEA_BREAK: PracticeTopic = {
  title: 'Practice: the tea break',
  question: 'Does a good tea break need this?',
  lowLabel: 'Not at all',
  highLabel: 'Very much',
  wordings: ['Tea', 'Coffee', 'Biscuits', 'A comfortable chair', 'Somebody to talk to'],
}
const STATEMENTS: PracticeTopic = {
  title: 'Practice: small questions',
  question: 'How far do you agree?',
  lowLabel: 'Not at all',
  highLabel: 'Entirely',
  wordings: [
    'Milk goes in after the tea',
    'A biscuit may be dunked',
    'Cats are better company than dogs',
    'Winter has its good sides',
  ],
}

/** A ballot on something trivial that is answered and counted as the real one will be: one round, and it counts for nothing. */
export function practiceContent(rule: ConsensusRule): PracticeContent {
  const topic = TOPICS[kindOf(answersTakenBy(rule, 5))]
  return {
    ...topic,
    instructions: 'This is only to see how voting works. Nothing of it is kept for the study.',
    rule: fitted(rule, topic.wordings.length),
    plannedRounds: 1,
    carryOver: 'all',
    isPractice: true,
  }
}

const TOPICS: Record<'score' | 'agree' | 'need' | 'order', PracticeTopic> = {
  score: BISCUITS,
  agree: STATEMENTS,
  need: TEA_BREAK,
  order: RAINY_SUNDAY,
}

function kindOf(taken: AnswersTaken): keyof typeof TOPICS {
  switch (taken.kind) {
    case 'score':
      if (taken.labels === null) return 'score'
      return taken.minimum === 1 && taken.maximum === 5 ? 'agree' : 'need'
    case 'moscow':
      return 'need'
    case 'rank':
    case 'dots':
      return 'order'
  }
}

/** A line or a budget that was made for many items would say nothing of a few. */
function fitted(rule: ConsensusRule, itemCount: number): ConsensusRule {
  switch (rule.method) {
    case 'dots':
      return {
        ...rule,
        budget: rule.budget === null ? null : Math.min(rule.budget, itemCount),
        inCount: lineFor(rule.inCount, itemCount),
      }
    case 'top-k':
    case 'borda':
      return { ...rule, inCount: lineFor(rule.inCount, itemCount) }
    default:
      return rule
  }
}

function lineFor(inCount: number | null, itemCount: number): number | null {
  return inCount !== null && inCount >= itemCount ? null : inCount
}
