import type { ReactNode } from 'react'
import styles from './items.module.css'

export interface SourceGroup {
  readonly key: string
  readonly name: string
  readonly entries: readonly { readonly key: string; readonly words: string; readonly mark: ReactNode }[]
}

/** Things to tick, under the headings that they belong to. */
export function SourceList({
  label,
  groups,
  chosen,
  onToggle,
  children,
}: {
  label: string
  groups: readonly SourceGroup[]
  chosen: ReadonlySet<string>
  onToggle: (key: string, isChosen: boolean) => void
  /** What stands below the list, or in its place. */
  children?: ReactNode
}) {
  return (
    <div className={styles['source']} role="group" aria-label={label}>
      {groups.map((group) => (
        <fieldset key={group.key} className={styles['sourceGroup']}>
          <legend>{group.name}</legend>
          {group.entries.map(({ key, words, mark }) => (
            <label key={key} className={styles['entry']}>
              <input
                type="checkbox"
                checked={chosen.has(key)}
                onChange={(event) => onToggle(key, event.target.checked)}
              />
              <span>{words}</span>
              {mark}
            </label>
          ))}
        </fieldset>
      ))}
      {children}
    </div>
  )
}
