import { useCallback, useEffect, useRef, type RefObject } from 'react'

/**
 * Keeps the focus in a list whose rows go away when their button has been pressed: it moves to the button of
 * the row that takes the place, or else to what `fallback` says. Call `leave` before the row goes.
 */
export function useRowFocus(
  ids: readonly string[],
  fallback: () => HTMLElement | null | undefined,
): { list: RefObject<HTMLUListElement | null>; leave: (id: string) => void } {
  const list = useRef<HTMLUListElement>(null)
  const shown = useRef(ids)
  const left = useRef<{ id: string; index: number } | null>(null)

  useEffect(() => {
    shown.current = ids
    const gone = left.current
    if (gone === null || ids.includes(gone.id)) return
    left.current = null
    const rows = [...(list.current?.children ?? [])]
    const row = rows[Math.min(gone.index, rows.length - 1)]
    const target = row?.querySelector<HTMLElement>('[data-row-action] button') ?? fallback()
    target?.focus()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- it is about the rows alone
  }, [ids])

  const leave = useCallback((id: string) => {
    left.current = { id, index: shown.current.indexOf(id) }
  }, [])
  return { list, leave }
}
