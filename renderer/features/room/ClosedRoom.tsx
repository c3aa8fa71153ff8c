import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Page.tsx'
import { PrivacyNote } from './PrivacyNote.tsx'
import styles from './room.module.css'

export function ClosedRoom({ isOpening, onOpen }: { isOpening: boolean; onOpen: () => void }) {
  return (
    <Panel>
      <ol className={styles['steps']}>
        <li>
          <strong>Be on one Wi-Fi.</strong> This computer and the phones join the same network. A phone’s own
          hotspot will do.
        </li>
        <li>
          <strong>Open the room.</strong> A code and a QR code come up here, for the big screen.
        </li>
        <li>
          <strong>People come in.</strong> They scan or type the code and choose their group. You see how many
          of each group are there.
        </li>
      </ol>
      <div>
        <Button variant="primary" size="large" icon="people" isPending={isOpening} onPress={onOpen}>
          {isOpening ? 'Opening…' : 'Open the room'}
        </Button>
      </div>
      <PrivacyNote />
    </Panel>
  )
}
