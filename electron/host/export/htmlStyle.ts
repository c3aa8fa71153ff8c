/**
 * The page's own style: nothing is fetched and no font is embedded. The contents stand beside the text where the window
 * is wide enough; printed, it is a report on A4 with wide pages where marked.
 */
export const HTML_STYLE = `
:root { --ink: #1b1f23; --quiet: #565c62; --accent: #24495c; --rule: #b9c2c6; --tint: #eaf0f2; --prompt: #fff1c4; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.55 'Atkinson Hyperlegible', Arial, Helvetica, sans-serif; overflow-wrap: anywhere; }
header.title, nav, main > * { max-width: 48.5rem; margin-inline: auto; padding-inline: 1.25rem; }
main > .wide { max-width: 74rem; }
main > ul, main > ol { padding-inline-start: 2.75rem; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: #fff; border: 3px solid var(--accent); }
a { color: var(--accent); }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
:target { background: var(--prompt); }
h1, h2, h3, h4 { color: var(--accent); line-height: 1.25; margin-block: 1.6em .5em; text-wrap: balance; }
h1 { font-size: 2.1rem; margin-top: 3rem; }
h2 { font-size: 1.6rem; margin-top: 2.6em; }
main > h2::before, .wide > h2::before { content: ''; display: block; border-top: 2px solid var(--rule); margin-bottom: .7em; }
h3 { font-size: 1.25rem; }
h4 { font-size: 1.05rem; }
.number { margin-inline-end: .35em; }
.subtitle { font-size: 1.2rem; color: var(--quiet); }
.mark { display: inline-block; font-weight: 700; color: var(--accent); border: 2px solid var(--accent); padding: .1rem .7rem; }
dl.facts { display: grid; grid-template-columns: fit-content(12rem) 1fr; gap: .25rem 1rem; }
dl.facts dt { font-weight: 700; }
dl.facts dd { margin: 0; }
nav ol { list-style: none; padding-inline-start: 0; margin-block: 0; }
nav ol ol { padding-inline-start: 1.6rem; }
nav a { display: inline-block; min-height: 1.6rem; padding-block: .12rem; text-decoration: none; }
nav a:hover, nav a:focus-visible { text-decoration: underline; }
nav > ol > li { margin-top: .35rem; }
nav > ol > li > a { font-weight: 700; }
mark, .prompt, .left { background: var(--prompt); color: var(--ink); }
mark { padding: 0 .15em; }
.prompt, .left { border-inline-start: 5px solid #b98900; padding: .5rem .9rem; }
main > .prompt { width: calc(100% - 2.5rem); max-width: 46rem; }
.note { color: var(--quiet); font-size: .9rem; }
code { font-size: .85em; }
li + li { margin-top: .2em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 1.2rem 0; font-size: .88rem; line-height: 1.4; border-block: 2px solid var(--accent); }
caption { text-align: start; font-weight: 700; color: var(--accent); padding: .4rem 0; }
th, td { padding: .4rem .5rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--rule); overflow-wrap: break-word; }
thead th { background: var(--tint); color: var(--accent); vertical-align: bottom; overflow-wrap: normal; }
tbody th { font-weight: 400; }
td code { overflow-wrap: anywhere; }
td p, th p { margin: 0; }
.end { text-align: end; }
.centre { text-align: center; }
figure { margin-block: 1.5rem; }
figcaption { font-weight: 700; color: var(--accent); font-size: .92rem; }
svg { max-width: 100%; height: auto; }
figure svg { min-width: 34rem; }
@media screen and (min-width: 78rem) {
  body { display: grid; grid-template-columns: 20rem minmax(0, 1fr); grid-template-rows: auto 1fr; }
  header.title { grid-area: 1 / 2; margin-inline: 0; padding-inline: 2.5rem; }
  main { grid-area: 2 / 2; }
  main > * { margin-inline: 1.25rem; }
  main > .prompt { margin-inline-start: 2.5rem; }
  main > .wide { max-width: min(74rem, 100% - 2.5rem); }
  nav { grid-area: 1 / 1 / span 2; position: sticky; top: 0; width: 100%; height: 100vh; margin: 0; padding-block: 1.5rem 3rem; overflow-y: auto; background: var(--tint); font-size: .9rem; line-height: 1.35; }
  nav h2 { font-size: 1.15rem; margin-block: 0 .6rem; }
}
@media print {
  @page {
    size: A4; margin: 22mm 18mm 20mm;
    @top-left { content: var(--running-title); font: 8pt Arial, sans-serif; color: #565c62; width: 82%; white-space: nowrap; }
    @top-right { content: 'DRAFT'; font: 700 9pt Arial, sans-serif; color: #24495c; }
    @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font: 9pt Arial, sans-serif; color: #565c62; }
  }
  @page :first { @top-left { content: none; } }
  @page wide { size: A4 landscape; margin: 18mm 15mm 16mm; }
  body { font-size: 10pt; line-height: 1.42; }
  header.title, nav, main > *, main > .wide { max-width: none; padding-inline: 0; margin-inline: 0; }
  main > ul, main > ol { padding-inline-start: 1.5rem; }
  main > .prompt { width: auto; max-width: none; padding-inline: .8rem; }
  h1 { font-size: 24pt; margin-top: 35mm; }
  h2 { font-size: 16pt; margin-top: 1.8em; }
  h3 { font-size: 12.5pt; margin-top: 1.4em; }
  h4 { font-size: 10.5pt; }
  h1, h2, h3, h4, caption { break-after: avoid; }
  /* Blanks at the ends of lines count: without them a PDF's outline joins the words around them. */
  h1, h2, h3, h4 { white-space: pre-wrap; }
  nav, main { break-before: page; }
  nav h2, main > h2:first-child, .wide > :first-child { margin-top: 0; }
  main > h2:first-child::before, .wide > h2:first-child::before { display: none; }
  nav a { min-height: 0; }
  nav > ol { columns: 2; column-gap: 2.5rem; }
  nav > ol > li > a { break-after: avoid; }
  nav ol ol { padding-inline-start: 1.2rem; }
  nav li { break-inside: avoid-column; }
  nav > ol > li { break-inside: auto; }
  .wide { page: wide; }
  p, li { orphans: 2; widows: 2; }
  .skip { display: none; }
  .scroll { overflow: visible; }
  table { font-size: 8.6pt; line-height: 1.32; }
  .wide table { font-size: 8pt; }
  table, figure svg { min-width: 0 !important; }
  figure svg { max-height: 225mm; }
  th, td { padding: .22rem .35rem; }
  thead { display: table-header-group; break-after: avoid; }
  /* A header never stands alone at the foot of a page, nor does the last row at the head of one. */
  tbody tr:first-child { break-before: avoid; }
  tbody tr:nth-last-child(2):not(:first-child) { break-after: avoid; }
  tr, figure, .prompt, .left, h1, h2, h3, h4 { break-inside: avoid; }
  .note { font-size: 8.8pt; line-height: 1.35; margin-block: .35rem .7rem; }
  figcaption, caption { font-size: 9.2pt; }
  .prompt { padding-block: .2rem; margin-block: .45rem; }
  :target { background: none; }
  mark, .prompt, .left, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`

/** The rule that puts a title into the head of every printed page but the first. */
export function runningTitle(title: string): string {
  const characters = Array.from(title)
  const shown =
    characters.length <= LONGEST_RUNNING_TITLE
      ? title
      : `${characters.slice(0, LONGEST_RUNNING_TITLE).join('').trimEnd()}…`
  // Letters and digits stand for themselves; anything else could end the string, the rule or the style.
  const content = Array.from(shown, (character) =>
    /[\p{L}\p{N}]/u.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  ).join('')
  return `:root { --running-title: '${content}'; }`
}

/** About a line, the mark left out. */
const LONGEST_RUNNING_TITLE = 100
