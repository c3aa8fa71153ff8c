import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      integrity: z.string().optional(),
      gypfile: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})

const text = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')
const packages = Object.entries(lockFile.parse(JSON.parse(text)).packages).filter(([path]) => path !== '')

// With addresses in it, the file would tie everybody to the registry of whoever installed last.
it('the lock file names no registry and vouches for every package', () => {
  expect(packages.length).toBeGreaterThan(50)
  expect(packages.filter(([, entry]) => 'resolved' in entry)).toEqual([])
  expect(packages.filter(([, entry]) => entry.integrity === undefined)).toEqual([])
})

// npm leaves out, without a word, what the registry in use does not have; then nobody can install elsewhere.
it('the lock file holds the binaries of every platform', () => {
  const names = new Set(packages.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13)))
  const missing = packages.flatMap(([, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name)),
  )
  expect(missing).toEqual([])
})

// npm 10 compiles every package with a binding.gyp unless the lock file itself says not to, and npm drops that word
// when it writes the file. better-sqlite3 brings its binaries: put `"gypfile": false` back into its entry.
it('the lock file keeps npm from compiling better-sqlite3', () => {
  const [, entry] = packages.find(([path]) => path === 'node_modules/better-sqlite3') ?? []
  expect(entry?.gypfile).toBe(false)
})
