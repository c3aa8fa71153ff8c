import { IMPORT_PART_BYTES, type ImportPurpose } from '#shared/contract/import.contract'
import { Refusal } from '#shared/domain/refusal'
import { mostBytes, tooLarge } from '../../import/importLimits.ts'
import { startImportReader, type ImportReader } from '../../import/importReader.ts'

/** A file that is being brought in: in memory alone, until it is. */
export interface ImportSession {
  readonly importId: string
  readonly purpose: ImportPurpose
  /** The study that it is for; null for a study that is to be made. */
  readonly studyId: string | null
  readonly reader: ImportReader
}

export interface ImportSessions {
  begin(importId: string, options: { purpose: ImportPurpose; bytes: number; studyId: string | null }): void
  sendPart(importId: string, part: number, bytes: Uint8Array): void
  /** The import, once all of its file is there. */
  whole(importId: string, purpose: ImportPurpose): ImportSession
  end(importId: string): void
  endAll(): void
}

interface Incoming extends ImportSession {
  readonly announced: number
  received: number
  parts: number
  timer: ReturnType<typeof setTimeout>
}

/** Each window brings one file in at a time; more than a few at once are windows that are gone. */
const MOST_AT_ONCE = 3
/** Somebody may take their time over what a file says. */
const FORGOTTEN_AFTER_MS = 60 * 60_000

export function createImportSessions(): ImportSessions {
  const sessions = new Map<string, Incoming>()

  function end(importId: string): void {
    const session = sessions.get(importId)
    if (!session) return
    clearTimeout(session.timer)
    sessions.delete(importId)
    session.reader.stop()
  }

  function find(importId: string): Incoming {
    const session = sessions.get(importId)
    if (!session) throw new Refusal('not-found', 'This file is not held any more. Please choose it again.')
    clearTimeout(session.timer)
    session.timer = forgetLater(importId)
    return session
  }

  function forgetLater(importId: string): ReturnType<typeof setTimeout> {
    return setTimeout(() => end(importId), FORGOTTEN_AFTER_MS).unref()
  }

  return {
    begin(importId, { purpose, bytes, studyId }) {
      if (sessions.has(importId)) throw new Refusal('conflict', 'This file is being read already.')
      if (bytes > mostBytes(purpose)) throw new Refusal('invalid-input', tooLarge(purpose))
      const [oldest] = sessions.keys()
      if (sessions.size >= MOST_AT_ONCE && oldest !== undefined) end(oldest)
      sessions.set(importId, {
        importId,
        purpose,
        studyId,
        reader: startImportReader(purpose),
        announced: bytes,
        received: 0,
        parts: 0,
        timer: forgetLater(importId),
      })
    },
    sendPart(importId, part, bytes) {
      const session = find(importId)
      if (part !== session.parts || bytes.length > IMPORT_PART_BYTES) {
        end(importId)
        throw new Refusal('conflict', 'A part of the file was lost on its way. Please choose it again.')
      }
      session.parts += 1
      session.received += bytes.length
      // What was announced is what was allowed.
      if (session.received > session.announced) {
        end(importId)
        throw new Refusal('invalid-input', 'The file has grown while it was read. Please choose it again.')
      }
      session.reader.take(bytes)
    },
    whole(importId, purpose) {
      const session = find(importId)
      if (session.purpose !== purpose || session.received !== session.announced) {
        throw new Refusal('conflict', 'The file has not come in whole. Please choose it again.')
      }
      return session
    },
    end,
    endAll() {
      for (const importId of sessions.keys()) end(importId)
    },
  }
}
