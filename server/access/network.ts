import { isIPv6 } from 'node:net'

/** Where an address is limited: an IPv6 customer has a whole /64 to come from, an IPv4 one the address alone. */
export function networkOf(address: string): string {
  const plain = bare(address)
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const given = tail === undefined || tail === '' ? 0 : tail.split(':').length + (tail.includes('.') ? 1 : 0)
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - given) }, () => '0')
  const rest = tail === undefined || tail === '' ? [] : tail.split(':')
  const network = [...groups, ...zeros, ...rest].slice(0, 4).map(group => Number.parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}

/** Some proxies write the port as well, which is another with every connection. */
const bare = (address: string): string =>
  (/^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')).replace(/%.*$/, '')
