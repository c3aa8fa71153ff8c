import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { AUTHOR_TEXT_LIMIT } from '#shared/domain/draft/authorText'
import type { AnswerForm } from '#shared/domain/draft/draftDocument'
import type { Answer } from '#shared/domain/draft/keepAnswer'
import { refusalOf } from '../../../api/refusalOf.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { taskOf, type Asked } from './asked.ts'
import styles from './paper.module.css'
import { usePaperTools } from './PaperContext.ts'

const HINTS: Record<AnswerForm, string> = {
  lines: 'Saved as you leave it. Escape puts it back as it was.',
  line: 'Saved as you leave it. Escape puts it back as it was.',
  names: 'One name a line. Saved as you leave it.',
  date: 'Saved as you leave it. Escape puts it back as it was.',
}

/**
 * The answer to one prompt, written where it will stand. Made of spans throughout, as it stands in lines and cells too.
 * It is saved when it is left; what is refused stays, with the reason.
 */
export function PromptEditor({
  asked,
  startsAs = null,
  onClose,
}: {
  asked: Asked
  /** What it is answered with unless somebody chooses otherwise; null for what it was answered with last. */
  startsAs?: Answer['status'] | null
  /** `hadFocus`: somebody closed it from the keyboard, and goes on from here. */
  onClose: (hadFocus: boolean) => void
}) {
  const { answer, read, step } = usePaperTools()
  const [kept] = useState(() => read(asked.key))
  const [typed, setTyped] = useState<Answer>({ ...kept, status: startsAs ?? kept.status })
  const [error, setError] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  const frame = useRef<HTMLSpanElement>(null)
  const isDone = useRef(false)
  const id = useId()
  const isItem = asked.key.startsWith('checklist.')
  const isLong = asked.form === 'lines' || asked.form === 'names' || isItem

  useEffect(() => {
    const target = field.current
    if (!target) return
    target.focus()
    if (target.type !== 'date') target.setSelectionRange(target.value.length, target.value.length)
  }, [])

  async function save(hadFocus: boolean): Promise<void> {
    if (isDone.current) return
    const text = typed.text.replaceAll('\t', ' ').trim()
    if (text === kept.text && (typed.status === kept.status || text === '')) {
      isDone.current = true
      onClose(hadFocus)
      return
    }
    isDone.current = true
    try {
      await answer(asked.key, { status: typed.status, text })
      onClose(hadFocus)
    } catch (refusal) {
      isDone.current = false
      setError(refusalOf(refusal).message)
    }
  }

  function leave(event: FocusEvent<HTMLElement>): void {
    if (event.currentTarget.contains(event.relatedTarget)) return
    void save(false)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      isDone.current = true
      onClose(true)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || !isLong)) {
      if (event.target !== field.current) return
      event.preventDefault()
      void save(true)
    } else if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      // Handled here too: a text field would keep the key for itself.
      event.preventDefault()
      event.stopPropagation()
      step(event.key === 'ArrowDown' ? 1 : -1)
    }
  }

  const common = {
    id: `${id}-field`,
    className: styles['input'],
    value: typed.text,
    'aria-describedby': error === null ? `${id}-hint` : `${id}-error ${id}-hint`,
    'aria-invalid': error === null ? undefined : true,
  }
  const change = (text: string): void => {
    setError(null)
    setTyped({ ...typed, text })
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys and focus of the fields in it, gathered here
    <span
      ref={frame}
      className={styles['editor']}
      onBlur={leave}
      onKeyDown={onKeyDown}
      // A press on its words must not take the focus from its field, which would save and close it.
      onMouseDown={(event) => {
        if (event.target instanceof Element && !event.target.closest('input, textarea, button'))
          event.preventDefault()
      }}
    >
      {isItem && (
        <span className={styles['choices']} role="radiogroup" aria-label="This item">
          {(['written', 'not-applicable'] as const).map((status) => (
            <label key={status} className={styles['choice']}>
              <input
                type="radio"
                name={`${id}-status`}
                checked={typed.status === status}
                onChange={() => {
                  setError(null)
                  setTyped({ ...typed, status })
                }}
              />
              {status === 'written' ? 'Write it here' : 'It does not apply'}
            </label>
          ))}
        </span>
      )}
      <label className={styles['label']} htmlFor={common.id}>
        {typed.status === 'not-applicable' ? 'Not applicable, because …' : sentence(taskOf(asked))}
      </label>
      {isLong ? (
        <textarea
          {...common}
          ref={field}
          rows={asked.form === 'lines' ? 4 : 3}
          maxLength={AUTHOR_TEXT_LIMIT}
          onChange={(event) => change(event.currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          ref={field}
          type={asked.form === 'date' ? 'date' : 'text'}
          maxLength={asked.form === 'date' ? undefined : AUTHOR_TEXT_LIMIT}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
      {error !== null && (
        <span id={`${id}-error`} className={styles['error']} role="alert">
          <Icon name="warning" /> {error}
        </span>
      )}
      <span className={styles['editorFoot']}>
        <span id={`${id}-hint`} className={styles['hint']}>
          {HINTS[asked.form]}
        </span>
        <button type="button" className={styles['done']} onClick={() => void save(true)}>
          Done
        </button>
      </span>
    </span>
  )
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
