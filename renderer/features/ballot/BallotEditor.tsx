import { useState } from 'react'
import type { Ballot } from '#shared/domain/ballot/ballot'
import { useStudy, useStudyStore } from '../../api/StudyContext.tsx'
import { refusalOf } from '../../api/refusalOf.ts'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Panel } from '../../ui/Page.tsx'
import { showToast } from '../../ui/toasts.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import styles from './ballot.module.css'
import { selectItems } from './ballotSelectors.ts'
import { CardPicker } from './CardPicker.tsx'
import { LockDialog } from './LockDialog.tsx'
import { RuleEditor } from './RuleEditor.tsx'
import { useDraftEdit } from './useDraftEdit.ts'

/** A ballot that can still change. It saves itself. */
export function BallotEditor({ ballot, onBack }: { ballot: Ballot; onBack: () => void }) {
  const store = useStudyStore()
  const draft = useDraftEdit(ballot.id)
  // What is being typed lives here; the study's copy follows after a pause.
  const [words, setWords] = useState(ballot)
  const savedCards = useStudy((state) =>
    selectItems(state, ballot.id)
      .flatMap((item) => item.cardId ?? [])
      .join(' '),
  )
  const [cardIds, setCardIds] = useState<readonly string[]>(() =>
    savedCards === '' ? [] : savedCards.split(' '),
  )
  const [isLocking, setIsLocking] = useState(false)
  const remove = useAction(async () => {
    await draft.saveNow()
    await store.act('ballot.delete', { ballotId: ballot.id })
    const { title, question, lowLabel, highLabel, instructions, rule } = ballot
    const { plannedRounds, carryOver, isPractice } = ballot
    const words = { title, question, lowLabel, highLabel, instructions, rule }
    const content = { ...words, plannedRounds, carryOver, isPractice, items: asItems(cardIds) }
    showToast(`Deleted the draft “${title}”.`, {
      action: {
        label: 'Undo',
        run: () => {
          store
            .act('ballot.create', { ballotId: ballot.id, ...content })
            .catch((error: unknown) => showToast(refusalOf(error).message, { tone: 'danger' }))
        },
      },
    })
    onBack()
  })
  const emptyField = FIELDS.find((field) => words[field].trim() === '')

  function write(field: (typeof FIELDS)[number] | 'instructions', text: string): void {
    setWords({ ...words, [field]: text })
    // An empty field is not saved: what was there before stays until something takes its place.
    if (field === 'instructions' || text.trim() !== '') draft.edit({ [field]: text })
  }

  const field = (name: (typeof FIELDS)[number], label: string, description?: string) => (
    <TextField
      label={label}
      {...(description === undefined ? {} : { description })}
      value={words[name]}
      onChange={(text) => write(name, text)}
      error={words[name].trim() === '' ? 'Please write something here.' : null}
    />
  )

  return (
    <Page
      title={words.title.trim() === '' ? 'New ballot' : words.title}
      lead={leadFor(cardIds.length, draft.isSaved)}
      actions={
        <>
          <Button icon="back" variant="quiet" onPress={onBack}>
            All ballots
          </Button>
          <Button
            variant="primary"
            icon="lock"
            isDisabled={cardIds.length === 0 || emptyField !== undefined}
            onPress={() => setIsLocking(true)}
          >
            Lock and open voting
          </Button>
        </>
      }
    >
      {draft.error && (
        <Notice tone="danger" title="The last change is not saved">
          <p>{draft.error.message}</p>
        </Notice>
      )}
      {remove.error && (
        <Notice tone="danger">
          <p>{remove.error.message}</p>
        </Notice>
      )}
      <Panel title="What people are asked">
        <div className={styles['fields']}>
          {field('title', 'Title')}
          {field('question', 'Question, the same for every item')}
          <div className={styles['pair']}>
            {field('lowLabel', 'What 1 means')}
            {field('highLabel', 'What 9 means')}
          </div>
          <TextArea
            label="A word before they start (if you like)"
            rows={2}
            value={words.instructions}
            onChange={(text) => write('instructions', text)}
          />
        </div>
      </Panel>
      <CardPicker
        cardIds={cardIds}
        onChange={(next) => {
          setCardIds(next)
          draft.edit({ items: asItems(next) })
        }}
      />
      <RuleEditor
        rule={words.rule}
        onChange={(rule) => {
          setWords({ ...words, rule })
          draft.edit({ rule })
        }}
      />
      <div>
        <Button variant="danger" icon="trash" isPending={remove.isRunning} onPress={() => void remove.run()}>
          Delete this draft
        </Button>
      </div>
      <LockDialog
        ballot={ballot}
        itemCount={cardIds.length}
        isOpen={isLocking}
        onClose={() => setIsLocking(false)}
        saveFirst={draft.saveNow}
      />
    </Page>
  )
}

function asItems(cardIds: readonly string[]) {
  return cardIds.map((cardId) => ({ kind: 'card' as const, cardId }))
}

const FIELDS = ['title', 'question', 'lowLabel', 'highLabel'] as const

function leadFor(cards: number, isSaved: boolean): string {
  if (!isSaved) return 'Draft. Saving…'
  return cards === 0 ? 'Draft. Choose the cards below, then lock it.' : 'Draft. Every change is saved.'
}
