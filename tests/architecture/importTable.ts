import { posix } from 'node:path'
import { parseSync } from 'vite'

/** One source file: its path from the repository's root, with forward slashes, and what it says. */
export interface SourceFile {
  readonly path: string
  readonly source: string
}

interface Place {
  /** Folders whose files may be imported, beside the place itself. */
  readonly folders: readonly string[]
  /** Packages that may be imported; a name stands for its sub-paths too. */
  readonly packages: readonly string[]
  readonly node: boolean
}

const UI_PACKAGES = ['react', 'react-dom', 'react-aria-components', '@fontsource']
const PAGE_PACKAGES = [...UI_PACKAGES, 'zustand', '@dnd-kit', 'qrcode', 'zod']
const HOST_PACKAGES = [
  '@expo-google-fonts',
  '@noble/hashes',
  '@resvg/resvg-wasm',
  'better-sqlite3',
  'csv-parse',
  'csv-stringify',
  'fflate',
  'hucre',
  'qrcode',
  'ws',
  'zod',
]

/** Who may import whom. The longest folder that holds a file decides. */
const PLACES: Readonly<Record<string, Place>> = {
  'electron/shared/domain': {
    folders: [],
    packages: ['zod', 'fractional-indexing', '@noble/hashes', 'cephes'],
    node: false,
  },
  'electron/shared/contract': { folders: ['electron/shared/domain'], packages: ['zod'], node: false },
  'electron/host': { folders: ['electron/shared'], packages: HOST_PACKAGES, node: true },
  'electron/main': { folders: ['electron/host', 'electron/shared'], packages: ['electron'], node: true },
  'electron/preload': { folders: ['electron/shared/contract'], packages: ['electron'], node: false },
  'electron/cli': {
    folders: ['electron/host', 'electron/shared'],
    packages: [...HOST_PACKAGES, 'commander'],
    node: true,
  },
  renderer: { folders: ['renderer', 'electron/shared'], packages: PAGE_PACKAGES, node: false },
  'renderer/api': { folders: ['electron/shared'], packages: ['react', 'zustand', 'zod'], node: false },
  'renderer/ui': { folders: [], packages: UI_PACKAGES, node: false },
  'renderer/features/*': {
    folders: ['renderer/ui', 'renderer/api', 'electron/shared'],
    packages: PAGE_PACKAGES,
    node: false,
  },
}

/** Packages that a test beside its file may import as well. */
const TEST_PACKAGES = ['vitest', 'fast-check']

/** The tools' entry points, which have to carry this name. */
const ENTRY_FILES = ['electron/main/index.ts', 'electron/preload/index.ts', 'electron/cli/index.ts']
const BANNED_NAME = /^(utils?|helpers?|common|misc|shared|index)$/

/** Every break of the import table and of the file naming rules, as one sentence each; empty when all is well. */
export function importViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [...namingViolations(file.path), ...fileViolations(file)])
}

function namingViolations(path: string): string[] {
  if (ENTRY_FILES.includes(path)) return []
  const parts = path.replace(/\.(test\.)?tsx?$/, '').split('/')
  // `electron/shared` is the one folder whose name says where it may run rather than what it is about.
  const bad = parts.filter((part, depth) => BANNED_NAME.test(part) && !(depth === 1 && part === 'shared'))
  return bad.map((name) => `${path}: "${name}" says nothing about what is inside; name it after its subject`)
}

function fileViolations(file: SourceFile): string[] {
  const { specifiers, exportsAll, computed } = importsOf(file)
  const place = placeOf(file.path)
  return [
    ...(exportsAll ? [`${file.path}: export * hides where a name comes from`] : []),
    ...(computed && place ? [`${file.path}: import() of a computed name cannot be checked`] : []),
    ...(place ? specifiers.flatMap((specifier) => specifierViolations(file.path, place, specifier)) : []),
  ]
}

interface FoundPlace extends Place {
  readonly folder: string
}

/** The place a file or import target belongs to; null outside the app (tests, tools). */
function placeOf(path: string): FoundPlace | null {
  const parts = path.split('/')
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const folder = parts.slice(0, length).join('/')
    const place =
      PLACES[folder] ??
      (posix.dirname(folder) === 'renderer/features' ? PLACES['renderer/features/*'] : undefined)
    if (place) return { ...place, folder }
  }
  return null
}

function specifierViolations(path: string, place: FoundPlace, specifier: string): string[] {
  const refuse = (why: string): string[] => [`${path}: ${place.folder} may not import ${specifier}${why}`]
  if (specifier.startsWith('node:')) return place.node ? [] : refuse('')
  if (specifier.startsWith('.') || specifier.startsWith('#')) {
    const target = specifier.startsWith('#shared/')
      ? `electron/shared/${specifier.slice('#shared/'.length)}.ts`
      : posix.join(posix.dirname(path), specifier)
    if (
      isInside(target, 'electron/shared') &&
      !isInside(path, 'electron/shared') &&
      specifier.startsWith('.')
    )
      return refuse(': write #shared/…')
    return mayReach(place, target) ? [] : refuse(` (${target})`)
  }
  const packages = path.includes('.test.') ? [...place.packages, ...TEST_PACKAGES] : place.packages
  return packages.some((name) => specifier === name || isInside(specifier, name)) ? [] : refuse('')
}

function mayReach(place: FoundPlace, target: string): boolean {
  const targetFolder = placeOf(target)?.folder
  if (targetFolder === place.folder) return true
  return place.folders.some((folder) => isInside(target, folder))
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`)
}

interface Imports {
  readonly specifiers: readonly string[]
  readonly exportsAll: boolean
  /** Whether there is an import() whose name is not written out. */
  readonly computed: boolean
}

/** Everything a file imports: static, re-exported, dynamic, `import('…')` in a type, and require. */
function importsOf({ path, source }: SourceFile): Imports {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`)
  const specifiers: string[] = []
  let exportsAll = false
  let computed = false
  walk(program, (node) => {
    switch (node['type']) {
      case 'ExportAllDeclaration':
        exportsAll = true
        specifiers.push(...literals(node['source']))
        break
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'TSImportType':
        specifiers.push(...literals(node['source']))
        break
      case 'ImportExpression': {
        const found = literals(node['source'])
        if (found.length === 0) computed = true
        specifiers.push(...found)
        break
      }
      case 'CallExpression':
        if (
          isRecord(node['callee']) &&
          node['callee']['name'] === 'require' &&
          Array.isArray(node['arguments'])
        )
          specifiers.push(...node['arguments'].flatMap(literals))
        break
      default:
    }
  })
  return { specifiers, exportsAll, computed }
}

function walk(node: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit)
    return
  }
  if (!isRecord(node)) return
  visit(node)
  for (const child of Object.values(node)) walk(child, visit)
}

function literals(node: unknown): string[] {
  return isRecord(node) && node['type'] === 'Literal' && typeof node['value'] === 'string'
    ? [node['value']]
    : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
