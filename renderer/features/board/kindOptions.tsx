import { KIND_LABELS, KindMark, KINDS } from '../../ui/KindMark.tsx'

/** The five kinds of cards, for a list to choose from. */
export const KIND_OPTIONS = KINDS.map((kind) => ({
  key: kind,
  label: KIND_LABELS[kind],
  mark: <KindMark kind={kind} isLabelShown={false} />,
}))
