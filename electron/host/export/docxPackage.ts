import { strToU8, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import { escapeXml } from '#shared/domain/printable'
import { FURNITURE_PARTS } from './docxFurniture.ts'
import type { Medium } from './docxPictures.ts'
import { element, NAMESPACES, part, setting } from './docxXml.ts'

/** The earliest time that a zip file can hold; local, as the format knows no time zone. */
const FIXED_TIME = new Date(1980, 0, 1)
const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.extended-properties+xml'
const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml'

export interface PackageParts {
  document: string
  styles: string
  numbering: string
  /** Heads and feet of pages, by the relationship's id. */
  furniture: Readonly<Record<keyof typeof FURNITURE_PARTS, string>>
  media: readonly Medium[]
  properties: DraftDocument['properties']
  /** Shown in the file's properties. */
  description: string
  pageCount: number
}

/** The parts in one file. Nothing in it depends on when or where it is written: only the stated export time does. */
export function packDocx(parts: PackageParts): Uint8Array {
  const { properties, furniture, media } = parts
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': packageRelations(),
    'word/document.xml': parts.document,
    'word/_rels/document.xml.rels': documentRelations(media),
    'word/styles.xml': parts.styles,
    'word/numbering.xml': parts.numbering,
    'word/settings.xml': settings(properties.language),
    'docProps/core.xml': coreProperties(properties, parts.description),
    'docProps/app.xml': programProperties(properties.program, parts.pageCount),
  }
  for (const [id, name] of furnitureParts()) files[`word/${name}`] = furniture[id]
  for (const { path, bytes } of media) files[`word/${path}`] = bytes
  const zipped: Zippable = {}
  for (const [name, content] of Object.entries(files)) {
    // PNGs are packed already.
    const level = name.endsWith('.png') ? 0 : 6
    zipped[name] = [typeof content === 'string' ? strToU8(content) : content, { mtime: FIXED_TIME, level }]
  }
  return zipSync(zipped)
}

function furnitureParts() {
  return Object.entries(FURNITURE_PARTS) as [keyof typeof FURNITURE_PARTS, string][]
}

function contentTypes(): string {
  const usual = (extension: string, type: string) =>
    element('Default', { Extension: extension, ContentType: type })
  const one = (name: string, type: string) => element('Override', { PartName: name, ContentType: type })
  return part(
    element(
      'Types',
      { xmlns: CONTENT_TYPES },
      usual('rels', 'application/vnd.openxmlformats-package.relationships+xml'),
      usual('xml', 'application/xml'),
      usual('png', 'image/png'),
      usual('svg', 'image/svg+xml'),
      one('/word/document.xml', `${WORD_TYPE}.document.main+xml`),
      one('/word/styles.xml', `${WORD_TYPE}.styles+xml`),
      one('/word/numbering.xml', `${WORD_TYPE}.numbering+xml`),
      one('/word/settings.xml', `${WORD_TYPE}.settings+xml`),
      ...furnitureParts().map(([id, name]) =>
        one(`/word/${name}`, `${WORD_TYPE}.${id === 'footer' ? 'footer' : 'header'}+xml`),
      ),
      one('/docProps/core.xml', CORE_TYPE),
      one('/docProps/app.xml', PROPERTIES_TYPE),
    ),
  )
}

function relation(id: string, type: string, target: string): string {
  return element('Relationship', { Id: id, Type: type, Target: target })
}

function packageRelations(): string {
  return part(
    element(
      'Relationships',
      { xmlns: PACKAGE_RELATIONS },
      relation('document', `${RELATION}/officeDocument`, 'word/document.xml'),
      relation('core', `${PACKAGE_RELATIONS}/metadata/core-properties`, 'docProps/core.xml'),
      relation('app', `${RELATION}/extended-properties`, 'docProps/app.xml'),
    ),
  )
}

/** Every relationship leads into the package. */
function documentRelations(media: readonly Medium[]): string {
  return part(
    element(
      'Relationships',
      { xmlns: PACKAGE_RELATIONS },
      relation('styles', `${RELATION}/styles`, 'styles.xml'),
      relation('numbering', `${RELATION}/numbering`, 'numbering.xml'),
      relation('settings', `${RELATION}/settings`, 'settings.xml'),
      ...furnitureParts().map(([id, name]) =>
        relation(id, `${RELATION}/${id === 'footer' ? 'footer' : 'header'}`, name),
      ),
      ...media.map(({ id, path }) => relation(id, `${RELATION}/image`, path)),
    ),
  )
}

/** Word of 2013 and later: without the mark it opens the file in "compatibility mode". */
const COMPATIBILITY = element('w:compatSetting', {
  'w:name': 'compatibilityMode',
  'w:uri': 'http://schemas.microsoft.com/office/word',
  'w:val': 15,
})

function settings(language: string): string {
  return part(
    element(
      'w:settings',
      NAMESPACES,
      element('w:zoom', { 'w:percent': 100 }),
      setting('defaultTabStop', 720),
      setting('characterSpacingControl', 'doNotCompress'),
      element('w:compat', {}, COMPATIBILITY),
      element('w:themeFontLang', { 'w:val': language }),
      setting('decimalSymbol', '.'),
      setting('listSeparator', ','),
    ),
  )
}

function coreProperties(
  { title, subject, language, program, exportedAt }: DraftDocument['properties'],
  description: string,
): string {
  const time = (name: string) =>
    element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, escapeXml(exportedAt))
  return part(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      element('dc:title', {}, escapeXml(title)),
      element('dc:subject', {}, escapeXml(subject)),
      element('dc:creator', {}, escapeXml(program)),
      element('cp:keywords', {}, 'consensus, draft'),
      element('dc:description', {}, escapeXml(description)),
      element('cp:lastModifiedBy', {}, escapeXml(program)),
      element('cp:revision', {}, '1'),
      time('created'),
      time('modified'),
      element('dc:language', {}, escapeXml(language)),
    ),
  )
}

function programProperties(program: string, pageCount: number): string {
  return part(
    element(
      'Properties',
      { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
      element('Pages', {}, String(pageCount)),
      element('Application', {}, escapeXml(program)),
    ),
  )
}
