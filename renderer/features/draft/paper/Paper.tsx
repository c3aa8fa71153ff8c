import { memo, type RefObject } from 'react'
import type { TitlePage } from '#shared/domain/draft/draftDocument'
import { placeId } from '../draftPlace.ts'
import { Inlines } from './Inlines.tsx'
import styles from './paper.module.css'
import { PaperBlock } from './PaperBlock.tsx'
import { LabelsContext } from './PaperContext.ts'
import type { PaperLayout, PaperPart, PaperSheet } from './paperLayout.ts'

/** The draft as it will be read, its pages below each other. */
export function Paper({ layout, frame }: { layout: PaperLayout; frame: RefObject<HTMLElement | null> }) {
  return (
    <LabelsContext value={layout}>
      <article ref={frame} className={styles['paper']} lang={layout.language} aria-label="The draft">
        <FirstPage page={layout.titlePage} />
        {layout.sheets.map((sheet) => (
          <Sheet key={sheet.key} sheet={sheet} />
        ))}
      </article>
    </LabelsContext>
  )
}

const FirstPage = memo(function FirstPage({ page }: { page: TitlePage }) {
  return (
    <div className={`${styles['sheet']} ${styles['first']}`} id={placeId('title-page')}>
      <h2>
        <Inlines content={page.title} />
      </h2>
      <p className={styles['subtitle']}>{page.subtitle}</p>
      <p className={styles['mark']}>{page.mark}</p>
      <dl>
        {page.facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Inlines content={value} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles['promptsLeft']}>{page.promptsLeft}</p>
    </div>
  )
})

function Sheet({ sheet }: { sheet: PaperSheet }) {
  return (
    <div className={styles['sheet']} data-is-wide={sheet.isWide || undefined}>
      {sheet.parts.map((part) => (
        <Part key={part.key} part={part} />
      ))}
    </div>
  )
}

/** What is out of sight is in the page, for finding and for screen readers, and is not laid out until it is near. */
const Part = memo(function Part({ part }: { part: PaperPart }) {
  const [first] = part.blocks
  return (
    <div
      className={styles['part']}
      {...(first?.block.kind === 'heading' ? { 'data-part': first.block.anchor } : {})}
    >
      {part.blocks.map(({ key, block }) => (
        <PaperBlock key={key} block={block} />
      ))}
    </div>
  )
})
