import { useEffect, useRef } from 'react'
import type { Board } from '#shared/domain/board/board'
import { useStudy } from '../../../api/StudyContext.tsx'
import { countHidden } from '../../../api/studySelectors.ts'
import { useRoomStatus } from '../../../api/useRoomStatus.ts'
import { Button } from '../../../ui/Button.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Icon } from '../../../ui/Icon.tsx'
import type { BoardView } from '../boardPlace.ts'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { columnWords } from '../columnWords.ts'
import { useBoardActions } from '../useBoardActions.ts'
import { BoardMenu } from './BoardMenu.tsx'
import styles from './control.module.css'

/** What the facilitator has in hand: the board and its columns, what phones may do, and what is hidden. */
export function BoardControl({ board, view }: { board: Board; view: BoardView }) {
  const ui = useBoardUi()
  const actions = useBoardActions()
  const room = useRoomStatus()
  const hidden = useStudy(countHidden)
  const isPeeking = useBoardUiState((state) => state.isPeeking)
  const isSilent = room?.isOpen === true && room.isSilent

  const control = useRef<HTMLDivElement>(null)
  const hasHidden = hidden > 0
  const hadFocus = useRef(false)

  // The buttons for what is hidden go once nothing is: the focus stays beside them.
  useEffect(() => {
    if (hasHidden || !hadFocus.current) return
    hadFocus.current = false
    if (document.activeElement !== document.body) return
    control.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
  }, [hasHidden])

  async function reveal(): Promise<void> {
    // First, so that nothing more is hidden meanwhile.
    if (isSilent && !(await actions.act('room.configure', { isSilent: false }))) return
    const words = hidden === 1 ? '1 card has been revealed.' : `${hidden} cards have been revealed.`
    if (await actions.actThenSay('cards.reveal', {}, words)) ui.store.setState({ isPeeking: false })
  }

  return (
    <>
      <div
        ref={control}
        className={styles['control']}
        onFocus={() => {
          hadFocus.current = true
        }}
        onBlur={({ relatedTarget }) => {
          // Null as well where the button has gone from below the focus: that is what is looked for above.
          if (relatedTarget !== null) hadFocus.current = false
        }}
      >
        {isSilent && hidden === 0 && <RoomState words="Silent writing" />}
        {room?.isOpen === true && !room.acceptsCards && <RoomState words="Phones cannot add cards" />}
        {hidden > 0 && isPeeking && (
          <Button variant="quiet" icon="hidden" onPress={() => ui.store.setState({ isPeeking: false })}>
            Stop peeking
          </Button>
        )}
        {hidden > 0 && (
          <Button variant="primary" icon="shown" onPress={() => void reveal()}>
            Reveal {countOf(hidden, 'card')}
          </Button>
        )}
        {(view === 'columns' || view === 'outline') && (
          <Button
            icon="add"
            isDisabled={board.isLocked}
            onPress={() => ui.store.setState({ dialog: { name: 'new-column' } })}
          >
            Add a {columnWords(board.kind).one}
          </Button>
        )}
        <BoardMenu board={board} room={room} hasHidden={hidden > 0} />
      </div>
      {board.isLocked && (
        <div className={styles['banner']}>
          <Icon name="lock" />
          <p className={styles['bannerWords']}>
            <strong>This board is locked.</strong> Nothing on it can be added, moved or changed.
          </p>
          <Button
            size="small"
            onPress={() => void actions.act('board.configure', { boardId: board.id, isLocked: false })}
          >
            Unlock
          </Button>
        </div>
      )}
    </>
  )
}

function RoomState({ words }: { words: string }) {
  return (
    <span className={styles['state']}>
      <Icon name="phone" size="1.1em" />
      {words}
    </span>
  )
}
