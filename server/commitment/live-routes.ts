import { type Reader, reader, rereadMember } from '../access/index.ts'
import { type Change, type LiveEnd, refused, type Routes } from '../http/index.ts'
import { concerns, mayHear } from './hearing.ts'
import { tell } from './live-streams.ts'
import { countPlaces } from './places.ts'

/** More pages than anybody has open; whoever opens another after that waits until one is closed. */
const mostStreams = 20
/** Sessions and tokens also end by time alone, which nobody announces. */
const lookAgainMs = 60_000
const againMs = 1000
const spreadMs = 4000

/**
 * A page that asks again at every change of a busy unit would ask all the time: it is told which, and decides. Before it is
 * told anything its session or token is looked at again, so that the stream ends when they do.
 */
export const liveRoutes: Routes = (app, world) => {
  const streams = countPlaces(mostStreams)
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
      const free = streams.take(reader(request).person)
      if (free === null) throw refused('commitment.too-many-streams')
      let member: Reader | null = reader(request)
      let last: Promise<unknown> = Promise.resolve()
      reply.sse.keepAlive()
      const over = () => {
        free()
        endListening()
        clearInterval(timer)
        if (reply.sse.isConnected) reply.sse.close()
      }
      const lookAgain = async (): Promise<Reader | null> => {
        member = await rereadMember(world, request)
        if (member === null) over()
        return member
      }
      const hear = async (change: Change): Promise<void> => {
        if (member === null || !concerns(member, change)) return
        const now = await lookAgain()
        if (now === null || !(await mayHear(world.db, now, change))) return
        tell(reply.raw, 'change', { kind: change.kind, id: change.id })
      }
      // One after the other, so that what comes after a change of rights is heard with the new ones.
      const inTurn = (work: () => Promise<unknown>) => {
        last = last.then(work).catch(over)
      }
      const sayEnd = async (reason: LiveEnd): Promise<void> => {
        // Not all at the same moment: whoever comes back reads everything anew.
        const retry = againMs + Math.round(Math.random() * spreadMs)
        if (reply.sse.isConnected) await reply.sse.send({ event: 'end', data: { reason }, retry })
        over()
      }
      const endListening = world.live.listen(
        change => inTurn(() => hear(change)),
        reason => inTurn(() => sayEnd(reason)),
      )
      const timer = setInterval(() => inTurn(lookAgain), lookAgainMs)
      reply.sse.onClose(over)
      await reply.sse.send({ event: 'open', data: {} })
    },
  )
}
