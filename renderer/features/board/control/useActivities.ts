import { useCallback, useEffect, useRef, useState } from 'react'
import type { Activity } from '#shared/contract/history.contract'
import type { Client } from '../../../api/client.ts'
import { useClient } from '../../../api/ClientContext.tsx'
import { refusalOf } from '../../../api/refusalOf.ts'

const PAGE = 50
/** The most lines that the host gives at once. */
const AT_ONCE = 200
/** Changes that come in a row, as when a room writes, are looked at together. In milliseconds. */
const PAUSE = 250

export interface Activities {
  /** Newest first; null until the first have come. */
  readonly lines: readonly Activity[] | null
  readonly hasMore: boolean
  /** How many changes are newer than the newest line that is shown. */
  readonly newer: number
  readonly error: string | null
  showNewer(): void
  showMore(): Promise<void>
}

interface Shown {
  readonly lines: readonly Activity[]
  readonly hasMore: boolean
}

/**
 * The activity log from the newest line on, kept true while the study changes: what can be taken back is looked
 * up anew, and new lines wait until they are asked for, so that nothing moves while it is read.
 */
export function useActivities(): Activities {
  const client = useClient()
  const [shown, setShown] = useState<Shown | null>(null)
  const [newest, setNewest] = useState(0)
  const [error, setError] = useState<string | null>(null)
  /** The newest line to show (null: whatever is newest), and how many in all. */
  const wish = useRef<{ top: number | null; count: number }>({ top: null, count: PAGE })
  const reading = useRef(0)

  const read = useCallback(async () => {
    const mine = ++reading.current
    const { top, count } = wish.current
    try {
      const found = await readLines(client, top, count)
      if (mine !== reading.current) return
      setShown(found)
      setError(null)
      const first = found.lines[0]?.revision ?? 0
      wish.current.top ??= first
      setNewest((known) => Math.max(known, first))
    } catch (refusal) {
      if (mine === reading.current) setError(refusalOf(refusal).message)
    }
  }, [client])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void read(), PAUSE)
    }
    void read()
    const ends = [
      client.onEvent((event) => {
        if (event.type !== 'records') return
        setNewest((known) => Math.max(known, event.revision))
        soon()
      }),
      client.onWelcome(soon),
    ]
    return () => {
      clearTimeout(timer)
      for (const end of ends) end()
    }
  }, [client, read])

  const first = shown?.lines[0]?.revision ?? 0
  return {
    lines: shown?.lines ?? null,
    hasMore: shown?.hasMore ?? false,
    newer: shown ? Math.max(0, newest - first) : 0,
    error,
    showNewer() {
      wish.current = { top: null, count: wish.current.count + Math.max(0, newest - first) }
      void read()
    },
    showMore() {
      wish.current = { ...wish.current, count: wish.current.count + PAGE }
      return read()
    },
  }
}

async function readLines(client: Client, top: number | null, count: number): Promise<Shown> {
  const lines: Activity[] = []
  let before = top === null ? null : top + 1
  for (;;) {
    const limit = Math.min(AT_ONCE, count - lines.length)
    const page = await client.call('history.list', { before, limit })
    lines.push(...page.activities)
    before = lines.at(-1)?.revision ?? null
    if (!page.hasMore || lines.length >= count || before === null) return { lines, hasMore: page.hasMore }
  }
}
