import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** Heights in CSS pixels of the parts of the sheets, each as it was drawn for measuring. */
export interface PartHeights {
  /** By group, because a long name of a group takes more lines. */
  readonly heads: ReadonlyMap<string, number>
  readonly intro: readonly number[]
  readonly itemHead: number
  readonly items: ReadonlyMap<string, number>
}

/**
 * Measures what is drawn inside `measured`, by its `data-head`, `data-intro`, `data-item-head` and `data-item`, once
 * the fonts are there, and again whenever `subject` is another.
 */
export function usePartHeights(subject: unknown): {
  readonly measured: RefObject<HTMLDivElement | null>
  readonly heights: PartHeights | null
} {
  const measured = useRef<HTMLDivElement>(null)
  const [found, setFound] = useState<{ subject: unknown; heights: PartHeights } | null>(null)
  useLayoutEffect(() => {
    let isGone = false
    void document.fonts.ready.then(() => {
      if (!isGone && measured.current) setFound({ subject, heights: measure(measured.current) })
    })
    return () => {
      isGone = true
    }
  }, [subject])
  return { measured, heights: found && found.subject === subject ? found.heights : null }
}

function measure(root: HTMLElement): PartHeights {
  const parts = (name: string) => [...root.querySelectorAll<HTMLElement>(`[data-${name}]`)]
  const height = (part: HTMLElement) => part.getBoundingClientRect().height
  const named = (name: 'head' | 'item') =>
    new Map(parts(name).map((part) => [part.dataset[name] ?? '', height(part)]))
  return {
    heads: named('head'),
    intro: parts('intro').map(height),
    itemHead: parts('item-head').map(height)[0] ?? 0,
    items: named('item'),
  }
}
