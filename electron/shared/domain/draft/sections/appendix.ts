import type { BlockOf } from '../draftDocument.ts'
import { heading } from '../inlines.ts'

/** Makes the heading of an appendix once its letter is known. */
export type AppendixHeading = (anchor: string, title: string) => BlockOf<'heading'>

/** The heading of the appendix with a letter: "Appendix B. Glossary". It is named, so it has no number. */
export function appendixHeading(letter: string): AppendixHeading {
  return (anchor, title) => ({
    ...heading(1, anchor, `Appendix ${letter}. ${title}`),
    isNumbered: false,
  })
}
