import { useState } from 'react'
import { useClient } from '../../api/ClientContext.tsx'
import { useStudyList } from '../../api/StudyContext.tsx'
import { selectPanelGroups } from '../../api/studySelectors.ts'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Notice } from '../../ui/Notice.tsx'
import { NumberStepper } from '../../ui/NumberStepper.tsx'
import { Panel, Row } from '../../ui/Page.tsx'
import styles from './seatCards.module.css'

/** How many new cards each group gets. */
export function MakeCards({ onMade }: { onMade: (codes: readonly string[]) => Promise<void> }) {
  const client = useClient()
  const groups = useStudyList(selectPanelGroups)
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map())
  const total = groups.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0)
  const make = useAction(async () => {
    const wanted = groups
      .map(({ id }) => ({ panelGroupId: id, count: counts.get(id) ?? 0 }))
      .filter(({ count }) => count > 0)
    const made = await client.call('seatCard.make', { groups: wanted })
    setCounts(new Map())
    await onMade(made.cards.map((card) => card.code))
  })

  return (
    <Panel
      title="Make cards"
      lead="One for each person without a phone, and a few to spare, so that nobody knows which were drawn."
    >
      {make.error && (
        <Notice tone="danger" title="No cards were made">
          <p>{make.error.message}</p>
        </Notice>
      )}
      <div className={styles['steppers']}>
        {groups.map((group) => (
          <NumberStepper
            key={group.id}
            label={group.name}
            value={counts.get(group.id) ?? 0}
            minimum={0}
            maximum={MOST_AT_ONCE}
            onChange={(count) => setCounts((before) => new Map(before).set(group.id, count))}
          />
        ))}
      </div>
      <Row>
        <Button
          variant="primary"
          icon="add"
          isDisabled={total === 0}
          isPending={make.isRunning}
          onPress={() => void make.run()}
        >
          {total === 0 ? 'Make cards' : `Make ${countOf(total, 'card')}`}
        </Button>
      </Row>
    </Panel>
  )
}

const MOST_AT_ONCE = 100
