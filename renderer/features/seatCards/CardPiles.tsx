import { useState } from 'react'
import { useClient } from '../../api/ClientContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { CardCode, codeInGroups } from '../../ui/CardCode.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Page.tsx'
import { announce } from '../../ui/toasts.ts'
import type { CardPile } from './cardPiles.ts'
import styles from './seatCards.module.css'

/** The cards that there are, by group, with a way to strike out one that is lost. */
export function CardPiles({
  piles,
  onStruckOut,
}: {
  piles: readonly CardPile[]
  onStruckOut: () => Promise<void>
}) {
  const client = useClient()
  const [lostCode, setLostCode] = useState<string | null>(null)
  const strikeOut = useAction(async (code: string) => {
    await client.call('seatCard.cancel', { code })
    setLostCode(null)
    announce('The card is struck out.')
    await onStruckOut()
  })
  const total = piles.reduce((sum, pile) => sum + pile.cards.length, 0)

  return (
    <Panel
      title={countOf(total, 'card')}
      lead="The list does not say who drew which card, and neither does the study’s file."
    >
      {piles.map(({ group, cards }) => (
        <section key={group.id} className={styles['pile']} aria-label={group.name}>
          <h3>
            {group.name} <span className={styles['quiet']}>{cards.length}</span>
          </h3>
          <ul className={styles['codes']}>
            {cards.map(({ code }) => (
              <li key={code}>
                <CardCode code={code} />
                <Button
                  variant="quiet"
                  size="small"
                  aria-label={`Strike out ${codeInGroups(code)}`}
                  onPress={() => {
                    strikeOut.clearError()
                    setLostCode(code)
                  }}
                >
                  Strike out
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Dialog
        title="Strike out this card?"
        size="small"
        isOpen={lostCode !== null}
        onClose={() => setLostCode(null)}
        footer={
          <>
            <Button onPress={() => setLostCode(null)}>Keep it</Button>
            <Button
              variant="danger"
              isPending={strikeOut.isRunning}
              onPress={() => lostCode !== null && void strikeOut.run(lostCode)}
            >
              Strike out
            </Button>
          </>
        }
      >
        {strikeOut.error && (
          <Notice tone="danger">
            <p>{strikeOut.error.message}</p>
          </Notice>
        )}
        <p>
          Nobody can sit down with <strong>{codeInGroups(lostCode ?? '')}</strong> any more, and it cannot be
          brought back. Answers that were given with it stay. Make a new card for somebody who lost theirs.
        </p>
      </Dialog>
    </Panel>
  )
}
