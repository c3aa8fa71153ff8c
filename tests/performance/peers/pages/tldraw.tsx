import { getAssetUrls } from '@tldraw/assets/selfHosted'
import { createRoot } from 'react-dom/client'
import {
  createShapeId,
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  DocumentRecordType,
  getIndices,
  PageRecordType,
  Tldraw,
  TLDOCUMENT_ID,
  toRichText,
  type Editor,
  type TLGeoShape,
  type TLStore,
} from 'tldraw'
import 'tldraw/tldraw.css'
import { readColumns, type Box, type CardBox } from './canvasContent.ts'
import { declareUsable, elementWithId } from './content.ts'

/** Its own palette: it has no other colours. */
const COLOURS: Readonly<Record<string, TLGeoShape['props']['color']>> = {
  step: 'light-blue',
  barrier: 'light-red',
  enabler: 'light-green',
  'training-need': 'light-violet',
  idea: 'yellow',
}

/** A saved board, opened: a card is a filled rectangle with a label, and lies in the store before the editor mounts. */
function storeOfBoard(): TLStore {
  const store = createTLStore({ shapeUtils: defaultShapeUtils, bindingUtils: defaultBindingUtils })
  const [pageIndex] = getIndices(1)
  if (pageIndex === undefined) throw new Error('tldraw gave no index.')
  const page = PageRecordType.create({ id: PageRecordType.createId(), name: 'Board', index: pageIndex })
  const boxes = readColumns().flatMap(({ name, cards, ...box }) => [
    { box, text: name, colour: 'grey' as const, isLocked: true, id: `column:${name}`, isCard: false },
    ...cards.map((card: CardBox) => ({
      box: card,
      text: [card.kind.replace('-', ' '), ...card.lines].join('\n'),
      colour: COLOURS[card.kind] ?? 'black',
      isLocked: false,
      id: card.id,
      isCard: true,
    })),
  ])
  const indices = getIndices(boxes.length)
  const type = store.schema.types.shape
  store.put([
    DocumentRecordType.create({ id: TLDOCUMENT_ID }),
    page,
    ...boxes.map(({ box, text, colour, isLocked, id, isCard }, place) =>
      type.create({
        id: createShapeId(id),
        type: 'geo',
        parentId: page.id,
        index: indices[place],
        x: box.x,
        y: box.y,
        isLocked,
        meta: isCard ? { cardId: id } : {},
        props: propsOf(box, text, colour),
      }),
    ),
  ])
  return store
}

function propsOf(
  { width, height }: Box,
  text: string,
  color: TLGeoShape['props']['color'],
): TLGeoShape['props'] {
  return {
    geo: 'rectangle',
    w: width,
    h: height,
    growY: 0,
    // Its small letters are 18 px high; these are as high as ours.
    scale: 0.88,
    color,
    labelColor: 'black',
    fill: 'solid',
    dash: 'solid',
    size: 's',
    font: 'sans',
    align: 'start',
    verticalAlign: 'start',
    flipX: false,
    flipY: false,
    url: '',
    richText: toRichText(text),
  }
}

function begin(editor: Editor): void {
  editor.setCamera({ x: 0, y: 0, z: 1 }, { immediate: true })
  window.benchCards = () =>
    editor.getCurrentPageShapes().flatMap((shape) => {
      const bounds = editor.getShapePageBounds(shape)
      const { cardId } = shape.meta
      if (!bounds || typeof cardId !== 'string') return []
      const { x, y } = editor.pageToScreen(bounds.center)
      return [{ cardId, x, y, width: bounds.width * editor.getZoomLevel() }]
    })
  declareUsable()
}

createRoot(elementWithId('root')).render(
  <div style={{ position: 'fixed', inset: 0 }}>
    <Tldraw
      store={storeOfBoard()}
      assetUrls={getAssetUrls({ baseUrl: '/tldraw-assets' })}
      // It stops at 4,000 unless told otherwise.
      options={{ maxShapesPerPage: 20_000 }}
      onMount={begin}
    />
  </div>,
)
