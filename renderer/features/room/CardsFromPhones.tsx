import { useState } from 'react'
import { useClient } from '../../api/ClientContext.tsx'
import { useStudy, useStudyStore } from '../../api/StudyContext.tsx'
import { countHidden } from '../../api/studySelectors.ts'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Panel, Row } from '../../ui/Page.tsx'
import { Switch } from '../../ui/Switch.tsx'
import type { OpenRoomStatus } from './openRoomStatus.ts'
import styles from './room.module.css'

/** Whether cards are taken from phones, whether they stay hidden, and the reveal of what is hidden. */
export function CardsFromPhones({ room }: { room: OpenRoomStatus }) {
  const client = useClient()
  const study = useStudyStore()
  const hidden = useStudy(countHidden)
  const [revealed, setRevealed] = useState(0)
  const configure = useAction((settings: { acceptsCards?: boolean; isSilent?: boolean }) =>
    client.call('room.configure', settings),
  )
  const reveal = useAction(async () => {
    // First, so that nothing more is hidden meanwhile.
    if (room.isSilent) await client.call('room.configure', { isSilent: false })
    await study.act('cards.reveal', {})
    setRevealed(hidden)
  })
  const error = configure.error ?? reveal.error

  return (
    <Panel title="Cards from phones">
      {error && (
        <Notice tone="danger">
          <p>{error.message}</p>
        </Notice>
      )}
      <Switch
        isSelected={room.acceptsCards}
        onChange={(acceptsCards) => void configure.run({ acceptsCards })}
        description="Cards wait in the trays of the boards, with the group and never a name."
      >
        People can add cards
      </Switch>
      <Switch
        isSelected={room.isSilent}
        onChange={(isSilent) => void configure.run({ isSilent })}
        description="On: new cards stay hidden from everybody but their writers, until you reveal them, which ends it."
      >
        Silent writing
      </Switch>
      {hidden > 0 ? (
        <Row>
          <Button
            variant="primary"
            icon="shown"
            isPending={reveal.isRunning}
            onPress={() => void reveal.run()}
          >
            {`Reveal ${countOf(hidden, 'card')}`}
          </Button>
          {!room.isSilent && (
            <p className={styles['quiet']}>
              Silent writing is off. What is hidden stays so until you reveal it.
            </p>
          )}
        </Row>
      ) : (
        room.isSilent && revealed === 0 && <p className={styles['quiet']}>No hidden cards yet.</p>
      )}
      <output className={styles['quiet']}>
        {hidden === 0 &&
          revealed > 0 &&
          `${countOf(revealed, 'card')} revealed, in the trays of the boards. Undo hides ${revealed === 1 ? 'it' : 'them'} again.`}
      </output>
    </Panel>
  )
}
