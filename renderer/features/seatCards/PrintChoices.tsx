import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel, Row } from '../../ui/Page.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import type { CardPile } from './cardPiles.ts'
import styles from './seatCards.module.css'

export type PrintSize = 'usual' | 'large'

/** Which cards are printed, and how large. */
export function PrintChoices({
  isRoomOpen,
  piles,
  newCards,
  which,
  onWhich,
  size,
  onSize,
}: {
  isRoomOpen: boolean
  piles: readonly CardPile[]
  /** How many have just been made. */
  newCards: number
  /** `all`, `new`, or the id of a group. */
  which: string
  onWhich: (which: string) => void
  size: PrintSize
  onSize: (size: PrintSize) => void
}) {
  const total = piles.reduce((sum, pile) => sum + pile.cards.length, 0)
  return (
    <Panel
      title="Print them"
      lead="On A4. Cut along the dashed lines, and lay out one pile a group, face down: everybody draws their own."
    >
      {!isRoomOpen && (
        <Notice>
          <p>
            The room is closed, so the cards have no QR code: people type the code.{' '}
            <a href="#/room">Open the room</a> first for cards that a phone can scan.
          </p>
        </Notice>
      )}
      <div className={styles['choices']}>
        <Row gap={5} align="end">
          <Select
            label="Which cards"
            value={which}
            options={[
              { key: 'all', label: `All ${total}` },
              ...(newCards > 0 ? [{ key: 'new', label: `The ${newCards} just made` }] : []),
              ...piles.map(({ group, cards }) => ({
                key: group.id,
                label: `${group.name}: ${cards.length}`,
              })),
            ]}
            onChange={onWhich}
          />
          <SegmentedControl
            label="Size"
            value={size}
            options={[
              { key: 'usual', label: '8 cards a page' },
              { key: 'large', label: 'Large print, 2 a page' },
            ]}
            onChange={onSize}
          />
        </Row>
        <Button icon="document" onPress={() => window.print()}>
          Print
        </Button>
      </div>
    </Panel>
  )
}
