import { allow } from '@huke/core/access'
import { reader } from '../access/index.ts'
import type { Reader } from '../access/index.ts'
import type { Change, Routes } from '../http/index.ts'

/** A page that asks again at every change of a busy unit would ask all the time: it is told which, and decides. */
export const liveRoutes: Routes = (app, { live }) => {
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
      const member = reader(request)
      reply.sse.keepAlive()
      const end = live.listen(change => {
        if (concerns(member, change))
          void reply.sse.send({ event: 'change', data: { kind: change.kind, id: change.id } }).catch(end)
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
  return units.some(unit => member.units.includes(unit) || member.heads.includes(unit))
}
