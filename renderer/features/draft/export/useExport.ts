import { useEffect, useState } from 'react'
import type { OutputOf } from '#shared/contract/contract'
import type { ExportFormat } from '#shared/contract/draft.contract'
import { useClient } from '../../../api/ClientContext.tsx'
import { newIdentifier } from '../../../api/newIdentifier.ts'
import { useAction, type Action } from '../../../api/useAction.ts'

export interface ExportProgress {
  readonly done: number
  readonly total: number
  readonly step: string
}

export interface Exporting {
  readonly start: Action<[ExportFormat[]], void>
  readonly cancel: Action<[], void>
  readonly progress: ExportProgress | null
  readonly written: OutputOf<'draft.export'> | null
  readonly wasCancelled: boolean
}

/** One export at a time: its progress, its files, and a way to stop it. */
export function useExport(): Exporting {
  const client = useClient()
  const [exportId, setExportId] = useState<string | null>(null)
  const [progress, setProgress] = useState<ExportProgress | null>(null)
  const [written, setWritten] = useState<OutputOf<'draft.export'> | null>(null)
  const [wasCancelled, setWasCancelled] = useState(false)

  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type !== 'export' || event.exportId !== exportId) return
        setProgress({ done: event.done, total: event.total, step: event.step })
      }),
    [client, exportId],
  )

  const start = useAction(async (formats: ExportFormat[]) => {
    const id = newIdentifier()
    setExportId(id)
    setProgress(null)
    setWritten(null)
    setWasCancelled(false)
    setWritten(await client.call('draft.export', { exportId: id, formats }))
  })
  const cancel = useAction(async () => {
    if (exportId === null) return
    setWasCancelled(true)
    await client.call('draft.cancelExport', { exportId })
  })
  return { start, cancel, progress, written, wasCancelled }
}
