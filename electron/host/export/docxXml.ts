import { escapeXml } from '#shared/domain/printable'

/** Attributes by name; what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element with its attributes escaped and its content, which is XML already, as it stands. */
export function element(name: string, attributes: Attributes, ...content: string[]): string {
  let tag = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue
    tag += ` ${key}="${typeof value === 'number' ? value : escapeXml(value)}"`
  }
  const inside = content.join('')
  return inside === '' ? `${tag}/>` : `${tag}>${inside}</${name}>`
}

/** The many elements that say one thing: `<w:jc w:val="right"/>`. */
export function setting(name: string, value: string | number): string {
  return element(`w:${name}`, { 'w:val': value })
}

/** A part of the package, with the declaration that each of them starts with. */
export function part(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${root}`
}

export const NAMESPACES = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const
