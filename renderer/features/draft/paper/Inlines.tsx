import { use, type ReactNode } from 'react'
import type { Inline } from '#shared/domain/draft/draftDocument'
import { CardCodeLink } from './CardCodeLink.tsx'
import { DraftLink } from './DraftLink.tsx'
import { numbered } from './numbered.ts'
import { LabelsContext } from './PaperContext.ts'
import styles from './paper.module.css'
import { Picture } from './Picture.tsx'
import { Prompt } from './Prompt.tsx'

/** A line of the draft. */
export function Inlines({ content }: { content: readonly Inline[] }) {
  return numbered(groups(content)).map(({ key, item: group }) => {
    if (group.kind === 'one') {
      const { part } = group
      // A prompt that is answered keeps its place, and the focus with it.
      if (part.kind === 'prompt') return <Prompt key={`asked ${part.key}`} asked={part} place="line" />
      return <One key={key} part={part} />
    }
    const words = numbered(group.parts).map(({ key: place, item }) =>
      item.kind === 'prompt' ? null : <One key={place} part={item} />,
    )
    return <Prompt key={`asked ${group.answers.key}`} asked={group.answers} place="line" written={words} />
  })
}

type Answers = NonNullable<Extract<Inline, { kind: 'quoted' }>['answers']>
type Group =
  | { readonly kind: 'one'; readonly part: Inline }
  | { readonly kind: 'answer'; readonly answers: Answers; readonly parts: readonly Inline[] }

/** Names that answer one prompt are one answer, with what stands between them. */
function groups(content: readonly Inline[]): Group[] {
  const made: Group[] = []
  for (let index = 0; index < content.length; index++) {
    const part = content[index]
    if (!part) break
    const answers = answersOf(part)
    if (!answers) {
      made.push({ kind: 'one', part })
      continue
    }
    const last = content.findLastIndex((other) => answersOf(other)?.key === answers.key)
    made.push({ kind: 'answer', answers, parts: content.slice(index, last + 1) })
    index = last
  }
  return made
}

function answersOf(part: Inline): Answers | undefined {
  return part.kind === 'text' || part.kind === 'quoted' ? part.answers : undefined
}

function One({ part }: { part: Exclude<Inline, { kind: 'prompt' }> }): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.bold ? <strong>{part.text}</strong> : part.text
    case 'quoted': {
      const words = <bdi>{part.text}</bdi>
      return part.bold ? <strong>{words}</strong> : words
    }
    case 'code':
      return <CardCodeLink text={part.text} />
    case 'reference':
      return <Reference anchor={part.anchor} text={part.text} />
    case 'picture':
      return (
        <span className={styles['inlinePicture']}>
          <Picture svg={part.svg} alternative={part.alternativeText} />
        </span>
      )
  }
}

function Reference({ anchor, text }: { anchor: string; text: string | null }) {
  const { references } = use(LabelsContext)
  return (
    <DraftLink anchor={anchor} className={styles['reference'] ?? ''}>
      {text ?? references.get(anchor) ?? ''}
    </DraftLink>
  )
}
