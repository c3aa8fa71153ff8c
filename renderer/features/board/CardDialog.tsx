import { useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react'
import { TAGS_LIMIT, type Card } from '#shared/domain/board/card'
import { CARD_TEXT_LIMIT } from '#shared/domain/text'
import { useStudy, useStudyList, useStudyStore } from '../../api/StudyContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TagField } from '../../ui/TagField.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { announce, showToast } from '../../ui/toasts.ts'
import { useBoardUi, type BoardDialog } from './boardUi.ts'
import { tagsInUse } from './boardView.ts'
import { CardClashes } from './CardClashes.tsx'
import { clashes, editOf, shownIn, UNTOUCHED, withField, withoutTag, withTag } from './cardDraft.ts'
import { CardLinks } from './CardLinks.tsx'
import { CardPlaces } from './CardPlaces.tsx'
import { CardUses } from './CardUses.tsx'
import styles from './dialogs.module.css'
import { KIND_OPTIONS } from './kindOptions.tsx'
import { CoveredCard } from './links/CoveredCard.tsx'
import { Originals } from './links/Originals.tsx'
import { useBoardActions } from './useBoardActions.ts'
import { useIsCovered } from './useIsCovered.ts'

const FORM = 'card-form'

export function CardDialog({ cardId, onClose }: { cardId: string; onClose: () => void }) {
  const card = useStudy((state) => state.records.card.get(cardId))
  const isCovered = useIsCovered(cardId)
  // Deleted in another window while it is open here: there is nothing left to edit.
  if (!card || card.isDeleted) {
    return (
      <Dialog title="This card has been deleted" size="small" isOpen onClose={onClose}>
        <p>It was deleted in another window. Undo brings it back.</p>
      </Dialog>
    )
  }
  return isCovered ? (
    <HiddenCard cardId={cardId} onClose={onClose} />
  ) : (
    <OpenCard card={card} onClose={onClose} />
  )
}

/** What can be done with a card whose words are covered. */
function HiddenCard({ cardId, onClose }: { cardId: string; onClose: () => void }) {
  const ui = useBoardUi()
  const actions = useBoardActions()
  return (
    <Dialog
      title="Card"
      isOpen
      onClose={onClose}
      footer={
        <>
          <span className={styles['leading']}>
            <DeleteButton
              onPress={() => {
                onClose()
                void actions.remove([cardId])
              }}
            />
            <Button
              variant="quiet"
              icon="move"
              onPress={() => ui.store.setState({ dialog: { name: 'move', cardIds: [cardId] } })}
            >
              Move to…
            </Button>
          </span>
          <Button variant="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <CoveredCard />
    </Dialog>
  )
}

function OpenCard({ card, onClose }: { card: Card; onClose: () => void }) {
  const ui = useBoardUi()
  const study = useStudyStore()
  const actions = useBoardActions()
  const tagsOfStudy = useStudyList(tagsInUse)
  const [draft, setDraft] = useState(UNTOUCHED)
  const clashing = useRef<HTMLDivElement>(null)
  const shown = shownIn(draft, card)

  const saving = useAction(async () => {
    // Only what was changed here, so that what another window changes meanwhile stays.
    const latest = study.view.getState().state.records.card.get(card.id) ?? card
    const edit = editOf(draft, latest)
    const isChanged = Object.keys(edit).length > 0
    if (isChanged) await study.act('card.edit', { cardId: card.id, ...edit })
    return isChanged
  })

  /** Goes on only where nothing was refused: what was typed is never lost without a word. */
  async function saveThen(goOn: () => void, isSaid = true): Promise<void> {
    if (clashes(draft, card).length > 0) {
      announce('Somebody else has changed this card too. Choose first what is to stay.')
      clashing.current?.querySelector('button')?.focus()
      return
    }
    const isChanged = await saving.run()
    if (isChanged === undefined) return
    if (isChanged && isSaid) actions.saySaved()
    goOn()
  }
  const saveThenOpen = (dialog: BoardDialog) => void saveThen(() => ui.store.setState({ dialog }))

  function onTextKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    // A card is one paragraph, so Enter has nothing else to do.
    event.preventDefault()
    void saveThen(onClose, false)
  }

  function addTag(tag: string): void {
    if (shown.tags.length < TAGS_LIMIT) setDraft((before) => withTag(before, tag))
    else showToast(`A card holds at most ${TAGS_LIMIT} tags. Take one off first.`, { tone: 'danger' })
  }

  return (
    <Dialog
      title="Card"
      isOpen
      onClose={() => void saveThen(onClose)}
      footer={
        <>
          <span className={styles['leading']}>
            <DeleteButton
              onPress={() => {
                onClose()
                void actions.remove([card.id])
              }}
            />
            <Button
              variant="quiet"
              icon="move"
              onPress={() => saveThenOpen({ name: 'move', cardIds: [card.id] })}
            >
              Move to…
            </Button>
            <Button
              variant="quiet"
              icon="copy"
              onPress={() =>
                void saveThen(() => {
                  onClose()
                  void actions.duplicate(card.id)
                })
              }
            >
              Duplicate
            </Button>
          </span>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={FORM} isPending={saving.isRunning}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={styles['form']}
        noValidate
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault()
          void saveThen(onClose, false)
        }}
      >
        {saving.error && <Notice tone="danger">{saving.error.message}</Notice>}
        {!saving.isRunning && (
          <div ref={clashing} className={styles['clashes']}>
            <CardClashes card={card} draft={draft} onDecide={setDraft} />
          </div>
        )}
        <TextArea
          label="What the card says"
          rows={3}
          value={shown.text}
          onChange={(text) => setDraft((before) => withField(before, card, 'text', text))}
          onKeyDown={onTextKey}
          maxLength={CARD_TEXT_LIMIT}
          takesFocus
        />
        <Select
          label="Kind"
          options={KIND_OPTIONS}
          value={shown.kind}
          onChange={(kind) => setDraft((before) => withField(before, card, 'kind', kind))}
        />
        <TextArea
          label="Note"
          description="An explanation in plain English. It does not stand on the board."
          rows={2}
          value={shown.note}
          onChange={(note) => setDraft((before) => withField(before, card, 'note', note))}
          maxLength={2_000}
        />
        <TagField
          label="Tags"
          tags={shown.tags}
          suggestions={tagsOfStudy}
          onAdd={addTag}
          onRemove={(tag) => setDraft((before) => withoutTag(before, tag))}
          maxLength={60}
        />
      </form>
      <CardLinks card={card} onLinkTo={() => saveThenOpen({ name: 'link', cardId: card.id })} />
      <Originals card={card} onMerge={() => saveThenOpen({ name: 'merge', cardIds: [card.id] })} />
      <CardPlaces card={card} />
      <CardUses
        card={card}
        onFollow={(address) =>
          void saveThen(() => {
            location.hash = address
          })
        }
      />
    </Dialog>
  )
}

function DeleteButton({ onPress }: { onPress: () => void }) {
  return (
    <Button variant="quiet" icon="trash" onPress={onPress}>
      Delete
    </Button>
  )
}
