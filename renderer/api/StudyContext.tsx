import { createContext, use, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
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
  return useStore(
    useStudyStore().view,
    useShallow((view) => select(view.state)),
  )
}
