import type { About, Action, Member } from '@huke/core/access'

/** The signed-in person of a request, with what the interface needs to greet them. */
export interface Reader extends Member {
  readonly name: string
  readonly locale: 'zh' | 'en' | null
  readonly timeZone: string | null
  /** the first password has to be changed before anything else */
  readonly mustChange: boolean
  /** a role demands a second factor, and the session has shown none: it is set up before anything else */
  readonly mustProve: boolean
  readonly session: 'cookie' | 'token' | 'demo'
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** of a route that is no operation of the API: open to whoever is not signed in */
    open?: boolean
  }
  interface FastifyRequest {
    /** null = nobody is signed in; routes that need somebody ask `reader(request)` */
    member: Reader | null
    /** The signed-in person if core/access allows them this; throws 'not-signed-in' or 'not-allowed'. */
    permit(action: Action, about?: About): Reader
  }
}
