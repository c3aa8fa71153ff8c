import { IconButton } from '../../ui/Button.tsx'
import { useHistoryActions, useHistoryKeys } from './useHistoryActions.ts'

export function HistoryButtons() {
  const actions = useHistoryActions()
  useHistoryKeys(actions)
  return (
    <>
      <IconButton
        icon="undo"
        label={actions.undoLabel === null ? 'Nothing to undo' : `Undo: ${actions.undoLabel}`}
        isDisabled={actions.undoLabel === null}
        onPress={actions.undo}
      />
      <IconButton
        icon="redo"
        label={actions.redoLabel === null ? 'Nothing to redo' : `Redo: ${actions.redoLabel}`}
        isDisabled={actions.redoLabel === null}
        onPress={actions.redo}
      />
    </>
  )
}
