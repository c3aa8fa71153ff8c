import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Column } from '#shared/domain/board/board'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { useBoardUi } from '../boardUi.ts'
import { useBoardActions } from '../useBoardActions.ts'
import styles from './ThemeNameField.module.css'

/** The name of a theme that has just been started, asked for where it stands. It has one already: nothing must be typed. */
export function ThemeNameField({ column, headingId }: { column: Column; headingId: string }) {
  const ui = useBoardUi()
  const actions = useBoardActions()
  const [name, setName] = useState(column.name)
  const field = useRef<HTMLInputElement>(null)
  const isLeft = useRef(false)

  useEffect(() => {
    field.current?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])

  function leave(isKept: boolean): void {
    // Leaving takes the field away, which it is told of as losing the focus.
    if (isLeft.current) return
    isLeft.current = true
    const firstCardId = ui.columns.get(column.id)?.order()[0] ?? null
    ui.store.setState({ namedColumnId: null, wantsFocus: firstCardId })
    const written = name.trim()
    if (isKept && written !== '' && written !== column.name) {
      void actions.act('column.edit', { columnId: column.id, name: written })
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    leave(event.key === 'Enter')
  }

  return (
    <h2 id={headingId} className={styles['heading']}>
      <label>
        <VisuallyHidden>Name of the new theme</VisuallyHidden>
        <input
          ref={field}
          className={styles['field']}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => leave(true)}
        />
      </label>
    </h2>
  )
}
