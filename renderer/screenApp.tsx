import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ClientProvider } from './api/ClientContext.tsx'
import { findDesktopBridge, openIpcLink } from './api/ipcLink.ts'
import { keyInFragment, takePageKey } from './api/pageKey.ts'
import { openSocketLink, socketUrl } from './api/socketLink.ts'
import { createScreenClient } from './api/screenClient.ts'
import { BigScreen } from './features/screen/BigScreen.tsx'
import { createScreenStore } from './features/screen/screenStore.ts'
import './ui/theme.css'

function connect() {
  const bridge = findDesktopBridge()
  if (bridge) return createScreenClient(openIpcLink(bridge), { kind: 'none' })
  const key = takePageKey('linkboard.screenKey')
  // A new address with a new key, opened in a tab that is here already, changes the fragment only.
  window.addEventListener('hashchange', () => {
    if (keyInFragment(location.hash) !== null) location.reload()
  })
  return createScreenClient(openSocketLink({ url: socketUrl(location) }), { kind: 'screen', key })
}

/*
 * Light whatever the facilitator chose for the laptop: projectors in a lit room show black as grey. More contrast is
 * for the room as well.
 */
function applyContrast(moreContrast: { readonly matches: boolean }): void {
  if (moreContrast.matches) document.documentElement.dataset['contrast'] = 'more'
  else delete document.documentElement.dataset['contrast']
}

const moreContrast = matchMedia('(prefers-contrast: more)')
moreContrast.addEventListener('change', applyContrast)
applyContrast(moreContrast)
const client = connect()
const store = createScreenStore(client)
const place = document.getElementById('app')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <ClientProvider client={client}>
        <BigScreen store={store} />
      </ClientProvider>
    </StrictMode>,
  )
}
