/** The page's own style: nothing is fetched, system fonts only, printed on A4 with wide pages where marked. */
export const HTML_STYLE = `
:root { --ink: #1b1f23; --quiet: #565c62; --accent: #24495c; --rule: #b9c2c6; --prompt: #fff1c4; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.55 'Atkinson Hyperlegible', Arial, Helvetica, sans-serif; overflow-wrap: anywhere; }
main, header.title, nav { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
.wide { width: min(72rem, 100vw - 2.5rem); margin-left: calc((100% - min(72rem, 100vw - 2.5rem)) / 2); }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: #fff; border: 3px solid var(--accent); }
a { color: var(--accent); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1, h2, h3, h4 { color: var(--accent); line-height: 1.25; margin: 1.6em 0 .5em; break-after: avoid; }
h1 { font-size: 2.1rem; margin-top: 3rem; }
h2 { font-size: 1.6rem; margin-top: 2.4em; border-top: 2px solid var(--rule); padding-top: .7em; }
h3 { font-size: 1.25rem; }
h4 { font-size: 1.05rem; }
.number { margin-right: .6em; }
.subtitle { font-size: 1.2rem; color: var(--quiet); }
.mark { display: inline-block; font-weight: 700; color: var(--accent); border: 2px solid var(--accent); padding: .1rem .7rem; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dl.facts dt { font-weight: 700; }
dl.facts dd { margin: 0; }
nav ol { list-style: none; padding-left: 0; }
nav ol ol { padding-left: 2.2rem; }
mark, .prompt, .left { background: var(--prompt); color: var(--ink); }
mark { padding: 0 .15em; }
.prompt, .left { border-left: 5px solid #b98900; padding: .5rem .9rem; }
.note { color: var(--quiet); font-size: .9rem; }
code { font-size: .85em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 1.2rem 0; font-size: .88rem; line-height: 1.4; border-top: 2px solid var(--accent); border-bottom: 2px solid var(--accent); }
caption { text-align: left; font-weight: 700; color: var(--accent); padding: .4rem 0; }
th, td { padding: .4rem .5rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--rule); }
thead th { background: #eaf0f2; color: var(--accent); vertical-align: bottom; }
tbody th { font-weight: 400; }
th, td { overflow-wrap: break-word; }
thead th { overflow-wrap: normal; }
td code { overflow-wrap: anywhere; }
td p, th p { margin: 0; }
.end { text-align: end; }
.centre { text-align: center; }
figure { margin: 1.5rem 0; }
figcaption { font-weight: 700; color: var(--accent); font-size: .92rem; }
svg { max-width: 100%; height: auto; }
figure svg { min-width: 34rem; }
@media print {
  @page { size: A4; margin: 20mm 18mm; @top-right { content: 'DRAFT'; font: 700 9pt Arial, sans-serif; } @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font: 9pt Arial, sans-serif; } }
  @page wide { size: A4 landscape; margin: 15mm; }
  body { font-size: 10.5pt; }
  table { font-size: 9pt; }
  .wide table { font-size: 8.2pt; }
  th, td { padding: .25rem .35rem; }
  caption { break-after: avoid; }
  main, header.title, nav { max-width: none; padding: 0; }
  .wide { page: wide; width: auto; margin: 0; }
  .scroll { overflow: visible; }
  table, figure svg { min-width: 0 !important; }
  figure svg { max-height: 235mm; }
  nav, main { break-before: page; }
  .skip { display: none; }
  thead { display: table-header-group; }
  tr, figure, .prompt { break-inside: avoid; }
  mark, .prompt, .left, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
