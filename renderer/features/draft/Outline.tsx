import { useEffect, useState, type RefObject } from 'react'
import { countOf } from '../../ui/countOf.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './draft.module.css'
import { DraftLink } from './paper/DraftLink.tsx'
import type { OutlineEntry } from './paper/paperLayout.ts'

/** The draft's headings, with how many prompts are left below each. */
export function Outline({
  entries,
  paper,
  onFollow,
}: {
  entries: readonly OutlineEntry[]
  paper: RefObject<HTMLElement | null>
  onFollow: () => void
}) {
  const here = usePartInSight(entries, paper)
  const chapters: { entry: OutlineEntry; parts: OutlineEntry[] }[] = []
  for (const entry of entries) {
    const chapter = chapters.at(-1)
    if (entry.level === 1 || !chapter) chapters.push({ entry, parts: [] })
    else chapter.parts.push(entry)
  }
  return (
    <nav aria-label="Outline of the draft" className={styles['outline']}>
      <ol>
        {chapters.map(({ entry, parts }) => (
          <li key={entry.anchor}>
            <Entry entry={entry} isHere={here === entry.anchor} onFollow={onFollow} />
            {parts.length > 0 && (
              <ol>
                {parts.map((part) => (
                  <li key={part.anchor}>
                    <Entry entry={part} isHere={here === part.anchor} onFollow={onFollow} />
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Entry({ entry, isHere, onFollow }: { entry: OutlineEntry; isHere: boolean; onFollow: () => void }) {
  return (
    <DraftLink anchor={entry.anchor} className={styles['entry'] ?? ''} isHere={isHere} onFollow={onFollow}>
      {entry.number !== null && <span className={styles['number']}>{entry.number}</span>}
      <span className={styles['entryWords']}>{entry.text}</span>
      {entry.prompts > 0 && (
        <span className={styles['badge']}>
          {entry.prompts}
          <VisuallyHidden>{` ${countOf(entry.prompts, 'prompt').replace(/^\d+ /, '')} left`}</VisuallyHidden>
        </span>
      )}
    </DraftLink>
  )
}

/** The heading below which the upper part of the window is. */
function usePartInSight(
  entries: readonly OutlineEntry[],
  paper: RefObject<HTMLElement | null>,
): string | null {
  const [here, setHere] = useState<string | null>(null)
  const names = entries.map(({ anchor }) => anchor).join(' ')
  useEffect(() => {
    const parts = [...(paper.current?.querySelectorAll<HTMLElement>('[data-part]') ?? [])]
    const inSight = new Set<Element>()
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          if (isIntersecting) inSight.add(target)
          else inSight.delete(target)
        }
        const first = parts.find((part) => inSight.has(part))
        if (first) setHere(first.dataset['part'] ?? null)
      },
      { rootMargin: '-15% 0px -70% 0px' },
    )
    for (const part of parts) observer.observe(part)
    return () => observer.disconnect()
  }, [names, paper])
  return here
}
