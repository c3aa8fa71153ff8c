import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BoardContent } from './boardStudy.ts'
import { escaped, servePage, type ServedPage } from './pageServer.ts'

const FONTS = '@fontsource/atkinson-hyperlegible/files/'

/**
 * The peer: the same cards in the same columns as a page written by hand, with every card in the document, no
 * framework, and a drag of pointer events and `transform`. It has the app's own tokens and fonts, and as many
 * boxes, shadows and signs a card.
 */
export async function servePlainBoard(content: BoardContent): Promise<ServedPage> {
  const fonts = fileURLToPath(new URL(`../../node_modules/${FONTS}`, import.meta.url))
  return servePage(plainPage(content), { '/fonts/': fonts })
}

function readBeside(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

function plainPage({ title, columns }: BoardContent): string {
  const theme = readBeside('../../renderer/ui/theme.css').replaceAll(FONTS, '/fonts/')
  const columnsOfHtml = columns.map(({ name, cards }) => {
    const items = cards.map((card, index) => plainCard(card, index, cards.length))
    return `<section class="column" aria-label="${escaped(name)}">
<header><h2>${escaped(name)}</h2><span class="count">${cards.length}</span><button type="button">+</button></header>
<ol class="list">${items.join('\n')}</ol></section>`
  })
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<link rel="icon" href="data:,"><style>${theme}\n${readBeside('plainBoard.css')}</style></head>
<body><header class="top"><h1>${escaped(title)}</h1><button type="button">Undo</button><button type="button">Redo</button></header>
<main class="board">${columnsOfHtml.join('\n')}</main>
<script>${readBeside('plainBoard.js')}</script></body></html>`
}

const OUTLINES: Readonly<Record<string, string>> = {
  step: 'M2 4h10l6.5 6L12 16H2z',
  barrier: 'M6.3 1.5h7.4l4.8 4.8v7.4l-4.8 4.8H6.3l-4.8-4.8V6.3z',
  enabler: 'M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z',
  'training-need':
    'M1.5 3.5c3-1 6-.8 8.5.8 2.5-1.6 5.5-1.8 8.5-.8v12.5c-3-1-6-.8-8.5.8-2.5-1.6-5.500-1.800-8.500-.8z',
  idea: 'M10 .8 19.2 10 10 19.2.8 10z',
}

function plainCard(
  { id, kind, text }: { id: string; kind: string; text: string },
  index: number,
  count: number,
) {
  return `<li aria-posinset="${index + 1}" aria-setsize="${count}"><div class="card" data-kind="${kind}"><button type="button" class="face" data-card-id="${id}"><span class="mark"><svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="${OUTLINES[kind]}" fill="currentColor"/><path d="M6 10h8" fill="none" stroke="#fff" stroke-width="2"/></svg><span>${kind.replace('-', ' ')}</span></span><span class="text">${escaped(text)}</span></button><button type="button" class="more" aria-label="Card menu"><svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M4 10h.01M10 10h.01M16 10h.01" stroke="currentColor" stroke-width="3" stroke-linecap="round"/></svg></button></div></li>`
}
