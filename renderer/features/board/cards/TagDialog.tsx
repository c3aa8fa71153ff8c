import { useState, type KeyboardEvent, type SubmitEvent } from 'react'
import { card as cardSchema, type Card } from '#shared/domain/board/card'
import { useStudyList } from '../../../api/StudyContext.tsx'
import { useAction } from '../../../api/useAction.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useBoardUiState } from '../boardUi.ts'
import { tagsInUse } from '../boardView.ts'
import styles from '../dialogs.module.css'
import { useBoardActions } from '../useBoardActions.ts'
import ownStyles from './cards.module.css'

const FORM = 'tag-form'
const tagText = cardSchema.shape.tags.element

type Wish = 'add' | 'remove'

/** Tags for several cards at once: which are on all of them, on some, on none. */
export function TagDialog({ cardIds, onClose }: { cardIds: readonly string[]; onClose: () => void }) {
  const actions = useBoardActions()
  const isPeeking = useBoardUiState((state) => state.isPeeking)
  const cards = useStudyList((state) =>
    cardIds.flatMap((cardId) => {
      const card = state.records.card.get(cardId)
      return card && !card.isDeleted ? [card] : []
    }),
  )
  // What is written in silence is not told by its tags either.
  const told = cards.filter((card) => isPeeking || !card.isHidden)
  const known = useStudyList(tagsInUse)
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(new Map())
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const tags = offeredTags(told, known, wishes)

  function wish(tag: string, next: Wish): void {
    setWishes((before) => new Map(before).set(tag, next))
  }

  /** The tags that are wished for, with what is in the field; null where that cannot be a tag. */
  function takeTyped(): ReadonlyMap<string, Wish> | null {
    if (typed.trim() === '') return wishes
    const parsed = tagText.safeParse(typed)
    if (!parsed.success) {
      setError(parsed.error.issues[0]?.message ?? 'This cannot be a tag.')
      return null
    }
    // One spelling for one tag.
    const tag = tags.find((one) => one.toLowerCase() === parsed.data.toLowerCase()) ?? parsed.data
    const next = new Map(wishes).set(tag, 'add')
    setWishes(next)
    setTyped('')
    return next
  }

  const saving = useAction(async () => {
    const wanted = takeTyped()
    if (!wanted) return
    const { add, remove } = changesOf(cards, wanted)
    if (add.length + remove.length > 0) {
      const ids = cards.map(({ id }) => id)
      const message = `The tags of ${countOf(ids.length, 'card')} have been changed.`
      if (!(await actions.actThenSay('cards.tag', { cardIds: ids, add, remove }, message))) return
    }
    onClose()
  })

  return (
    <Dialog
      title={cards.length === 1 ? 'Tags of this card' : `Tags of ${countOf(cards.length, 'card')}`}
      size="small"
      isOpen
      onClose={() => void saving.run()}
      footer={
        <>
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
          void saving.run()
        }}
      >
        <div role="group" aria-label="Tags" className={ownStyles['tags']}>
          {tags.map((tag) => {
            const times = told.filter((card) => card.tags.includes(tag)).length
            const asked = wishes.get(tag)
            const isOnSome = asked === undefined && times > 0 && times < told.length
            return (
              <Checkbox
                key={tag}
                isSelected={asked === undefined ? times > 0 && times === told.length : asked === 'add'}
                isIndeterminate={isOnSome}
                onChange={(isTicked) => wish(tag, isTicked ? 'add' : 'remove')}
                description={isOnSome ? `On ${times} of ${told.length}` : undefined}
              >
                {tag}
              </Checkbox>
            )
          })}
        </div>
        <TextField
          label="Another tag"
          description="Press Enter to add it to the list."
          value={typed}
          onChange={(next) => {
            setTyped(next)
            setError(null)
          }}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim() === '') return
            event.preventDefault()
            takeTyped()
          }}
          error={error}
          maxLength={60}
        />
      </form>
    </Dialog>
  )
}

/** What is on the cards comes first, then the study's other tags, then what has just been written. */
function offeredTags(
  cards: readonly Card[],
  known: readonly string[],
  wishes: ReadonlyMap<string, Wish>,
): string[] {
  const present = new Set(cards.flatMap(({ tags }) => tags))
  return [...new Set([...known.filter((tag) => present.has(tag)), ...present, ...known, ...wishes.keys()])]
}

/** Only what changes something on at least one card. */
function changesOf(
  cards: readonly Card[],
  wishes: ReadonlyMap<string, Wish>,
): { add: string[]; remove: string[] } {
  const chosen = (wanted: Wish) =>
    [...wishes]
      .filter(
        ([tag, wish]) =>
          wish === wanted && cards.some(({ tags }) => tags.includes(tag) === (wanted === 'remove')),
      )
      .map(([tag]) => tag)
  return { add: chosen('add'), remove: chosen('remove') }
}
