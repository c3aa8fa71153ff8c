import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useBoardUi } from '../boardUi.ts'

/** Stands for what a card says that was written in silence. */
export function CoveredCard({ title = 'This card is hidden for now' }: { title?: string }) {
  const ui = useBoardUi()
  return (
    <EmptyState
      icon="hidden"
      title={title}
      action={
        <Button icon="shown" onPress={() => ui.store.setState({ isPeeking: true })}>
          Peek
        </Button>
      }
    >
      It was written in silence, and shows when you reveal the cards. Peeking shows the words on this screen
      alone: mind who can see it.
    </EmptyState>
  )
}
