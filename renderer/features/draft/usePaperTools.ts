import { useMemo, useRef, type RefObject } from 'react'
import { createStore } from 'zustand/vanilla'
import { keptAnswer } from '#shared/domain/draft/keepAnswer'
import type { Answer } from '#shared/domain/draft/keepAnswer'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { sayWithUndo } from '../../ui/sayWithUndo.ts'
import { announce, showToast } from '../../ui/toasts.ts'
import { settleInView } from './draftPlace.ts'
import type { PaperState, PaperTools } from './paper/PaperContext.ts'

/** What is done on the paper: prompts are answered there, and the focus goes from one to the next. */
export function usePaperTools(paper: RefObject<HTMLElement | null>, look: () => Promise<void>): PaperTools {
  const study = useStudyStore()
  /** Where the focus was last sent to, for presses of a button that takes the focus itself. */
  const last = useRef<Element | null>(null)

  return useMemo(() => {
    const store = createStore<PaperState>(() => ({ justWritten: new Map() }))

    function note(key: string, answer: Answer | null): void {
      const justWritten = new Map(store.getState().justWritten)
      if (answer) justWritten.set(key, answer)
      else justWritten.delete(key)
      store.setState({ justWritten })
    }

    function sayWritten(key: string, { text }: Answer): void {
      const turn = study.view.getState().undoTurn
      sayWithUndo(text === '' ? 'Taken out: the prompt is back.' : 'Written in the draft.', {
        isLatest: () => study.view.getState().undoTurn === turn,
        undo() {
          note(key, null)
          study.act('history.undo', {}).catch((error: unknown) => {
            showToast(refusalOf(error).message, { tone: 'danger' })
          })
        },
      })
    }

    return {
      store,
      read: (key) => keptAnswer(study.view.getState().state, key),
      async answer(key, answer) {
        await study.act('prompt.answer', { key, ...answer })
        note(key, answer)
        sayWritten(key, answer)
        void look().then(() => {
          // Meanwhile it may have been written once more.
          if (store.getState().justWritten.get(key) === answer) note(key, null)
        })
      },
      step(by) {
        const open = [...(paper.current?.querySelectorAll('[data-prompt]') ?? [])]
        if (open.length === 0) {
          announce('No prompts are left.')
          return
        }
        const from = placeOf(paper.current, last.current)
        const target =
          by === 1
            ? open.find((one) => isAfter(from, one))
            : open.findLast((one) => isAfter(one, from) && !one.contains(from))
        const wanted = target ?? (by === 1 ? open[0] : open.at(-1))
        if (!wanted) return
        if (target === undefined) {
          announce(by === 1 ? 'Once more from the first prompt.' : 'Once more from the last prompt.')
        }
        last.current = wanted
        settleInView(wanted, 'center')
        wanted.querySelector<HTMLElement>('textarea, input:not([type="radio"]), button')?.focus({
          preventScroll: true,
        })
      },
    }
  }, [study, paper, look])
}

/** Where somebody is in the paper: at what has the focus, or where the last step led, or at its beginning. */
function placeOf(paper: HTMLElement | null, last: Element | null): Node | null {
  const focused = document.activeElement
  if (paper?.contains(focused)) return focused
  return last?.isConnected === true ? last : paper
}

/** Whether `other` begins after `one` in the document, and is not what holds it. */
function isAfter(one: Node | null, other: Node | null): boolean {
  if (!one || !other) return false
  const relation = one.compareDocumentPosition(other)
  return (relation & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}
