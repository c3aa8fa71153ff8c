import { Excalidraw, FONT_FAMILY } from '@excalidraw/excalidraw'
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import '@excalidraw/excalidraw/index.css'
import { createRoot } from 'react-dom/client'
import { INK, PAPER, readColumns, SUNKEN, TINTS, type Box, type CardBox } from './canvasContent.ts'
import { declareUsable, elementWithId } from './content.ts'

const FONT_SIZE = 16
const LINE_HEIGHT = 1.25

/**
 * A saved drawing, opened: a card is a filled rectangle with its text bound to it, which is what Excalidraw itself
 * makes of a labelled rectangle. Plain strokes and the system's font: nothing is sketched, nothing is fetched.
 */
function elementsOfBoard(): ExcalidrawElement[] {
  return readColumns().flatMap(({ name, cards, ...box }) => [
    element({
      ...surface(box),
      id: `column:${name}`,
      backgroundColor: SUNKEN,
      strokeColor: SUNKEN,
      locked: true,
    }),
    element({
      ...words([name], { ...box, x: box.x + 12, y: box.y + 10, width: box.width - 24 }),
      id: `name:${name}`,
      containerId: null,
      locked: true,
    }),
    ...cards.flatMap(elementsOfCard),
  ])
}

function elementsOfCard({ id, kind, lines, ...box }: CardBox): ExcalidrawElement[] {
  const colours = TINTS[kind]
  return [
    element({
      ...surface(box),
      id,
      strokeColor: colours?.edge,
      backgroundColor: colours?.tint,
      roundness: { type: 3 },
      boundElements: [{ id: `text:${id}`, type: 'text' }],
      customData: { cardId: id },
    }),
    element({
      ...words([kind.replace('-', ' '), ...lines], {
        ...box,
        x: box.x + 10,
        y: box.y + 8,
        width: box.width - 20,
      }),
      id: `text:${id}`,
      containerId: id,
    }),
  ]
}

function surface({ x, y, width, height }: Box) {
  return { type: 'rectangle', x, y, width, height, fillStyle: 'solid', strokeWidth: 1, roughness: 0 }
}

function words(lines: readonly string[], { x, y, width }: Box) {
  const text = lines.join('\n')
  return {
    type: 'text',
    x,
    y,
    width,
    height: lines.length * FONT_SIZE * LINE_HEIGHT,
    text,
    originalText: text,
    fontSize: FONT_SIZE,
    fontFamily: FONT_FAMILY.Helvetica,
    lineHeight: LINE_HEIGHT,
    textAlign: 'left',
    verticalAlign: 'top',
    strokeColor: INK,
    autoResize: false,
  }
}

/** Excalidraw fills in what a saved element does not say. */
function element(saved: Record<string, unknown>): ExcalidrawElement {
  return saved as unknown as ExcalidrawElement
}

function letBenchAsk(api: ExcalidrawImperativeAPI): void {
  window.benchCards = () => {
    const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = api.getAppState()
    return api.getSceneElements().flatMap(({ id, customData, x, y, width, height }) =>
      customData
        ? [
            {
              cardId: id,
              x: (x + width / 2 + scrollX) * zoom.value + offsetLeft,
              y: (y + height / 2 + scrollY) * zoom.value + offsetTop,
              width: width * zoom.value,
            },
          ]
        : [],
    )
  }
  const stopWaiting = api.onChange((elements, { isLoading }) => {
    if (isLoading || elements.length === 0) return
    stopWaiting()
    declareUsable()
  })
}

const elements = elementsOfBoard()
createRoot(elementWithId('root')).render(
  <div style={{ height: '100vh' }}>
    <Excalidraw
      excalidrawAPI={letBenchAsk}
      initialData={{
        elements,
        appState: { viewBackgroundColor: PAPER, scrollX: 0, scrollY: 0 },
      }}
    />
  </div>,
)
