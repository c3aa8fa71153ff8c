import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { recentFile, type RecentFile } from '#shared/contract/study.contract'

const FILES_KEPT = 12

/** The studies that were opened on this computer, the latest first. */
export interface RecentFiles {
  list(): RecentFile[]
  add(file: RecentFile): void
}

export function createRecentFiles(settingsFolder: string): RecentFiles {
  const path = join(settingsFolder, 'recent-files.json')

  function list(): RecentFile[] {
    try {
      return z.array(recentFile).parse(JSON.parse(readFileSync(path, 'utf8')))
    } catch {
      // Missing or broken: the list is a convenience, and starting it anew loses no work.
      return []
    }
  }

  return {
    list,
    add(file) {
      const files = [file, ...list().filter((other) => other.path !== file.path)].slice(0, FILES_KEPT)
      mkdirSync(settingsFolder, { recursive: true })
      writeFileSync(`${path}.new`, `${JSON.stringify(files, null, 2)}\n`)
      renameSync(`${path}.new`, path)
    },
  }
}
