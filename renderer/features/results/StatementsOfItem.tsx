import { useEffect, useRef } from 'react'
import { statementCode } from '#shared/domain/statement/statement'
import { statementsInOrder } from '#shared/domain/statement/statementCommands'
import { statementFromItem } from '#shared/domain/statement/statementFromItem'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { useStudyList, useStudyStore } from '../../api/StudyContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { announce } from '../../ui/toasts.ts'
import styles from './results.module.css'

/** The statements that an item is or has become; and where the room agreed on it, the way to make one of it. */
export function StatementsOfItem({ itemId, isAgreed }: { itemId: string; isAgreed: boolean }) {
  const study = useStudyStore()
  const statements = useStudyList((state) => {
    const ownId = state.records.ballotItem.get(itemId)?.statementId
    return statementsInOrder(state).filter(({ id, itemIds }) => id === ownId || itemIds.includes(itemId))
  })
  const first = useRef<HTMLAnchorElement>(null)
  const isMade = useRef(false)
  const making = useAction(async () => {
    const { state } = study.view.getState()
    const item = state.records.ballotItem.get(itemId)
    if (!item) return
    isMade.current = true
    await study.act('statement.add', {
      statementId: newIdentifier(),
      wordingId: newIdentifier(),
      ...statementFromItem(state, item),
    })
    announce('A statement has been made of this item. Undo takes it back.')
  })

  // The button that made it is gone; the way to the statement has taken its place.
  useEffect(() => {
    if (!isMade.current || statements.length === 0) return
    isMade.current = false
    first.current?.focus()
  }, [statements])

  if (statements.length === 0 && !isAgreed) return null
  return (
    <section className={styles['statements']}>
      <h3>In the framework</h3>
      {making.error && (
        <Notice tone="danger">
          <p>{making.error.message}</p>
        </Notice>
      )}
      {statements.length === 0 ? (
        <>
          <p className={styles['quiet']}>
            The room agreed on this. As a statement it can be reworded for the framework, and still leads back
            to this vote.
          </p>
          <Button icon="add" isPending={making.isRunning} onPress={() => void making.run()}>
            Make a statement of it
          </Button>
        </>
      ) : (
        <ul>
          {statements.map((statement, index) => (
            <li key={statement.id}>
              <a {...(index === 0 ? { ref: first } : {})} href={`#/statements/${statement.id}`}>
                {statementCode(statement)}
              </a>{' '}
              {statement.text}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
