/** What pressing "I have finished" does, and what it does not. */
export function finishWords(isPractice: boolean): string {
  if (isPractice)
    return 'This is practice: nothing counts. “I have finished” tells the facilitator that you are done.'
  return 'What you tapped is kept already, and it counts. “I have finished” only tells the facilitator that you are done. You can change your answers until the vote is closed.'
}
