import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { importViolations } from './importTable.ts'

// A gate that never fires looks just like a gate that holds. Each rule is broken here on purpose.

const root = join(import.meta.dirname, '../..')

const clean: Readonly<Record<string, string>> = {
  'electron/shared/domain/board/board.ts': `import { z } from 'zod'\nexport const board = z.strictObject({ id: z.string() })\n`,
  'electron/shared/domain/board/board.test.ts': `import { expect, it } from 'vitest'\nimport { board } from './board.ts'\nit('parses', () => {\n  expect(board.parse({ id: 'a' })).toEqual({ id: 'a' })\n})\n`,
  'electron/shared/contract/board.contract.ts': `import { board } from '../domain/board/board.ts'\nexport const contract = { board }\n`,
  'electron/host/features/board/boardService.ts': `import { readFileSync } from 'node:fs'\nimport Database from 'better-sqlite3'\nimport { board } from '#shared/domain/board/board'\nexport const service = { board, readFileSync, Database }\n`,
  'electron/main/window.ts': `import { BrowserWindow } from 'electron'\nimport { service } from '../host/features/board/boardService.ts'\nexport const shell = { BrowserWindow, service }\n`,
  'electron/preload/bridge.ts': `import { ipcRenderer } from 'electron'\nimport { contract } from '#shared/contract/board.contract'\nexport const bridge = { ipcRenderer, contract }\n`,
  'electron/cli/serve.ts': `import { Command } from 'commander'\nimport { service } from '../host/features/board/boardService.ts'\nexport const serve = { Command, service }\n`,
  'renderer/ui/Button.tsx': `import type { ReactNode } from 'react'\nexport function Button({ label }: { label: string }): ReactNode {\n  return <button type="button">{label}</button>\n}\n`,
  'renderer/api/client.ts': `import { contract } from '#shared/contract/board.contract'\nexport const client = { contract }\n`,
  'renderer/features/board/Board.tsx': `import type { ReactNode } from 'react'\nimport { client } from '../../api/client.ts'\nimport { Button } from '../../ui/Button.tsx'\nexport function Board(): ReactNode {\n  return <Button label={Object.keys(client).join(' ')} />\n}\n`,
}

/** [file, what is planted, the lint rule that has to name it (null: oxlint cannot see it), a break of the import table?] */
const planted: readonly (readonly [string, string, string | null, boolean])[] = [
  ['electron/shared/domain/board/node.ts', `export { join } from 'node:path'`, 'no-restricted-imports', true],
  ['electron/shared/domain/board/react.ts', `import 'react'`, 'no-restricted-imports', true],
  [
    'electron/shared/domain/board/contract.ts',
    `import { contract } from '../../contract/board.contract.ts'\nexport const x = contract`,
    'no-restricted-imports',
    true,
  ],
  [
    'electron/shared/domain/board/dynamic.ts',
    `export const x = import('../../../host/features/board/boardService.ts')`,
    'no-restricted-imports',
    true,
  ],
  [
    'electron/shared/domain/board/alias.ts',
    `import type { contract } from '#shared/contract/board.contract'\nexport type X = typeof contract`,
    'no-restricted-imports',
    true,
  ],
  [
    'electron/shared/contract/host.ts',
    `import { service } from '../../host/features/board/boardService.ts'\nexport const x = service`,
    'no-restricted-imports',
    true,
  ],
  ['electron/shared/contract/node.ts', `export { join } from 'node:path'`, 'no-restricted-imports', true],
  [
    'electron/host/features/board/electron.ts',
    `import { app } from 'electron'\nexport const x = app`,
    'no-restricted-imports',
    true,
  ],
  [
    'electron/host/react.ts',
    `import { useState } from 'react'\nexport const x = useState`,
    'no-restricted-imports',
    true,
  ],
  [
    'electron/host/renderer.ts',
    `import { client } from '../../renderer/api/client.ts'\nexport const x = client`,
    'no-restricted-imports',
    true,
  ],
  [
    'electron/host/main.ts',
    `import { shell } from '../main/window.ts'\nexport const x = shell`,
    'no-restricted-imports',
    true,
  ],
  [
    'electron/host/tool.ts',
    `import { build } from 'vite'\nexport const x = build`,
    'no-restricted-imports',
    true,
  ],
  [
    'electron/main/react.ts',
    `import { useState } from 'react'\nexport const x = useState`,
    'no-restricted-imports',
    true,
  ],
  [
    'electron/main/renderer.ts',
    `import { client } from '../../renderer/api/client.ts'\nexport const x = client`,
    'no-restricted-imports',
    true,
  ],
  ['electron/preload/node.ts', `export { join } from 'node:path'`, 'no-restricted-imports', true],
  [
    'electron/preload/host.ts',
    `import { service } from '../host/features/board/boardService.ts'\nexport const x = service`,
    'no-restricted-imports',
    true,
  ],
  [
    'electron/preload/domain.ts',
    `import { board } from '#shared/domain/board/board'\nexport const x = board`,
    'no-restricted-imports',
    true,
  ],
  [
    'electron/cli/renderer.ts',
    `import { client } from '../../renderer/api/client.ts'\nexport const x = client`,
    'no-restricted-imports',
    true,
  ],
  [
    'renderer/ui/feature.ts',
    `import { Board } from '../features/board/Board.tsx'\nexport const x = Board`,
    'no-restricted-imports',
    true,
  ],
  [
    'renderer/ui/api.ts',
    `import { client } from '../api/client.ts'\nexport const x = client`,
    'no-restricted-imports',
    true,
  ],
  [
    'renderer/ui/contract.ts',
    `import { contract } from '#shared/contract/board.contract'\nexport const x = contract`,
    'no-restricted-imports',
    true,
  ],
  ['renderer/api/node.ts', `export { join } from 'node:path'`, 'no-restricted-imports', true],
  [
    'renderer/api/ui.ts',
    `import { Button } from '../ui/Button.tsx'\nexport const x = Button`,
    'no-restricted-imports',
    true,
  ],
  ['renderer/features/vote/node.ts', `export { join } from 'node:path'`, 'no-restricted-imports', true],
  [
    'renderer/features/vote/electron.ts',
    `import { app } from 'electron'\nexport const x = app`,
    'no-restricted-imports',
    true,
  ],
  [
    'renderer/features/vote/host.ts',
    `import { service } from '../../../electron/host/features/board/boardService.ts'\nexport const x = service`,
    'no-restricted-imports',
    true,
  ],
  [
    'renderer/features/vote/long.ts',
    `import { Board } from '../../features/board/Board.tsx'\nexport const x = Board`,
    'no-restricted-imports',
    true,
  ],
  // A lint pattern sees the words of a path, not where it leads: these are for the import table.
  [
    'renderer/features/vote/short.ts',
    `import { Board } from '../board/Board.tsx'\nexport const x = Board`,
    null,
    true,
  ],
  [
    'electron/host/relative.ts',
    `import { board } from '../shared/domain/board/board.ts'\nexport const x = board`,
    null,
    true,
  ],
  [
    'electron/shared/domain/board/inType.ts',
    `export type X = import('../../contract/board.contract.ts').X`,
    null,
    true,
  ],
  ['electron/host/computed.ts', `export const x = (name: string): unknown => import(name)`, null, true],
  ['electron/host/features/board/utils.ts', `export const x = 1`, null, true],
  ['renderer/features/board/helpers/move.ts', `export const x = 1`, null, true],
  ['renderer/ui/index.ts', `export { Button } from './Button.tsx'`, null, true],

  ['electron/host/star.ts', `export * from './features/board/boardService.ts'`, 'no-barrel-file', true],
  [
    'electron/host/cycleOne.ts',
    `import { two } from './cycleTwo.ts'\nexport const one = (): number => two()`,
    'no-cycle',
    false,
  ],
  [
    'electron/host/cycleTwo.ts',
    `import { one } from './cycleOne.ts'\nexport const two = (): number => one()`,
    'no-cycle',
    false,
  ],
  ['electron/host/any.ts', `export const x = (y: any): string => String(y)`, 'no-explicit-any', false],
  ['electron/host/default.ts', `export default function x(): void {}`, 'no-default-export', false],
  [
    'electron/host/floating.ts',
    `async function save(): Promise<void> {\n  await Promise.resolve()\n}\nexport function x(): void {\n  save()\n}`,
    'no-floating-promises',
    false,
  ],
  [
    'electron/host/misused.ts',
    `export function x(save: () => Promise<boolean>): string {\n  return save() ? 'a' : 'b'\n}`,
    'no-misused-promises',
    false,
  ],
  [
    'electron/host/await.ts',
    `export async function x(): Promise<number> {\n  return await 1\n}`,
    'await-thenable',
    false,
  ],
  [
    'electron/host/switch.ts',
    `export function x(kind: 'a' | 'b'): number {\n  let result = 0\n  switch (kind) {\n    case 'a':\n      result = 1\n  }\n  return result\n}`,
    'switch-exhaustiveness-check',
    false,
  ],
  ['electron/host/ignore.ts', `// @ts-ignore\nexport const x: string = 1`, 'ban-ts-comment', false],
  [
    'renderer/ui/Danger.tsx',
    `import type { ReactNode } from 'react'\nexport function Danger({ html }: { html: string }): ReactNode {\n  return <div dangerouslySetInnerHTML={{ __html: html }} />\n}`,
    'no-danger',
    false,
  ],
  [
    'renderer/ui/Hook.tsx',
    `import { useState, type ReactNode } from 'react'\nexport function Hook({ open }: { open: boolean }): ReactNode {\n  if (!open) return null\n  const [text] = useState('')\n  return text\n}`,
    'rules-of-hooks',
    false,
  ],
  [
    'renderer/ui/Effect.tsx',
    `import { useEffect, type ReactNode } from 'react'\nexport function Effect({ title }: { title: string }): ReactNode {\n  useEffect(() => {\n    document.title = title\n  }, [])\n  return null\n}`,
    'exhaustive-deps',
    false,
  ],
  [
    'renderer/ui/Picture.tsx',
    `import type { ReactNode } from 'react'\nexport function Picture(): ReactNode {\n  return <img src="a.png" />\n}`,
    'alt-text',
    false,
  ],
]

const lintReport = z.object({
  diagnostics: z.array(z.object({ code: z.string(), filename: z.string(), severity: z.string() })),
})

interface Lint {
  readonly exitCode: number | null
  readonly found: readonly string[]
}

const folders: string[] = []

/** A folder like the repository, with its lint settings and packages but only these files. */
function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'linkboard-planted-'))
  folders.push(folder)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json'])
    copyFileSync(join(root, name), join(folder, name))
  for (const place of ['shared', 'host', 'cli', 'main', 'preload']
    .map((name) => `electron/${name}`)
    .concat('renderer')) {
    mkdirSync(join(folder, place), { recursive: true })
    copyFileSync(join(root, place, 'tsconfig.json'), join(folder, place, 'tsconfig.json'))
  }
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), source)
  }
  return folder
}

function lint(folder: string): Lint {
  const program = join(root, 'node_modules/oxlint/bin/oxlint')
  const run = spawnSync(process.execPath, [program, '--format=json'], { cwd: folder, encoding: 'utf8' })
  const { diagnostics } = lintReport.parse(JSON.parse(run.stdout))
  return {
    exitCode: run.status,
    found: diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ filename, code }) => `${filename.replaceAll('\\', '/')} ${code.replace(/^.*\((.*)\)$/, '$1')}`),
  }
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('oxlint with the settings of this repository', () => {
  let broken: Lint

  beforeAll(() => {
    broken = lint(plant({ ...clean, ...Object.fromEntries(planted.map(([path, source]) => [path, source])) }))
  })

  it('passes files that keep the rules', () => {
    expect(lint(plant(clean))).toEqual({ exitCode: 0, found: [] })
  })

  it('fails when a rule is broken, and leaves the clean files alone', () => {
    expect(broken.exitCode).toBe(1)
    expect(
      broken.found.filter((line) => Object.keys(clean).some((path) => line.startsWith(`${path} `))),
    ).toEqual([])
  })

  it.each(planted.filter(([, , rule]) => rule !== null))('sees %s', (path, _source, rule) => {
    expect(broken.found).toContain(`${path} ${rule ?? ''}`)
  })
})

describe('the import table', () => {
  it('passes files that keep the rules', () => {
    expect(importViolations(Object.entries(clean).map(([path, source]) => ({ path, source })))).toEqual([])
  })

  it.each(planted.filter(([, , , breaksTable]) => breaksTable))('sees %s', (path, source) => {
    const violations = importViolations([{ path, source }])
    expect(violations).toHaveLength(1)
    expect(violations[0]).toContain(`${path}: `)
  })

  it.each(planted.filter(([, , , breaksTable]) => !breaksTable))('leaves %s to oxlint', (path, source) => {
    expect(importViolations([{ path, source }])).toEqual([])
  })
})

describe('the type checker', () => {
  const declaration = (access: string): string =>
    [
      `import { z } from 'zod'`,
      `import { command } from '${join(root, 'electron/shared/contract/procedure.ts').replaceAll('\\', '/')}'`,
      `export const done = command({ ${access} input: z.strictObject({}), output: z.strictObject({}) })`,
    ].join('\n')

  it.each([
    ['a procedure that says who may call it', `access: 'facilitator',`, 0, ''],
    ['a procedure that does not say who may call it', '', 1, "Property 'access' is missing"],
    ['a procedure with an access that does not exist', `access: 'anybody',`, 1, `Type '"anybody"'`],
  ])('judges %s', (_name, access, exitCode, message) => {
    const folder = plant({
      'electron/shared/contract/planted.ts': declaration(access),
      'planted.json': JSON.stringify({
        extends: './tsconfig.json',
        references: [],
        files: ['electron/shared/contract/planted.ts'],
      }),
    })
    const tsc = createRequire(import.meta.url)
      .resolve('typescript/package.json')
      .replace('package.json', 'bin/tsc')
    const run = spawnSync(process.execPath, [tsc, '-p', join(folder, 'planted.json')], { encoding: 'utf8' })
    expect(run.status === 0 ? 0 : 1, run.stdout).toBe(exitCode)
    expect(run.stdout).toContain(message)
  })
})
