import { use, useEffect, useRef, useState } from 'react'
import type { TableRow } from '#shared/domain/draft/draftDocument'
import { useStudy } from '../../../api/StudyContext.tsx'
import styles from './paper.module.css'
import { LeadsContext } from './PaperContext.ts'
import { PromptEditor } from './PromptEditor.tsx'

/**
 * In the row of a guideline's item: says that it does not apply and why, or changes what was said. A row with a prompt of
 * its own needs none: the prompt asks for either.
 */
export function GuidelineField({ row }: { row: TableRow }) {
  const found = use(LeadsContext).get(row.anchor ?? '')
  const lead = found?.kind === 'guideline' ? found : null
  const hasText = useStudy(({ records }) => lead !== null && records.authorText.has(lead.key))
  const [isOpen, setIsOpen] = useState(false)
  const takesFocusBack = useRef(false)
  const opener = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (isOpen || !takesFocusBack.current) return
    takesFocusBack.current = false
    opener.current?.focus()
  }, [isOpen])

  if (lead === null || asksItself(row, lead.key)) return null
  if (!isOpen) {
    return (
      <button
        ref={opener}
        type="button"
        className={styles['itemButton']}
        aria-label={hasText ? `Edit what is said of ${lead.code}` : `${lead.code} does not apply…`}
        onClick={() => setIsOpen(true)}
      >
        {hasText ? 'Edit' : 'Does not apply…'}
      </button>
    )
  }
  return (
    <PromptEditor
      asked={{ key: lead.key, text: lead.asks, form: 'lines' }}
      startsAs={hasText ? null : 'not-applicable'}
      onClose={(hadFocus) => {
        takesFocusBack.current = hadFocus
        setIsOpen(false)
      }}
    />
  )
}

function asksItself(row: TableRow, key: string): boolean {
  return row.cells.some((cell) =>
    cell.some((content) => content.some((part) => part.kind === 'prompt' && part.key === key)),
  )
}
