import { countUnsaved } from './outbox.ts'
import type { VoteState } from './voteSession.ts'

/** What has become of this voter's answers now that the vote is closed. */
export function afterVoteWords({ paper, outbox }: VoteState, device: 'phone' | 'tablet' = 'phone'): string {
  if (paper?.isPractice === true) return 'Thank you. That was practice, so nothing was counted.'
  const lost = countUnsaved(outbox)
  if (lost > 0 && outbox.whole) {
    return `Thank you. Your last change did not get through before the vote was closed, because this ${device} had lost its connection. What got through before it counts.`
  }
  if (lost > 0) {
    const answers = lost === 1 ? 'One of your answers' : `${lost} of your answers`
    return `Thank you. ${answers} did not get through before the vote was closed, because this ${device} had lost its connection. All the others count.`
  }
  const given = [...outbox.entries.values()].some(({ answer }) => answer.kind !== 'skipped')
  const hasAny = given || (outbox.whole?.answers.length ?? 0) > 0
  return hasAny ? 'Thank you. The answers you gave are counted.' : 'You gave no answers this time.'
}
