import styles from './CardCode.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** "K7QM2XW4" as people read it to each other: "K7QM 2XW4" */
export function codeInGroups(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`
}

/** A code in two groups of four, read out letter by letter. */
export function CardCode({ code }: { code: string }) {
  return (
    <span className={styles['code']}>
      <VisuallyHidden>{Array.from(code).join(' ')}</VisuallyHidden>
      <span aria-hidden="true">{code.slice(0, 4)}</span>
      <span aria-hidden="true">{code.slice(4)}</span>
    </span>
  )
}
