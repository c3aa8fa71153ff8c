import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import type { Client, ClientStatus } from './client.ts'

const ClientContext = createContext<Client | null>(null)

export function ClientProvider({ client, children }: { client: Client; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>
}

export function useClient(): Client {
  const client = use(ClientContext)
  if (!client) throw new Error('There is no ClientProvider above this component.')
  return client
}

export function useClientStatus(): ClientStatus {
  const client = useClient()
  return useSyncExternalStore(client.onStatus, client.getStatus)
}
