import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'

/** A question that is ready to use; the labels are those of the scale's ends. */
export interface QuestionPreset {
  readonly question: string
  readonly lowLabel: string
  readonly highLabel: string
}

type QuestionKind = 'ends' | 'agree' | 'relevant' | 'essential' | 'moscow' | 'rank' | 'dots'

/** Labels are part of a ballot whatever its method; where a method has none to show, these stand for them. */
const IMPORTANCE = { lowLabel: 'Not at all important', highLabel: 'Extremely important' }

const PRESETS: Record<QuestionKind, readonly QuestionPreset[]> = {
  ends: [
    { question: 'How important is it that the framework deals with this?', ...IMPORTANCE },
    {
      question: 'How appropriate is this for the framework?',
      lowLabel: 'Not at all appropriate',
      highLabel: 'Entirely appropriate',
    },
    {
      question: 'How feasible is this in everyday practice?',
      lowLabel: 'Not feasible at all',
      highLabel: 'Easily feasible',
    },
    {
      question: 'How much difference would this make to people?',
      lowLabel: 'No difference',
      highLabel: 'A very great difference',
    },
  ],
  agree: [
    { question: 'How far do you agree that this belongs in the framework?', ...IMPORTANCE },
    { question: 'How far do you agree with this statement?', ...IMPORTANCE },
  ],
  relevant: [{ question: 'How relevant is this to what we want to measure?', ...IMPORTANCE }],
  essential: [{ question: 'Is this essential?', ...IMPORTANCE }],
  moscow: [
    { question: 'How much does the framework need this?', ...IMPORTANCE },
    { question: 'Should this be in the first version?', ...IMPORTANCE },
  ],
  rank: [
    { question: 'Which of these matter most to you? Put the most important first.', ...IMPORTANCE },
    { question: 'Which of these should be tackled first?', ...IMPORTANCE },
  ],
  dots: [
    { question: 'Where should the effort go? Share out your dots.', ...IMPORTANCE },
    { question: 'Which of these interest you most? Share out your dots.', ...IMPORTANCE },
  ],
}

/** The questions for a way of answering, the usual one first. */
export function questionPresets(taken: AnswersTaken): readonly QuestionPreset[] {
  return PRESETS[kindOf(taken)]
}

export function usualQuestion(taken: AnswersTaken): QuestionPreset {
  const [first] = questionPresets(taken)
  if (!first) throw new Error('A way of answering has no question.')
  return first
}

/** Whether a question is one of the ready-made ones, so that nothing of anybody's own is lost with it. */
export function isReadyMade(question: string): boolean {
  return Object.values(PRESETS).some((presets) => presets.some((one) => one.question === question.trim()))
}

/** Whether the ends of the scale need names of their own: only where its steps have none. */
export function needsLabels(taken: AnswersTaken): boolean {
  return taken.kind === 'score' && taken.labels === null
}

function kindOf(taken: AnswersTaken): QuestionKind {
  if (taken.kind !== 'score') return taken.kind
  if (taken.labels === null) return 'ends'
  if (taken.maximum === 1) return 'essential'
  return taken.minimum === 1 && taken.maximum === 4 ? 'relevant' : 'agree'
}
