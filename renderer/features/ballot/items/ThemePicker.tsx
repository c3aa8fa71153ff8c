import { useMemo } from 'react'
import { useStudy } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import styles from './items.module.css'
import { SourceList } from './SourceList.tsx'
import { themesOnBoards } from './themesOnBoards.ts'

interface ThemePickerProps {
  readonly chosen: ReadonlySet<string>
  readonly onChange: (columnIds: readonly string[], isChosen: boolean) => void
}

/** The themes of the themes boards, each with how many cards it holds. */
export function ThemePicker({ chosen, onChange }: ThemePickerProps) {
  const state = useStudy((whole) => whole)
  const boards = useMemo(() => themesOnBoards(state).filter(({ themes }) => themes.length > 0), [state])
  const ids = boards.flatMap(({ themes }) => themes.map(({ columnId }) => columnId))
  const areAllChosen = ids.every((id) => chosen.has(id))
  if (ids.length === 0) {
    return (
      <EmptyState icon="tag" title="No themes yet" action={<a href="#/board">Go to the board</a>}>
        Make themes on a themes board, and they can be voted on here.
      </EmptyState>
    )
  }
  return (
    <>
      <div>
        <Button
          variant="quiet"
          icon={areAllChosen ? 'close' : 'check'}
          onPress={() => onChange(ids, !areAllChosen)}
        >
          {areAllChosen ? 'Untick' : 'Tick'} {ids.length === 1 ? 'the one theme' : `all ${ids.length} themes`}
        </Button>
      </div>
      <SourceList
        label="Themes"
        groups={boards.map(({ boardId, name, themes }) => ({
          key: boardId,
          name,
          entries: themes.map((theme) => ({
            key: theme.columnId,
            words: theme.name,
            mark: <span className={styles['quiet']}>{countOf(theme.cards, 'card')}</span>,
          })),
        }))}
        chosen={chosen}
        onToggle={(columnId, isChosen) => onChange([columnId], isChosen)}
      />
    </>
  )
}
