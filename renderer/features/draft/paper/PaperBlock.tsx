import { memo, use, type ReactNode } from 'react'
import type { Block, BlockOf } from '#shared/domain/draft/draftDocument'
import { placeId } from '../draftPlace.ts'
import { Inlines } from './Inlines.tsx'
import { numbered } from './numbered.ts'
import { LabelsContext } from './PaperContext.ts'
import styles from './paper.module.css'
import { PaperTable } from './PaperTable.tsx'
import { Picture } from './Picture.tsx'
import { Prompt } from './Prompt.tsx'
import { ScrollBox } from './ScrollBox.tsx'

/** One block of the draft; drawn anew only when it says something else. */
export const PaperBlock = memo(function PaperBlock({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <PaperHeading block={block} />
    case 'paragraph':
      return (
        <p>
          <Inlines content={block.content} />
        </p>
      )
    case 'note':
      return (
        <p className={styles['note']}>
          <Inlines content={block.content} />
        </p>
      )
    case 'list':
      return <PaperList block={block} />
    case 'table':
      return <LabelledTable block={block} />
    case 'figure':
      return <Figure block={block} />
    case 'prompt':
      return <Prompt asked={block} place="block" />
    case 'answer':
      return (
        <Prompt
          asked={block}
          place="block"
          written={numbered(block.paragraphs).map(({ key, item }) => (
            <p key={key}>
              <Inlines content={item} />
            </p>
          ))}
        />
      )
  }
})

/** The page's own heading is the first level and the document's title the second. */
const TAGS = { 1: 'h3', 2: 'h4', 3: 'h5' } as const

function PaperHeading({ block }: { block: BlockOf<'heading'> }) {
  const number = use(LabelsContext).numbers.get(block.anchor)
  const Tag = TAGS[block.level]
  return (
    <Tag id={placeId(block.anchor)}>
      {number !== undefined && <span className={styles['number']}>{`${number} `}</span>}
      <Inlines content={block.text} />
    </Tag>
  )
}

function PaperList({ block }: { block: BlockOf<'list'> }) {
  const Tag = block.isOrdered ? 'ol' : 'ul'
  return (
    <Tag>
      {numbered(block.items).map(({ key, item }) => (
        <li key={key}>
          <Inlines content={item} />
        </li>
      ))}
    </Tag>
  )
}

function LabelledTable({ block }: { block: BlockOf<'table'> }) {
  return <PaperTable table={block} label={use(LabelsContext).captions.get(block.anchor) ?? ''} />
}

function Figure({ block }: { block: BlockOf<'figure'> }) {
  const label = use(LabelsContext).captions.get(block.anchor) ?? ''
  const captionId = `${placeId(block.anchor)}-caption`
  return (
    <figure id={placeId(block.anchor)} aria-labelledby={captionId}>
      <ScrollBox labelledBy={captionId}>
        <span className={styles['figure']} style={{ maxWidth: `${block.width / 16}rem` }}>
          <Picture svg={block.svg} alternative={block.alternativeText} />
        </span>
      </ScrollBox>
      <figcaption id={captionId}>
        {label}. <Inlines content={block.caption} />
      </figcaption>
    </figure>
  )
}
