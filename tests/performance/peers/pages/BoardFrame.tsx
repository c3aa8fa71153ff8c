import type { ReactNode, Ref } from 'react'
import '../../../../renderer/ui/theme.css'
import '../../plainBoard.css'

/** The board round the columns, as plainBoard.ts has it. */
export function BoardFrame({
  title,
  boardRef,
  children,
}: {
  title: string
  boardRef?: Ref<HTMLElement>
  children: ReactNode
}) {
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
        <button type="button">Undo</button>
        <button type="button">Redo</button>
      </header>
      <main className="board" ref={boardRef}>
        {children}
      </main>
    </>
  )
}

/** A column's box and head; `children` is its list. */
export function ColumnFrame({ name, count, children }: { name: string; count: number; children: ReactNode }) {
  return (
    <section className="column" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <span className="count">{count}</span>
        <button type="button">+</button>
      </header>
      {children}
    </section>
  )
}
