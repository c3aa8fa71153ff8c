import type { ConsensusRule } from '#shared/domain/consensus/rule'
import { newIdentifier } from '../../../api/newIdentifier.ts'
import { useStudyStore } from '../../../api/StudyContext.tsx'
import { useAction } from '../../../api/useAction.ts'
import { practiceContent } from './practiceContent.ts'

/** Makes a practice ballot that is answered as the real one will be, locks it and opens its vote. Gives its id. */
export function useStartPractice() {
  const store = useStudyStore()
  return useAction(async (rule: ConsensusRule) => {
    const ballotId = newIdentifier()
    const { wordings, ...content } = practiceContent(rule)
    const items = wordings.map((wording) => ({
      kind: 'written' as const,
      itemId: newIdentifier(),
      wording,
    }))
    await store.act('ballot.create', { ballotId, ...content, items })
    await store.act('ballot.lock', { ballotId })
    await store.act('round.open', { ballotId, roundId: newIdentifier() })
    return ballotId
  })
}
