import { allow } from '@huke/core/access'
import { type Reader, reader, rereadMember } from '../access/index.ts'
import type { Change, Routes } from '../http/index.ts'

const againMs = 1000
const spreadMs = 4000

/** A page that asks again at every change of a busy unit would ask all the time: it is told which, and decides. */
export const liveRoutes: Routes = (app, world) => {
  const { live } = world
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
      reply.sse.keepAlive()
      const hear = (change: Change): void => {
        if (change.kind === 'rights' && change.persons.includes(member.person)) {
          void rereadMember(world, request)
            .then(now => (now === null ? end() : void (member = now)))
            .catch(() => {})
        }
        if (concerns(member, change))
          void reply.sse.send({ event: 'change', data: { kind: change.kind, id: change.id } }).catch(end)
      }
      const end = live.listen(hear, reason => {
        end()
        // Not all at the same moment: whoever comes back reads everything anew.
        const retry = againMs + Math.round(Math.random() * spreadMs)
        void reply.sse
          .send({ event: 'end', data: { reason }, retry })
          .catch(() => {})
          .finally(() => reply.sse.close())
      })
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
