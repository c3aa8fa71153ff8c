import type { Round } from '#shared/domain/ballot/ballot'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import styles from './results.module.css'
import { useNote } from './useNote.ts'

/** What the room says of an item when it looks at this round, and what it said of it before. */
export function DiscussionNotes({ itemId, round }: { itemId: string; round: Round }) {
  const note = useNote(round.id, itemId)
  const rounds = useStudy((state) => state.records.round)
  const earlier = useStudyList((state) =>
    [...state.records.discussionNote.values()].filter((one) => {
      const of = state.records.round.get(one.roundId)
      return one.itemId === itemId && of?.ballotId === round.ballotId && of.number < round.number
    }),
  )
    .map(({ roundId, text }) => ({ number: rounds.get(roundId)?.number ?? 0, text }))
    .toSorted((a, b) => a.number - b.number)
  return (
    <section className={styles['notes']}>
      <h3>What was said</h3>
      {earlier.map(({ number, text }) => (
        <div key={number} className={styles['earlierNote']}>
          <h4>After round {number}</h4>
          <p>{text}</p>
        </div>
      ))}
      <TextArea
        label={`Note after round ${round.number}`}
        description="For the draft, where it shows how the wording came about. Please write no names."
        value={note.text}
        onChange={note.write}
        onBlur={note.saveNow}
        maxLength={4_000}
        rows={3}
      />
      <p className={styles['quiet']}>{NOTE_STATES[note.state]}</p>
      {note.error && (
        <Notice tone="danger" actions={<Button onPress={note.saveNow}>Try again</Button>}>
          <p>{note.error.message}</p>
        </Notice>
      )}
    </section>
  )
}

const NOTE_STATES = { empty: '', saved: 'Saved', waiting: 'Not saved yet…' } as const
