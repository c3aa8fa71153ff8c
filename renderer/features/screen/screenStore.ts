import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ScreenPicture } from '#shared/domain/screen/screenPicture'
import type { Client } from '../../api/client.ts'

export interface ScreenState {
  /** What the host last said; it stays while the connection is away. Null until it has said something. */
  readonly picture: ScreenPicture | null
}

/** What the big screen draws, kept up to date by the host. */
export function createScreenStore(client: Client): StoreApi<ScreenState> {
  const store = createStore<ScreenState>(() => ({ picture: null }))

  async function look(): Promise<void> {
    // A refusal here is about the connection, and the page shows that.
    const picture = await client.call('screen.getPicture', {}).catch(() => null)
    if (picture) store.setState({ picture })
  }

  client.onWelcome(() => void look())
  client.onEvent((event) => {
    if (event.type === 'screen') store.setState({ picture: event.picture })
  })
  return store
}
