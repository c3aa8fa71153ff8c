import { useState, type RefObject } from 'react'
import type { DraftGap } from '#shared/domain/draft/draftGaps'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { GapList } from './GapList.tsx'
import { Outline } from './Outline.tsx'
import type { OutlineEntry } from './paper/paperLayout.ts'

type Part = 'outline' | 'gaps'

/** What stands beside the paper: its outline, or what the record leaves open. */
export function SidePanel({
  outline,
  gaps,
  paper,
  onFollow,
}: {
  outline: readonly OutlineEntry[]
  gaps: readonly DraftGap[]
  paper: RefObject<HTMLElement | null>
  /** A place of the draft is being gone to: what lies over the paper makes room. */
  onFollow: () => void
}) {
  const [part, setPart] = useState<Part>('outline')
  return (
    <>
      <SegmentedControl
        label="Beside the draft"
        isLabelHidden
        options={[
          { key: 'outline', label: 'Outline' },
          { key: 'gaps', label: gaps.length === 0 ? 'Gaps' : `Gaps (${gaps.length})` },
        ]}
        value={part}
        onChange={setPart}
      />
      {part === 'outline' ? (
        <Outline entries={outline} paper={paper} onFollow={onFollow} />
      ) : (
        <GapList gaps={gaps} onFollow={onFollow} />
      )}
    </>
  )
}
