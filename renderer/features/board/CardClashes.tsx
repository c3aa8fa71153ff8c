import type { Card } from '#shared/domain/board/card'
import { Button } from '../../ui/Button.tsx'
import { KIND_LABELS } from '../../ui/KindMark.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { clashes, keepingMine, withoutField, type CardDraft, type DraftField } from './cardDraft.ts'
import styles from './dialogs.module.css'

/** What was changed here and, at the same time, elsewhere: a person decides, nothing is written over. */
export function CardClashes({
  card,
  draft,
  onDecide,
}: {
  card: Card
  draft: CardDraft
  onDecide: (draft: CardDraft) => void
}) {
  return clashes(draft, card).map((field) => (
    <Notice
      key={field}
      tone="warning"
      title={whatHappened(card, field)}
      actions={
        <>
          <Button size="small" onPress={() => onDecide(keepingMine(draft, card, field))}>
            Keep mine
          </Button>
          <Button size="small" onPress={() => onDecide(withoutField(draft, field))}>
            Take theirs
          </Button>
        </>
      }
    >
      <p className={styles['theirs']}>{field === 'kind' ? KIND_LABELS[card.kind] : card[field]}</p>
    </Notice>
  ))
}

function whatHappened(card: Card, field: DraftField): string {
  switch (field) {
    case 'text':
      return 'Somebody else has changed what it says to:'
    case 'kind':
      return 'Somebody else has changed its kind to:'
    case 'note':
      return card.note === ''
        ? 'Somebody else has deleted the note.'
        : 'Somebody else has changed the note to:'
  }
}
