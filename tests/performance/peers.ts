import { join } from 'node:path'
import type { BoardPage } from './boardPage.ts'
import type { BoardContent } from './boardStudy.ts'
import { layOutOnCanvas } from './canvasLayout.ts'
import { servePage } from './pageServer.ts'
import { ensurePeersInstalled, peerModules } from './peerPackages.ts'
import { builtPeersFolder, buildPeerPages, peerPage, type PeerManifest } from './peerPages.ts'
import { servePlainBoard } from './plainBoard.ts'

export interface ServedBoard {
  readonly page: BoardPage
  close(): void
}

/** Something that our board is measured against. */
export interface Peer {
  readonly name: string
  readonly label: string
  /** What has to be known to compare its figures with the others'. */
  readonly note: string | null
  serve(content: BoardContent): Promise<ServedBoard>
}

/** A peer whose page is built from its package: tests/performance/peers/pages/NAME.tsx. */
interface BuiltPeer {
  readonly name: string
  readonly label: string
  readonly note: string | null
  readonly isCanvas?: boolean
  readonly dragsNatively?: boolean
  /** Its own fonts and icons, served from its package. */
  readonly assets?: { readonly prefix: string; readonly folder: string }
  readonly head?: string
}

const PLAIN = 'plain'

const BUILT_PEERS: readonly BuiltPeer[] = [
  { name: 'sortable', label: '@dnd-kit/sortable', note: 'it makes room for the card while it is dragged' },
  {
    name: 'helloPangea',
    label: '@hello-pangea/dnd',
    note: 'it makes room for the card while it is dragged; without its virtual lists',
  },
  {
    name: 'pragmatic',
    label: 'pragmatic-drag-and-drop',
    note: 'the browser itself carries the picture of the card, which the page’s main thread never sees',
    dragsNatively: true,
  },
  {
    name: 'excalidraw',
    label: 'Excalidraw',
    note: 'a canvas: a card is dropped anywhere and nothing makes room; opened from a saved drawing',
    isCanvas: true,
    assets: { prefix: '/excalidraw-assets/', folder: '@excalidraw/excalidraw/dist/prod' },
    head: '<script>window.EXCALIDRAW_ASSET_PATH = "/excalidraw-assets/"</script>',
  },
  {
    name: 'tldraw',
    label: 'tldraw',
    note: 'a canvas, as Excalidraw; unlicensed on a local address, which its licence allows for development',
    isCanvas: true,
    assets: { prefix: '/tldraw-assets/', folder: '@tldraw/assets' },
  },
]

export const PEER_NAMES: readonly string[] = [PLAIN, ...BUILT_PEERS.map(({ name }) => name)]

/** Makes the named peers ready to be served: installs and builds those that are not written by hand. */
export async function preparePeers(
  names: readonly string[],
  say: (line: string) => void,
): Promise<readonly Peer[]> {
  const wanted = BUILT_PEERS.filter(({ name }) => names.includes(name))
  const plain = names.includes(PLAIN) ? [plainPeer] : []
  if (wanted.length === 0) return plain
  await ensurePeersInstalled(say)
  say(`board: building the pages of ${wanted.map(({ label }) => label).join(', ')}`)
  const manifest = await buildPeerPages(wanted.map(({ name }) => name))
  return [...plain, ...wanted.map((peer) => builtPeer(peer, manifest))]
}

const plainPeer: Peer = {
  name: PLAIN,
  label: 'plain DOM',
  note: null,
  async serve(content) {
    const { address, close } = await servePlainBoard(content)
    return { page: { address, card: '[data-card-id]', usable: '[data-usable]', dragsNatively: false }, close }
  },
}

function builtPeer(peer: BuiltPeer, manifest: PeerManifest): Peer {
  const { name, label, note, isCanvas = false, dragsNatively = false, assets, head } = peer
  return {
    name,
    label,
    note,
    async serve(content) {
      const html = peerPage(manifest, {
        name,
        title: content.title,
        content: isCanvas ? layOutOnCanvas(content) : content,
        ...(head === undefined ? {} : { head }),
      })
      const { address, close } = await servePage(html, {
        '/pages/': builtPeersFolder,
        ...(assets && { [assets.prefix]: join(peerModules, assets.folder) }),
      })
      const card = isCanvas ? null : '[data-card-id]'
      return { page: { address, card, usable: '[data-usable]', dragsNatively }, close }
    },
  }
}
