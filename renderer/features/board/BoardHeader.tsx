import type { Board } from '#shared/domain/board/board'
import { useStudyList } from '../../api/StudyContext.tsx'
import { selectBoards } from '../../api/studySelectors.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import styles from './BoardHeader.module.css'
import { BOARD_VIEWS, boardAddress, type BoardView } from './boardPlace.ts'
import { useBoardUi } from './boardUi.ts'
import { BoardControl } from './control/BoardControl.tsx'
import { FindBar } from './find/FindBar.tsx'
import { LinesToggle } from './links/LinesToggle.tsx'

const VIEW_WORDS: Readonly<Record<BoardView, { label: string; icon: IconName }>> = {
  columns: { label: 'Columns', icon: 'board' },
  outline: { label: 'Outline', icon: 'list' },
  matrix: { label: 'Matrix', icon: 'grid' },
  coverage: { label: 'Gaps', icon: 'warning' },
}

/** Which board, and which way of looking at it; below, what to find on it and what the facilitator controls. */
export function BoardHeader({ board, view }: { board: Board; view: BoardView }) {
  const ui = useBoardUi()
  const boards = useStudyList(selectBoards)
  return (
    <header className={styles['header']}>
      <h1 className={styles['title']}>{board.name}</h1>
      <nav aria-label="Boards" className={styles['boards']}>
        <ul>
          {boards.map(({ id, name, isLocked, isHidden }) => (
            <li key={id}>
              <a
                href={boardAddress(id, view)}
                className={styles['tab']}
                aria-current={id === board.id ? 'page' : undefined}
              >
                {name}
                {isLocked && <Icon name="lock" size="1em" />}
                {isHidden && <Icon name="hidden" size="1em" />}
              </a>
            </li>
          ))}
        </ul>
        <IconButton
          icon="add"
          size="small"
          label="Add a board"
          onPress={() => ui.store.setState({ dialog: { name: 'new-board' } })}
        />
      </nav>
      <nav aria-label="Ways of looking" className={styles['views']}>
        <ul>
          {BOARD_VIEWS.map((name) => (
            <li key={name}>
              <a
                href={boardAddress(board.id, name)}
                className={styles['view']}
                aria-current={name === view ? 'true' : undefined}
                title={VIEW_WORDS[name].label}
              >
                <Icon name={VIEW_WORDS[name].icon} size="1.1em" />
                <span className={styles['word']}>{VIEW_WORDS[name].label}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <BoardControl board={board} view={view} />
      {(view === 'columns' || view === 'outline') && <FindBar board={board} view={view} />}
      {view === 'columns' && <LinesToggle />}
    </header>
  )
}
