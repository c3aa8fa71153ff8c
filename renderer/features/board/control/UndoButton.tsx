import { useStudyView } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { announce } from '../../../ui/toasts.ts'
import { useBoardActions } from '../useBoardActions.ts'
import styles from './control.module.css'

/** Undo within reach of the keyboard while a window covers the one at the top of the page. */
export function UndoButton() {
  const label = useStudyView((view) => view.history.undo)
  const actions = useBoardActions()

  async function undo(): Promise<void> {
    if (label !== null && (await actions.act('history.undo', {}))) announce(`Undone: ${label}.`)
  }

  return (
    <span className={styles['footerStart']}>
      <Button variant="quiet" icon="undo" isDisabled={label === null} onPress={() => void undo()}>
        {label === null ? 'Nothing to undo' : `Undo: ${label}`}
      </Button>
    </span>
  )
}
