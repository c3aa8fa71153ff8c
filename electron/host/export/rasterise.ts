import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** Turns an SVG picture into a PNG, `scale` times as wide and high as its own size. */
export type Rasterise = (svg: string, scale: number) => Uint8Array

const resolver = createRequire(import.meta.url)
const FONT_FILES = [
  '@expo-google-fonts/atkinson-hyperlegible/400Regular/AtkinsonHyperlegible_400Regular.ttf',
  '@expo-google-fonts/atkinson-hyperlegible/700Bold/AtkinsonHyperlegible_700Bold.ttf',
]
/** Who answers a prompt and exports again has the same pictures: they are kept, up to so many bytes. */
const KEPT_BYTES = 16 * 1024 * 1024

let loading: Promise<Rasterise> | undefined

/**
 * Loads the renderer and its fonts once. Pictures look the same on every machine, because no font of the
 * system is used; letters that Atkinson Hyperlegible does not have (Arabic, emoji) are empty boxes in the PNG, not in the SVG.
 */
export function loadRasteriser(): Promise<Rasterise> {
  loading ??= load()
  return loading
}

async function load(): Promise<Rasterise> {
  const [wasm, ...fontBuffers] = await Promise.all(
    ['@resvg/resvg-wasm/index_bg.wasm', ...FONT_FILES].map(async (name) => readFile(resolver.resolve(name))),
  )
  if (wasm === undefined) throw new Error('The picture renderer is missing from the installation.')
  await initWasm(wasm)
  return keeping((svg, scale) => {
    const renderer = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: scale },
      background: '#ffffff',
      font: { fontBuffers, defaultFontFamily: 'Atkinson Hyperlegible' },
    })
    const image = renderer.render()
    const png = image.asPng()
    image.free()
    renderer.free()
    return png
  })
}

/** The same, with its latest pictures at hand. */
function keeping(rasterise: Rasterise): Rasterise {
  const kept = new Map<string, Uint8Array>()
  let bytes = 0
  return (svg, scale) => {
    const key = `${scale} ${svg}`
    const png = kept.get(key) ?? rasterise(svg, scale)
    if (!kept.delete(key)) bytes += png.length + key.length
    kept.set(key, png)
    for (const [oldest, old] of kept) {
      if (bytes <= KEPT_BYTES) break
      kept.delete(oldest)
      bytes -= old.length + oldest.length
    }
    return png
  }
}
