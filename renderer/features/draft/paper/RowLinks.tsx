import { use } from 'react'
import { LeadsContext } from './PaperContext.ts'
import styles from './paper.module.css'

/** From a row of the provenance on to what it is about: the statement's editor, or the results of its last round. */
export function RowLinks({ anchor }: { anchor: string }) {
  const lead = use(LeadsContext).get(anchor)
  if (!lead || lead.kind === 'guideline') return null
  return lead.kind === 'statement' ? (
    <a
      className={styles['rowLink']}
      href={`#/statements/${lead.statementId}`}
      aria-label={`Edit the statement ${lead.code}`}
    >
      Edit
    </a>
  ) : (
    <a
      className={styles['rowLink']}
      href={`#/results/${lead.roundId}/${lead.itemId}`}
      aria-label={`Results of ${lead.code}`}
    >
      Results
    </a>
  )
}
