import { useEffect, useState } from 'react'
import type { RoomStatus } from '#shared/contract/roomState'
import { useClient } from './ClientContext.tsx'

/** The room as it stands now, kept up to date by the host; null until it is known. */
export function useRoomStatus(): RoomStatus | null {
  const client = useClient()
  const [status, setStatus] = useState<RoomStatus | null>(null)
  useEffect(() => {
    let isGone = false
    const look = async () => {
      // A refusal here is about the study or the connection, and the shell shows those.
      const found = await client.call('room.getStatus', {}).catch(() => null)
      if (!isGone && found) setStatus(found)
    }
    void look()
    const endings = [
      client.onWelcome(() => void look()),
      client.onEvent((event) => {
        if (event.type === 'room') setStatus(event.room)
      }),
    ]
    return () => {
      isGone = true
      for (const end of endings) end()
    }
  }, [client])
  return status
}
