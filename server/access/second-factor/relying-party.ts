import { isIP } from 'node:net'
import { ownOrigins } from '../../http/index.ts'
import type { World } from '../../world.ts'

export interface RelyingParty {
  /** the name of the host, which a passkey belongs to for ever */
  readonly id: string
  readonly origins: readonly string[]
}

/**
 * Whose passkeys a browser would make and show here. Null where it makes none: without https, but on the machine itself; by
 * the number of a host; and under a name that nobody but the request itself has said to be ours.
 */
export function relyingParty(config: Pick<World['config'], 'origin'>, host: string | undefined): RelyingParty | null {
  const origins = ownOrigins(config, host)
  const [page = ''] = origins
  if (!URL.canParse(page)) return null
  const { protocol, hostname } = new URL(page)
  const isNamed = config.origin !== null && protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0
  return isNamed || hostname === 'localhost' ? { id: hostname, origins } : null
}
