import { useCallback, useEffect, useRef, useState } from 'react'
import { IMPORT_PART_BYTES, type ImportPurpose } from '#shared/contract/import.contract'
import type { RefusalData } from '#shared/domain/refusal'
import { useClient } from '../../api/ClientContext.tsx'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { refusalOf } from '../../api/refusalOf.ts'

export type FileState =
  | { readonly name: 'none' }
  | { readonly name: 'sending'; readonly fileName: string; readonly done: number; readonly total: number }
  /** The host holds it, and can be asked about it. */
  | { readonly name: 'held'; readonly fileName: string; readonly importId: string }

export interface FileImport {
  readonly file: FileState
  readonly error: RefusalData | null
  /** Hands a file to the host, part for part; what was chosen before is given up. */
  choose(file: Blob, fileName: string): void
  /** Back to the beginning, with what was wrong with the file, if anything. */
  giveUp(error?: RefusalData): void
  /** The host has brought it in and holds it no more. */
  finish(): void
}

const NONE: FileState = { name: 'none' }

/** A file on its way to the host. It is given up when the page is left. */
export function useFileImport(purpose: ImportPurpose): FileImport {
  const client = useClient()
  const [file, setFile] = useState<FileState>(NONE)
  const [error, setError] = useState<RefusalData | null>(null)
  /** The import that counts now: an older one stops at its next part. */
  const current = useRef<string | null>(null)

  const drop = useCallback(() => {
    const importId = current.current
    current.current = null
    // It is forgotten by itself where nobody hears this.
    if (importId !== null) client.call('import.cancel', { importId }).catch(() => undefined)
  }, [client])

  useEffect(() => drop, [drop])

  async function send(content: Blob, fileName: string): Promise<void> {
    drop()
    const importId = newIdentifier()
    current.current = importId
    setError(null)
    setFile({ name: 'sending', fileName, done: 0, total: content.size })
    try {
      await client.call('import.begin', { importId, purpose, bytes: content.size })
      for (let start = 0, part = 0; start < content.size; start += IMPORT_PART_BYTES, part += 1) {
        const data = await asBase64(content.slice(start, start + IMPORT_PART_BYTES))
        if (current.current !== importId) return
        await client.call('import.sendPart', { importId, part, data })
        const done = Math.min(content.size, start + IMPORT_PART_BYTES)
        if (current.current !== importId) return
        setFile({ name: 'sending', fileName, done, total: content.size })
      }
      setFile({ name: 'held', fileName, importId })
    } catch (failure) {
      if (current.current !== importId) return
      drop()
      setFile(NONE)
      setError(refusalOf(failure))
    }
  }

  return {
    file,
    error,
    choose: (content, fileName) => void send(content, fileName),
    giveUp(why) {
      drop()
      setFile(NONE)
      setError(why ?? null)
    },
    finish() {
      current.current = null
    },
  }
}

function asBase64(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      const address = typeof reader.result === 'string' ? reader.result : ''
      resolve(address.slice(address.indexOf(',') + 1))
    })
    // A file that was moved, or a drive that was pulled out.
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file could not be read')))
    reader.readAsDataURL(part)
  })
}
