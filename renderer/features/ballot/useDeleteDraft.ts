import type { Ballot } from '#shared/domain/ballot/ballot'
import type { ItemChoice } from '#shared/domain/ballot/itemChoice'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { showToast } from '../../ui/toasts.ts'

/** Deletes a draft after its last change has been saved, and offers to take that back. */
export function useDeleteDraft(
  ballot: Ballot,
  items: readonly ItemChoice[],
  saveFirst: () => Promise<boolean>,
  onDeleted: () => void,
) {
  const store = useStudyStore()
  return useAction(async () => {
    await saveFirst()
    await store.act('ballot.delete', { ballotId: ballot.id })
    const { id, title, question, lowLabel, highLabel, instructions, rule } = ballot
    const { plannedRounds, carryOver, isPractice } = ballot
    const words = { title, question, lowLabel, highLabel, instructions, rule }
    const content = { ...words, plannedRounds, carryOver, isPractice, items: [...items] }
    showToast(`Deleted the draft “${title}”.`, {
      action: {
        label: 'Undo',
        run: () => {
          store
            .act('ballot.create', { ballotId: id, ...content })
            .catch((error: unknown) => showToast(refusalOf(error).message, { tone: 'danger' }))
        },
      },
    })
    onDeleted()
  })
}
