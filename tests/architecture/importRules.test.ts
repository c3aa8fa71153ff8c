import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importViolations, type SourceFile } from './importTable.ts'

const root = join(import.meta.dirname, '../..')

describe('who may import whom', () => {
  const files = sourceFiles(['electron', 'renderer', 'tests'])

  it('looks at the whole app', () => {
    const folders = new Set(files.map(({ path }) => path.split('/').slice(0, 2).join('/')))
    expect([...folders]).toEqual(
      expect.arrayContaining([
        'electron/cli',
        'electron/host',
        'electron/main',
        'electron/preload',
        'electron/shared',
        'renderer/api',
        'renderer/features',
        'tests/architecture',
      ]),
    )
  })

  it('holds in every file', () => {
    expect(importViolations(files)).toEqual([])
  })
})

function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('/node_modules/'))
      .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') })),
  )
}
