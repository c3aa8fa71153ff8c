/*
 * What was written into the window for pasting a list and has not been added yet, by board: closing the window, or
 * going to another screen, loses nothing.
 */
const drafts = new Map<string, string>()

/** The text that waits for a board, with what has just been pasted below it. */
export function takeUpDraft(boardId: string, pasted: string): string {
  const waiting = drafts.get(boardId) ?? ''
  if (pasted === '' || waiting === pasted) return waiting
  return waiting === '' ? pasted : `${waiting}\n${pasted}`
}

export function keepDraft(boardId: string, text: string): void {
  if (text === '') drafts.delete(boardId)
  else drafts.set(boardId, text)
}
