import { networkInterfaces } from 'node:os'

/** This computer's IPv4 addresses, those of a home or office network first, and loopback last. */
export function localAddresses(): string[] {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4')
  const outside = found.filter((address) => !address.internal).map((address) => address.address)
  return [...outside.toSorted((a, b) => rank(a) - rank(b)), '127.0.0.1']
}

/** Private ranges as routers hand them out; 169.254 means that no router answered. */
function rank(address: string): number {
  if (address.startsWith('192.168.')) return 0
  if (address.startsWith('10.')) return 1
  if (/^172\.(1[6-9]|2\d|3[01])\./.test(address)) return 2
  return address.startsWith('169.254.') ? 4 : 3
}
