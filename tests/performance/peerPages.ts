import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { z } from 'zod'
import { escaped } from './pageServer.ts'
import { peerModules, peersFolder } from './peerPackages.ts'

/** Where the built pages lie; git does not see them there. */
export const builtPeersFolder = join(peerModules, '.cache', 'pages')

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
)
export type PeerManifest = z.infer<typeof manifestSchema>

/** Builds the pages as for production: one entry a peer, what they share apart. */
export async function buildPeerPages(names: readonly string[]): Promise<PeerManifest> {
  await build({
    configFile: false,
    root: peersFolder,
    base: '/pages/',
    mode: 'production',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.IS_PREACT': '"false"' },
    build: {
      outDir: builtPeersFolder,
      emptyOutDir: true,
      manifest: 'manifest.json',
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: { input: names.map((name) => join(peersFolder, sourceOf(name))) },
    },
  })
  return manifestSchema.parse(JSON.parse(readFileSync(join(builtPeersFolder, 'manifest.json'), 'utf8')))
}

/** A page that has its content with it, as the plain page has, and loads its parts side by side. */
export function peerPage(
  manifest: PeerManifest,
  { name, title, content, head = '' }: { name: string; title: string; content: unknown; head?: string },
): string {
  const { scripts, styles } = partsOf(manifest, sourceOf(name))
  const [entry, ...others] = scripts
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<link rel="icon" href="data:,">${head}
${styles.map((path) => `<link rel="stylesheet" href="/pages/${path}">`).join('\n')}
${others.map((path) => `<link rel="modulepreload" href="/pages/${path}">`).join('\n')}
<style>body { margin: 0 } #root { display: contents }</style>
</head><body><div id="root"></div>
<script type="application/json" id="content">${JSON.stringify(content).replaceAll('<', String.raw`\u003c`)}</script>
<script type="module" src="/pages/${entry}"></script></body></html>`
}

function sourceOf(name: string): string {
  return `pages/${name}.tsx`
}

/** The entry first, then everything that it imports outright. */
function partsOf(manifest: PeerManifest, entry: string): { scripts: string[]; styles: string[] } {
  const seen = new Set<string>()
  const scripts: string[] = []
  const styles: string[] = []
  const take = (name: string) => {
    const part = manifest[name]
    if (!part || seen.has(name)) return
    seen.add(name)
    scripts.push(part.file)
    part.imports.forEach(take)
    styles.push(...part.css)
  }
  take(entry)
  if (scripts.length === 0) throw new Error(`The build has no page “${entry}”.`)
  return { scripts, styles }
}
