import type { Static } from 'typebox'
import { refused } from '../../http/index.ts'
import { type MailServer, mailServerProblems } from './smtp/index.ts'
import type { ServerInput } from './schema.ts'

/**
 * The server that was written into the form. A password that was left out is the one that is kept, but for the same server and
 * user only: nobody gets it by sending it somewhere else.
 */
export function givenServer(given: Static<typeof ServerInput>, kept: MailServer | null): MailServer {
  const { port, security } = given
  const place = { host: given.host.trim(), port, security, user: given.user?.trim() || null }
  const isSame =
    kept !== null &&
    kept.host === place.host &&
    kept.port === port &&
    kept.security === security &&
    kept.user === place.user
  const password = given.password === undefined ? (isSame ? kept.password : null) : given.password || null
  const server = { ...place, password, from: given.from.trim() }
  const problems = mailServerProblems(server)
  if (problems.length === 0) return server
  throw refused(
    'mail.server-impossible',
    ...problems.map(({ field, expectation }) => ({
      place: `body/server/${field}`,
      value: field === 'password' ? null : server[field],
      expectation,
    })),
  )
}
