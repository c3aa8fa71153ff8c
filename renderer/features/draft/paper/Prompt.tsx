import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Answer } from '#shared/domain/draft/keepAnswer'
import { Icon } from '../../../ui/Icon.tsx'
import { taskOf, type Asked } from './asked.ts'
import { numbered } from './numbered.ts'
import styles from './paper.module.css'
import { usePaperTools } from './PaperContext.ts'
import { PromptEditor } from './PromptEditor.tsx'

/**
 * What the author is asked for, as a button that is answered in its place; or what was written there, with a quiet
 * button to change it.
 */
export function Prompt({
  asked,
  place,
  written = null,
}: {
  asked: Asked
  /** A paragraph of its own, or a piece of a line. */
  place: 'block' | 'line'
  /** What the draft has in the prompt's place; null where it has not been answered. */
  written?: ReactNode
}) {
  const { store } = usePaperTools()
  const justWritten = useStore(store, (state) => state.justWritten.get(asked.key))
  const [isOpen, setIsOpen] = useState(false)
  const frame = useRef<HTMLElement>(null)
  const takesFocusBack = useRef(false)

  useEffect(() => {
    if (isOpen || !takesFocusBack.current) return
    takesFocusBack.current = false
    frame.current?.querySelector('button')?.focus()
  }, [isOpen])

  function close(hadFocus: boolean): void {
    takesFocusBack.current = hadFocus
    setIsOpen(false)
  }

  const words = justWritten ? wordsOf(justWritten, place) : written
  const Frame = place === 'block' ? 'div' : 'span'
  return (
    <Frame
      ref={(element: HTMLElement | null) => {
        frame.current = element
      }}
      className={styles[place === 'block' ? 'blockField' : 'lineField']}
      {...(words === null ? { 'data-prompt': asked.key } : {})}
    >
      {isOpen ? (
        <PromptEditor asked={asked} onClose={close} />
      ) : words === null ? (
        <button type="button" className={styles['prompt']} onClick={() => setIsOpen(true)}>
          {asked.text}
        </button>
      ) : (
        <>
          {words}
          <button
            type="button"
            className={styles['edit']}
            aria-label={`Edit: ${taskOf(asked)}`}
            title="Edit"
            onClick={() => setIsOpen(true)}
          >
            <Icon name="edit" size="1em" />
          </button>
        </>
      )}
    </Frame>
  )
}

/** What was written a moment ago, until the draft has it; null where the prompt is back. */
function wordsOf({ status, text }: Answer, place: 'block' | 'line'): ReactNode {
  if (text === '') return null
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (status === 'not-applicable') return `Not applicable, because ${lines.join(' ')}`
  if (place === 'line') return <bdi>{lines.join(' ')}</bdi>
  return numbered(lines).map(({ key, item }) => (
    <p key={key}>
      <bdi>{item}</bdi>
    </p>
  ))
}
