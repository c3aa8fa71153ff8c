import type { DraftGap, DraftGapKind } from '#shared/domain/draft/draftGaps'
import { useStudy } from '../../api/StudyContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './draft.module.css'
import { cardAddress, stageAddress } from './leadsTo.ts'
import { DraftLink } from './paper/DraftLink.tsx'

interface KindWords {
  readonly kind: DraftGapKind
  readonly title: string
  /** What to do about it. */
  readonly way: string
}

const KINDS: readonly KindWords[] = [
  {
    kind: 'open-barrier',
    title: 'Barriers that nothing addresses',
    way: 'Link each to a training need or to an enabler.',
  },
  {
    kind: 'unasked-need',
    title: 'Training needs that no barrier asks for',
    way: 'Link a barrier to each, if one is behind it.',
  },
  { kind: 'empty-stage', title: 'Stages without cards', way: 'Move cards there, or put the stage away.' },
  {
    kind: 'stage-without-statement',
    title: 'Stages without an agreed statement',
    way: 'Write a statement for each and put it to the vote.',
  },
  {
    kind: 'reworded-since-vote',
    title: 'Statements reworded since the vote',
    way: 'Go back to the wording of the vote, or vote again.',
  },
  {
    kind: 'agreed-without-vote',
    title: 'Statements agreed without a vote',
    way: 'Put them to the vote, or let the reason stand.',
  },
]

/** What the record leaves open, each leading to where it is closed. */
export function GapList({ gaps, onFollow }: { gaps: readonly DraftGap[]; onFollow: () => void }) {
  if (gaps.length === 0) {
    return (
      <p className={styles['noGaps']}>
        <Icon name="check" /> The record leaves nothing open.
      </p>
    )
  }
  return (
    <div className={styles['gaps']}>
      {KINDS.map(({ kind, title, way }) => {
        const found = gaps.filter((gap) => gap.kind === kind)
        if (found.length === 0) return null
        return (
          <section key={kind} aria-label={title}>
            <h2>
              {title} <span className={styles['gapCount']}>{found.length}</span>
            </h2>
            <p>{way}</p>
            <ul>
              {found.map((gap) => (
                <li key={gap.anchor}>
                  <GapLink gap={gap} onFollow={onFollow} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function GapLink({ gap, onFollow }: { gap: DraftGap; onFollow: () => void }) {
  const address = useStudy((state) => {
    if ('cardId' in gap) return cardAddress(state, gap.cardId)
    return 'columnId' in gap ? stageAddress(state, gap.columnId) : `#/statements/${gap.statementId}`
  })
  // What it was about may be gone by now: its row in the draft is there until the draft has followed.
  return address === null ? (
    <DraftLink anchor={gap.anchor} onFollow={onFollow}>
      <bdi>{gap.words}</bdi>
    </DraftLink>
  ) : (
    <a href={address}>
      <bdi>{gap.words}</bdi>
    </a>
  )
}
