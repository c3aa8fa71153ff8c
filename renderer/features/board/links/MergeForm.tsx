import type { Card } from '#shared/domain/board/card'
import { useStudyList } from '../../../api/StudyContext.tsx'
import { selectPanelGroups } from '../../../api/studySelectors.ts'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { SuggestField } from '../../../ui/SuggestField.tsx'
import { TextArea } from '../../../ui/TextField.tsx'

export interface MergeAnswers {
  /** The card that is to stand for all; null for the first. */
  readonly intoId: string | null
  readonly reason: string
  readonly decidedBy: string
}

export const FIRST_ANSWERS: MergeAnswers = { intoId: null, reason: '', decidedBy: 'The whole room' }

/** Which card stands for all, why, and who decided. */
export function MergeForm({
  cards,
  answers,
  onChange,
}: {
  cards: readonly Card[]
  answers: MergeAnswers
  onChange: (answers: MergeAnswers) => void
}) {
  const groups = useStudyList((state) => selectPanelGroups(state).map(({ name }) => name))
  return (
    <>
      <RadioGroup
        label="Which card stands for all?"
        description="The others are kept with their words, places and links, and can be split off again."
        options={cards.map(({ id, text, note }) => ({
          key: id,
          label: text,
          ...(note === '' ? {} : { description: `Note: ${note}` }),
        }))}
        value={answers.intoId ?? cards[0]?.id ?? null}
        onChange={(intoId) => onChange({ ...answers, intoId })}
      />
      <TextArea
        label="Why (if you like)"
        rows={2}
        value={answers.reason}
        onChange={(reason) => onChange({ ...answers, reason })}
        maxLength={500}
      />
      <SuggestField
        label="Who decided"
        description="Choose from the list, or write it."
        suggestions={['The whole room', 'Facilitators', ...groups]}
        value={answers.decidedBy}
        onChange={(decidedBy) => onChange({ ...answers, decidedBy })}
        maxLength={120}
      />
    </>
  )
}
