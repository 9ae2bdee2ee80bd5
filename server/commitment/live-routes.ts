import { allow } from '@huke/core/access'
import { type Reader, reader, rereadMember } from '../access/index.ts'
import { type Change, refused, type Routes } from '../http/index.ts'
import { countStreams, tell } from './live-streams.ts'

/** A page that asks again at every change of a busy unit would ask all the time: it is told which, and decides. */
export const liveRoutes: Routes = (app, world) => {
  const { live } = world
  const streams = countStreams()
  app.get(
    '/live',
    {
      sse: 'only',
      schema: {
        operationId: 'live',
        tags: ['commitment'],
        summary: 'Server-sent events of what changes for the reader',
      },
    },
    async (request, reply) => {
      let member = reader(request)
      const free = streams.take(member.person)
      if (free === null) throw refused('commitment.too-many-streams')
      reply.sse.keepAlive()
      const stop = live.listen(change => {
        if (change.kind === 'rights' && change.persons.includes(member.person)) {
          void rereadMember(world, request)
            .then(now => (now === null ? end() : void (member = now)))
            .catch(() => {})
        }
        if (concerns(member, change))
          tell(reply.raw, `event: change\ndata: ${JSON.stringify({ kind: change.kind, id: change.id })}\n\n`)
      })
      const end = (): void => {
        stop()
        free()
      }
      reply.sse.onClose(end)
      await reply.sse.send({ event: 'open', data: {} })
    },
  )
}

function concerns(member: Reader, { persons, units, kind }: Change): boolean {
  // An import is on the page of all who may import, whoever started it, be it nobody: the command line.
  if (kind === 'import') return allow(member, 'history.import')
  if (persons.includes(member.person) || kind === 'scorecard') return true
  // What is lent is heard as the lender would hear it.
  return [member, ...member.delegations].some(
    standing =>
      ('from' in standing && persons.includes(standing.from)) ||
      units.some(unit => standing.units.includes(unit) || standing.heads.includes(unit)),
  )
}
