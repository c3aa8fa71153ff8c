import { useId, useState, type SubmitEvent } from 'react'
import type { RefusalData } from '#shared/domain/refusal'
import { lineOfText } from '#shared/domain/text'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'

const NICKNAME_LIMIT = 40
const nicknameText = lineOfText(NICKNAME_LIMIT)

interface NicknameFormProps {
  readonly groupName: string
  readonly problem: RefusalData | null
  readonly isJoining: boolean
  readonly onJoin: (nickname: string | null) => void
  readonly onBack: () => void
}

export function NicknameForm({ groupName, problem, isJoining, onJoin, onBack }: NicknameFormProps) {
  const [nickname, setNickname] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const id = useId()
  const message = mistake ?? problem?.message ?? null

  function join(event: SubmitEvent): void {
    event.preventDefault()
    if (nickname.trim() === '') return onJoin(null)
    const checked = nicknameText.safeParse(nickname)
    setMistake(checked.success ? null : (checked.error.issues[0]?.message ?? 'Please choose another one.'))
    if (checked.success) onJoin(checked.data)
  }

  return (
    <section className="page">
      <p className="page-eyebrow">{groupName}</p>
      <FocusedHeading>What shall we call you?</FocusedHeading>
      <form onSubmit={join} noValidate>
        <label className="field-label" htmlFor={id}>
          Nickname, if you want one
        </label>
        <p className="field-hint" id={`${id}-hint`}>
          It shows on this phone, so that you know it is yours. It is never kept with your cards or your
          answers.
        </p>
        <input
          id={id}
          className="field"
          value={nickname}
          onChange={(event) => setNickname(event.target.value)}
          autoComplete="off"
          enterKeyHint="go"
          maxLength={NICKNAME_LIMIT}
          aria-describedby={`${id}-hint ${id}-problem`}
          aria-invalid={message !== null}
        />
        <p className="field-problem" id={`${id}-problem`} role="alert">
          {message}
        </p>
        <div className="page-actions">
          <button type="button" className="button" onClick={onBack}>
            Back
          </button>
          <button type="submit" className="button button-main" aria-disabled={isJoining}>
            {isJoining ? 'Going in…' : 'Go in'}
          </button>
        </div>
      </form>
    </section>
  )
}
