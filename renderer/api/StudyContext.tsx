import { createContext, use, useRef, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { StudyState } from '#shared/domain/study/studyState'
import type { StudyStore, StudyView } from './studyStore.ts'

const StudyContext = createContext<StudyStore | null>(null)

export function StudyProvider({ store, children }: { store: StudyStore; children: ReactNode }) {
  return <StudyContext value={store}>{children}</StudyContext>
}

export function useStudyStore(): StudyStore {
  const store = use(StudyContext)
  if (!store) throw new Error('There is no StudyProvider above this component.')
  return store
}

/** Something of the view: drawn anew when it is another object or another value. */
export function useStudyView<T>(select: (view: StudyView) => T): T {
  return useStore(useStudyStore().view, select)
}

/** Something of the study's records: a record, a count, a map. */
export function useStudy<T>(select: (state: StudyState) => T): T {
  return useStore(useStudyStore().view, (view) => select(view.state))
}

/** A list that is made anew each time: drawn anew when it holds other things, or in another order. */
export function useStudyList<T>(select: (state: StudyState) => readonly T[]): readonly T[] {
  const last = useRef<readonly T[]>(null)
  return useStore(useStudyStore().view, (view) => {
    const next = select(view.state)
    if (last.current && isSameList(last.current, next)) return last.current
    last.current = next
    return next
  })
}

/** zustand's own `useShallow` makes two maps of each pair of lists: too slow for thousands of cards. */
function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]))
}
