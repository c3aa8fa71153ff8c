import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const lockFile = z.object({ packages: z.record(z.string(), z.record(z.string(), z.unknown())) })

// With addresses in it, the file would tie everybody to the registry of whoever installed last.
it('the lock file names no registry and vouches for every package', () => {
  const text = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')
  const packages = Object.entries(lockFile.parse(JSON.parse(text)).packages).filter(([path]) => path !== '')
  expect(packages.length).toBeGreaterThan(50)
  expect(packages.filter(([, entry]) => 'resolved' in entry)).toEqual([])
  expect(
    packages.filter(([, entry]) => typeof entry['integrity'] !== 'string').map(([path]) => path),
  ).toEqual([])
})
