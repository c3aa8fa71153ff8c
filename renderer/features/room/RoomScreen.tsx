import { useClient } from '../../api/ClientContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { useScreenFollow } from '../../api/screenFollower.ts'
import { useRoomStatus } from '../../api/useRoomStatus.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ClosedRoom } from './ClosedRoom.tsx'
import { CloseRoomButton } from './CloseRoomButton.tsx'
import { OpenRoom } from './OpenRoom.tsx'
import { WithoutPhone } from './WithoutPhone.tsx'

/** Where phones come in: the code, the QR code, and how many people of each group are there. */
export function RoomScreen() {
  const client = useClient()
  const room = useRoomStatus()
  useScreenFollow({ name: 'room' })
  const open = useAction(() => client.call('room.open', {}))
  const close = useAction(() => client.call('room.close', {}))
  const error = open.error ?? close.error
  if (!room) return <Page title="Room">{null}</Page>
  return (
    <Page
      title={room.isOpen ? 'The room is open' : 'Room'}
      lead={
        room.isOpen
          ? 'People join with their own phone, over the Wi-Fi that this computer is on.'
          : 'Let people take part with their own phone. They need no app, no account and no internet.'
      }
      actions={
        room.isOpen && (
          <CloseRoomButton people={room.seats} isRunning={close.isRunning} onClose={() => void close.run()} />
        )
      }
    >
      {error && (
        <Notice tone="danger" title="That did not work">
          <p>{error.message}</p>
        </Notice>
      )}
      {room.isOpen ? (
        <OpenRoom room={room} />
      ) : (
        <ClosedRoom isOpening={open.isRunning} onOpen={() => void open.run()} />
      )}
      <WithoutPhone />
    </Page>
  )
}
