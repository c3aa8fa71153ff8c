import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, isAbsolute, join, resolve, win32 } from 'node:path'
import { blankTemplate } from '#shared/domain/study/blankTemplate'
import { buildStudy } from '#shared/domain/study/buildStudy'
import { asCreations } from '#shared/domain/study/recordChange'
import type { StudyTemplate } from '#shared/domain/study/studyTemplate'
import { Refusal } from '#shared/domain/refusal'
import type { Ports } from '../../ports.ts'
import { missingFile } from '../../store/inspectFile.ts'
import { createStore, openStore, type Store } from '../../store/store.ts'
import { openStudyFrom, type OpenStudy } from './openStudy.ts'
import { createRecentFiles } from './recentFiles.ts'
import { freeStudyPath } from './studyFileName.ts'
import { loadTemplates } from './templates.ts'

export interface StudyService {
  current(): OpenStudy | null
  templates(): readonly StudyTemplate[]
  recentFiles: ReturnType<typeof createRecentFiles>
  otherFiles(): string[]
  create(options: { templateKey: string | null; title: string; path?: string | undefined }): OpenStudy
  open(path: string): OpenStudy
  /** Where a new study goes: the path that is wished for, or one in the studies folder. Its folder is there then. */
  placeFor(wish: { title: string; path?: string | undefined }): string
  close(): void
}

/** Opens, makes and closes study files: one at a time. `onChange` is told which one is open now. */
export function createStudyService(
  ports: Ports,
  onChange: { closing(study: OpenStudy): void; closed(): void; opened(study: OpenStudy): void },
): StudyService {
  const { paths, now, randomBytes } = ports
  const recentFiles = createRecentFiles(paths.settingsFolder)
  let study: OpenStudy | null = null
  let templates: StudyTemplate[] | null = null

  function adopt(opened: OpenStudy): OpenStudy {
    study = opened
    rememberFile(opened)
    onChange.opened(opened)
    return opened
  }

  /** The list is a convenience: that it cannot be written must not keep a study from opening. */
  function rememberFile({ store, title }: OpenStudy): void {
    try {
      recentFiles.add({ path: store.path, title: title(), openedAt: new Date(now()).toISOString() })
    } catch (error) {
      ports.logger.error('The list of recent files could not be written', error)
    }
  }

  function close(): void {
    if (!study) return
    const closing = study
    // What waits was asked of this study, while its room was open.
    closing.queue.drain()
    onChange.closing(closing)
    study = null
    try {
      closing.close()
    } finally {
      onChange.closed()
    }
  }

  function readStudy(store: Store): OpenStudy {
    try {
      return openStudyFrom(store, ports)
    } catch (error) {
      ports.logger.error('A study could not be read', error)
      const name = basename(store.path)
      throw new Refusal(
        'file-damaged',
        `“${name}” is damaged: what is in it cannot be read. It has been left as it is. Open a backup, or copy the file again from where it came.`,
      )
    }
  }

  function findTemplate(key: string | null): StudyTemplate {
    if (key === null) return blankTemplate()
    const template = service.templates().find((candidate) => candidate.key === key)
    if (!template) throw new Refusal('not-found', 'This template is not there any more. Choose another.')
    return template
  }

  const service: StudyService = {
    current: () => study,
    templates: () => (templates ??= loadTemplates(join(paths.resourcesFolder, 'templates'))),
    recentFiles,
    otherFiles() {
      const known = new Set(recentFiles.list().map((file) => file.path))
      return namesIn(paths.studiesFolder)
        .filter((name) => name.endsWith('.linkboard'))
        .map((name) => join(paths.studiesFolder, name))
        .filter((path) => !known.has(path))
        .toSorted()
    },
    placeFor({ title, path }) {
      const target = path === undefined ? freeStudyPath(paths.studiesFolder, title) : asStudyPath(path)
      makeFolder(resolve(target, '..'))
      return target
    },
    create({ templateKey, title, path }) {
      const template = findTemplate(templateKey)
      const target = service.placeFor({ title, path })
      const store = createStore(target)
      try {
        const created = new Date(now()).toISOString()
        const records = buildStudy(template, { randomBytes, createdAt: created, title })
        const opened = openStudyFrom(store, ports, asCreations(records))
        close()
        return adopt(opened)
      } catch (error) {
        store.close()
        // A file that never held a study is no loss, and a half-made one would be a puzzle.
        for (const end of ['', '-wal', '-shm']) rmSync(`${target}${end}`, { force: true })
        throw error
      }
    },
    open(path) {
      const target = asStudyPath(path, false)
      if (study && isSameFile(study.store.path, target)) return study
      const store = openStore(target)
      try {
        const opened = readStudy(store)
        // The old study is closed only once the new one is known to open.
        close()
        return adopt(opened)
      } catch (error) {
        store.close()
        throw error
      }
    },
    close,
  }
  return service
}

/** A folder that is not there, or may not be looked into, offers nothing to open: that is no reason to stop. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function asStudyPath(path: string, addsEnding = true): string {
  // A whole path of Windows, pasted on another system, is not wrong but leads nowhere here.
  if (!addsEnding && !isAbsolute(path) && win32.isAbsolute(path)) throw missingFile(win32.basename(path))
  if (!isAbsolute(path)) {
    throw new Refusal(
      'invalid-input',
      'Give the whole path of the file, from the drive or the root folder on.',
    )
  }
  const whole = resolve(path)
  return addsEnding && !whole.endsWith('.linkboard') ? `${whole}.linkboard` : whole
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    throw new Refusal('file-read-only', `The folder “${folder}” cannot be made. Choose a folder of your own.`)
  }
}

/** By device and file number, because a file can have several names. */
export function isSameFile(one: string, other: string): boolean {
  if (one === other) return true
  const [a, b] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.ino !== 0n && a.ino === b.ino && a.dev === b.dev
}
