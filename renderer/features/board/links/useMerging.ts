import { useState } from 'react'
import type { Card } from '#shared/domain/board/card'
import { newIdentifier } from '../../../api/newIdentifier.ts'
import { announce } from '../../../ui/toasts.ts'
import { countOf } from '../../../ui/countOf.ts'
import { useBoardUi } from '../boardUi.ts'
import { clearSelection } from '../selection.ts'
import { useBoardActions } from '../useBoardActions.ts'
import { FIRST_ANSWERS, type MergeAnswers } from './MergeForm.tsx'

export interface Merging {
  readonly answers: MergeAnswers
  setAnswers(answers: MergeAnswers): void
  /** The cards that are being merged while the host is asked; null before and after. */
  readonly sent: readonly Card[] | null
  run(cards: readonly Card[]): Promise<void>
}

/** What both ways to a merge have in common. `onDone` is told the card that stands for all. */
export function useMerging(onDone: (cardId: string) => void): Merging {
  const ui = useBoardUi()
  const actions = useBoardActions()
  const [answers, setAnswers] = useState(FIRST_ANSWERS)
  const [sent, setSent] = useState<readonly Card[] | null>(null)

  async function run(cards: readonly Card[]): Promise<void> {
    const into = cards.find(({ id }) => id === answers.intoId) ?? cards[0]
    if (!into || sent) return
    setSent(cards)
    const isDone = await actions.actThenSay(
      'cards.merge',
      {
        intoCardId: into.id,
        merged: cards
          .filter(({ id }) => id !== into.id)
          .map(({ id }) => ({ linkId: newIdentifier(), cardId: id })),
        reason: answers.reason,
        decidedBy: answers.decidedBy,
      },
      `${countOf(cards.length, 'card')} have been merged.`,
    )
    setSent(null)
    if (!isDone) return
    clearSelection(ui)
    announce(`${countOf(cards.length, 'card')} merged into: ${into.text}.`)
    onDone(into.id)
  }

  return { answers, setAnswers, sent, run }
}
