/**
 * Something that a check found. `problem`: the record contradicts itself, or lacks what it rests on. `remark`: it is
 * sound, but a reader should know of it.
 */
export interface Finding {
  readonly severity: 'problem' | 'remark'
  /** What it is about: "S4", "I7", "Round 2 of “Where to begin”". */
  readonly about: string
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string
}

export function problem(about: string, message: string): Finding {
  return { severity: 'problem', about, message }
}

export function remark(about: string, message: string): Finding {
  return { severity: 'remark', about, message }
}
