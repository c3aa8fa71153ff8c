import { useState, type SubmitEvent, type KeyboardEvent } from 'react'
import type { Card } from '#shared/domain/board/card'
import { CARD_TEXT_LIMIT } from '#shared/domain/text'
import { useStudy, useStudyStore } from '../../api/StudyContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useBoardUi } from './boardUi.ts'
import { CardLinks } from './CardLinks.tsx'
import styles from './dialogs.module.css'
import { KIND_OPTIONS } from './kindOptions.tsx'
import { useBoardActions } from './useBoardActions.ts'

const FORM = 'card-form'

export function CardDialog({ cardId, onClose }: { cardId: string; onClose: () => void }) {
  const card = useStudy((state) => state.records.card.get(cardId))
  // Deleted in another window while it is open here: there is nothing left to edit.
  if (!card || card.isDeleted) {
    return (
      <Dialog title="This card has been deleted" size="small" isOpen onClose={onClose}>
        <p>It was deleted in another window. Undo brings it back.</p>
      </Dialog>
    )
  }
  return <OpenCard card={card} onClose={onClose} />
}

function OpenCard({ card, onClose }: { card: Card; onClose: () => void }) {
  const ui = useBoardUi()
  const study = useStudyStore()
  const actions = useBoardActions()
  const [kind, setKind] = useState(card.kind)
  const [text, setText] = useState(card.text)
  const [note, setNote] = useState(card.note)

  const saving = useAction(async () => {
    // Only what was changed here, so that what another window changes meanwhile stays.
    const edit = {
      ...(kind === card.kind ? {} : { kind }),
      ...(text === card.text ? {} : { text }),
      ...(note === card.note ? {} : { note }),
    }
    const isChanged = Object.keys(edit).length > 0
    if (isChanged) await study.act('card.edit', { cardId: card.id, ...edit })
    return isChanged
  })

  /** Goes on only where nothing was refused: what was typed is never lost without a word. */
  async function saveThen(goOn: () => void, isSaid = true): Promise<void> {
    const isChanged = await saving.run()
    if (isChanged === undefined) return
    if (isChanged && isSaid) actions.saySaved()
    goOn()
  }
  const openMove = () =>
    void saveThen(() => ui.store.setState({ dialog: { name: 'move', cardIds: [card.id] } }))
  const openLink = () => void saveThen(() => ui.store.setState({ dialog: { name: 'link', cardId: card.id } }))

  function onTextKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    // A card is one paragraph, so Enter has nothing else to do.
    event.preventDefault()
    void saveThen(onClose, false)
  }

  return (
    <Dialog
      title="Card"
      isOpen
      onClose={() => void saveThen(onClose)}
      footer={
        <>
          <span className={styles['leading']}>
            <Button
              variant="quiet"
              icon="trash"
              onPress={() => {
                onClose()
                void actions.remove([card.id])
              }}
            >
              Delete
            </Button>
            <Button variant="quiet" icon="move" onPress={openMove}>
              Move to…
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
        <TextArea
          label="What the card says"
          rows={3}
          value={text}
          onChange={setText}
          onKeyDown={onTextKey}
          maxLength={CARD_TEXT_LIMIT}
          takesFocus
        />
        <Select label="Kind" options={KIND_OPTIONS} value={kind} onChange={setKind} />
        <TextArea
          label="Note"
          description="An explanation in plain English. It does not stand on the board."
          rows={2}
          value={note}
          onChange={setNote}
          maxLength={2_000}
        />
      </form>
      <CardLinks card={card} onLinkTo={openLink} />
    </Dialog>
  )
}
