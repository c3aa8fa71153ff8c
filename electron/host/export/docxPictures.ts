import { element } from './docxXml.ts'
import type { Rasterise } from './rasterise.ts'

/** What is drawn, in pixels. */
export interface PictureParts {
  svg: string
  /** Empty for a picture that only decorates. */
  alternativeText: string
  width: number
  height: number
}

/** A file of the package and the relationship that leads to it. */
export interface Medium {
  id: string
  path: string
  bytes: Uint8Array
}

export interface Pictures {
  draw: (picture: PictureParts) => string
  /** What has been drawn until now, each picture once however often it stands in the document. */
  media: () => Medium[]
}

/** Twice the size on screen, so that the fallback is crisp on paper. */
const RASTER_SCALE = 2
const EMU_A_PIXEL = 9_525
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const SVG_EXTENSION = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}'
const DECORATIVE_EXTENSION = '{C183D7F6-B498-43B3-948B-1728B52AA6E4}'

/** Pictures that are sharp at any size in Word, with a PNG for programs that do not draw SVG. */
export function makePictures(rasterise: Rasterise): Pictures {
  const ids = new Map<string, { svg: Medium; png: Medium }>()
  let count = 0
  const fileOf = (svg: string) => {
    const known = ids.get(svg)
    if (known !== undefined) return known
    const number = ids.size + 1
    const made = {
      svg: {
        id: `svg${number}`,
        path: `media/image${number}.svg`,
        bytes: new TextEncoder().encode(svg),
      },
      png: {
        id: `png${number}`,
        path: `media/image${number}.png`,
        bytes: rasterise(svg, RASTER_SCALE),
      },
    }
    ids.set(svg, made)
    return made
  }
  return {
    draw: (picture) => {
      const { svg, png } = fileOf(picture.svg)
      count += 1
      return drawing(picture, { number: count, vectorId: svg.id, rasterId: png.id })
    },
    media: () => [...ids.values()].flatMap(({ svg, png }) => [svg, png]),
  }
}

interface DrawingIds {
  number: number
  vectorId: string
  rasterId: string
}

function drawing(
  { alternativeText, width, height }: PictureParts,
  { number, vectorId, rasterId }: DrawingIds,
): string {
  const size = { cx: Math.round(width) * EMU_A_PIXEL, cy: Math.round(height) * EMU_A_PIXEL }
  const names = { id: number, name: `Picture ${number}`, descr: alternativeText }
  const picture = element(
    'pic:pic',
    { 'xmlns:pic': `${DRAWING}/picture` },
    element('pic:nvPicPr', {}, element('pic:cNvPr', names), element('pic:cNvPicPr', {})),
    element(
      'pic:blipFill',
      {},
      element('a:blip', { 'r:embed': rasterId }, element('a:extLst', {}, svgBlip(vectorId))),
      '<a:stretch><a:fillRect/></a:stretch>',
    ),
    element(
      'pic:spPr',
      {},
      element('a:xfrm', {}, '<a:off x="0" y="0"/>', element('a:ext', size)),
      '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
    ),
  )
  const inline = element(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    element('wp:extent', size),
    '<wp:effectExtent l="0" t="0" r="0" b="0"/>',
    element('wp:docPr', names, alternativeText === '' ? DECORATIVE : ''),
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>',
    element('a:graphic', {}, element('a:graphicData', { uri: `${DRAWING}/picture` }, picture)),
  )
  return element('w:r', {}, element('w:drawing', {}, inline))
}

function svgBlip(id: string): string {
  return element(
    'a:ext',
    { uri: SVG_EXTENSION },
    element('asvg:svgBlip', {
      'xmlns:asvg': 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
      'r:embed': id,
    }),
  )
}

/** Screen readers pass over the picture, and Word's accessibility checker does not ask for its words. */
const DECORATIVE = element(
  'a:extLst',
  {},
  element(
    'a:ext',
    { uri: DECORATIVE_EXTENSION },
    element('adec:decorative', {
      'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
      val: 1,
    }),
  ),
)

export const DRAWING_NAMESPACES = {
  'xmlns:wp': `${DRAWING}/wordprocessingDrawing`,
  'xmlns:a': `${DRAWING}/main`,
} as const
