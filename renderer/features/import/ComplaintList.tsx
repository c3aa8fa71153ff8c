import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/toasts.ts'
import styles from './import.module.css'

interface Complaint {
  readonly line: number
  readonly message: string
}

/** What is wrong with which line of the file, to be read and copied. */
export function ComplaintList({
  complaints,
  total,
  title,
}: {
  complaints: readonly Complaint[]
  total: number
  title: string
}) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(
        complaints.map(({ line, message }) => `Line ${line}: ${message}`).join('\n'),
      )
      announce('Copied')
    } catch {
      announce('The list could not be copied. Select it and copy it with the keys.')
    }
  }
  return (
    <section className={styles['complaints']} aria-label={title}>
      <header className={styles['complaintsHeader']}>
        <h3>{title}</h3>
        <Button size="small" icon="copy" onPress={() => void copy()}>
          Copy the list
        </Button>
      </header>
      {/* Long lists are scrolled with the keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={styles['complaintList']} tabIndex={0} aria-label={title}>
        {complaints.map(({ line, message }) => (
          <li key={`${line} ${message}`}>
            <strong>Line {line}</strong> {message}
          </li>
        ))}
        {total > complaints.length && <li>and {total - complaints.length} more</li>}
      </ul>
    </section>
  )
}
