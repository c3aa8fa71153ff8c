import type { DraftSection } from '#shared/domain/draft/draftDocument'
import { printableText } from '#shared/domain/printable'
import { field, textRuns } from './docxInlines.ts'
import { pageMeasures } from './docxMeasures.ts'
import { paragraphOf } from './docxParagraph.ts'
import { element, NAMESPACES, part, setting } from './docxXml.ts'

type Orientation = DraftSection['orientation']

/** The files with what stands at the head and the foot of each page, by the id of the relationship to them. */
export const FURNITURE_PARTS = {
  'header-portrait': 'header1.xml',
  'header-landscape': 'header2.xml',
  footer: 'footer1.xml',
} as const

/** About a line of the header, the mark left out. */
const HEADER_LIMIT = 90

/** The study's title and the mark at the page's head. */
export function headerXml(title: string, orientation: Orientation): string {
  const { textWidth } = pageMeasures(orientation)
  // The style's tab is for the upright page.
  const tabs =
    orientation === 'portrait'
      ? ''
      : element(
          'w:tabs',
          {},
          element('w:tab', { 'w:val': 'clear', 'w:pos': pageMeasures('portrait').textWidth }),
          element('w:tab', { 'w:val': 'right', 'w:pos': textWidth }),
        )
  return part(
    element(
      'w:hdr',
      NAMESPACES,
      element(
        'w:p',
        {},
        element('w:pPr', {}, setting('pStyle', 'Header'), tabs),
        textRuns(shortened(title)),
        '<w:r><w:tab/></w:r>',
        textRuns('DRAFT', { bold: true }),
      ),
    ),
  )
}

/** The page's number of so many, as far as they are known before Word counts them. */
export function footerXml(pageCount: number): string {
  return part(
    element(
      'w:ftr',
      NAMESPACES,
      paragraphOf(
        { style: 'Footer' },
        textRuns('Page ') + field('PAGE', '1') + textRuns(' of ') + field('NUMPAGES', String(pageCount)),
      ),
    ),
  )
}

/** A section's page; `isFront` leaves the head and foot off the title page. */
export function sectionProperties(orientation: Orientation, isFront = false): string {
  const { width, height, margin } = pageMeasures(orientation)
  return element(
    'w:sectPr',
    {},
    element('w:headerReference', { 'w:type': 'default', 'r:id': `header-${orientation}` }),
    element('w:footerReference', { 'w:type': 'default', 'r:id': 'footer' }),
    setting('type', 'nextPage'),
    element('w:pgSz', {
      'w:w': width,
      'w:h': height,
      'w:orient': orientation === 'landscape' ? 'landscape' : undefined,
    }),
    element('w:pgMar', {
      'w:top': margin.top,
      'w:right': margin.right,
      'w:bottom': margin.bottom,
      'w:left': margin.left,
      'w:header': margin.header,
      'w:footer': margin.footer,
      'w:gutter': 0,
    }),
    isFront ? '<w:titlePg/>' : '',
  )
}

function shortened(title: string): string {
  const characters = Array.from(printableText(title))
  if (characters.length <= HEADER_LIMIT) return characters.join('')
  return `${characters.slice(0, HEADER_LIMIT).join('').trimEnd()}…`
}
