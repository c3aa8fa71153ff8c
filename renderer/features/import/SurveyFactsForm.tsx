import { TextField } from '../../ui/TextField.tsx'
import styles from './import.module.css'

/** As they are typed: what is still empty stands as an empty text. */
export interface TypedFacts {
  readonly title: string
  readonly question: string
  readonly broughtFrom: string
  readonly heldOn: string
  readonly invited: string
  readonly lowLabel: string
  readonly highLabel: string
}

export const NO_FACTS: TypedFacts = {
  title: '',
  question: '',
  broughtFrom: '',
  heldOn: '',
  invited: '',
  lowLabel: 'Not at all important',
  highLabel: 'Extremely important',
}

interface FactField {
  readonly field: keyof TypedFacts
  readonly label: string
  readonly description?: string
  readonly limit: number
}

const FIELDS: readonly FactField[] = [
  { field: 'title', label: 'Title', description: 'As it will be called in the draft.', limit: 200 },
  { field: 'question', label: 'Question', description: 'What people were asked of each item.', limit: 500 },
  {
    field: 'broughtFrom',
    label: 'Where it came from',
    description: 'Such as “an online survey of GPs”.',
    limit: 200,
  },
]

/** What the survey was. Whatever is missing is asked for when the survey is brought in. */
export function SurveyFactsForm({
  value,
  hasScale,
  missing,
  onChange,
}: {
  value: TypedFacts
  /** Whether its answers were scores, whose ends have names. */
  hasScale: boolean
  missing: ReadonlySet<keyof TypedFacts>
  onChange: (value: TypedFacts) => void
}) {
  const fields: readonly FactField[] = hasScale
    ? [
        ...FIELDS,
        {
          field: 'lowLabel',
          label: 'What the lowest score meant',
          description: 'In a few words.',
          limit: 60,
        },
        {
          field: 'highLabel',
          label: 'What the highest score meant',
          description: 'In a few words.',
          limit: 60,
        },
      ]
    : FIELDS
  return (
    <div className={styles['pair']}>
      {fields.map(({ field, label, description, limit }) => (
        <TextField
          key={field}
          label={label}
          {...(description === undefined ? {} : { description })}
          value={value[field]}
          onChange={(text) => onChange({ ...value, [field]: text })}
          maxLength={limit}
          error={missing.has(field) ? 'Please fill this in.' : null}
          isRequired
        />
      ))}
      <TextField
        label="The day it ended"
        description="When the last answers came in."
        type="date"
        value={value.heldOn}
        onChange={(heldOn) => onChange({ ...value, heldOn })}
        error={missing.has('heldOn') ? 'Please choose a day.' : null}
        isRequired
      />
      <TextField
        label="How many were invited"
        description="Leave it empty where nobody knows."
        inputMode="numeric"
        value={value.invited}
        onChange={(invited) => onChange({ ...value, invited })}
        error={missing.has('invited') ? 'Please write a whole number, or nothing.' : null}
      />
    </div>
  )
}
