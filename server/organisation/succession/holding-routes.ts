import { type Commitment, type Id, presentCustomers } from '@huke/core/commitment'
import type { Static } from 'typebox'
import { commitmentCodes, presentLines } from '../../commitment/index.ts'
import { languageOf, pageFrom, Refused, type Routes } from '../../http/index.ts'
import { organisationCodes } from '../codes.ts'
import { personRefs } from '../ref.ts'
import { checkNotToOneself, concerns } from './concerns.ts'
import { handOver } from './hand-over.ts'
import { countHoldings, holdingKeys, readHoldings } from './holdings.ts'
import { handOverSchema, type Holding, holdingsSchema } from './schema.ts'

/** What does this person still hold, and to whom does it go? */
export const holdingRoutes: Routes = (app, world) => {
  const { db, now } = world

  app.get('/people/:id/holdings', { schema: holdingsSchema }, async request => {
    const { id } = request.params
    const member = request.permit('session.read')
    await concerns(world, member, 'holding.read', id)
    const { after, limit = 50 } = request.query
    const rows = await readHoldings(db, id, { after, limit })
    const [line, counts] = await Promise.all([presentLines(world, rows, member, now()), countHoldings(db, id)])
    const page = pageFrom(rows, limit, holdingKeys, row => ({ ...line(row), side: sideOf(row.state_data, id) }))
    return { ...page, ...counts }
  })

  app.post('/people/:id/hand-over', { schema: handOverSchema }, async request => {
    const { id } = request.params
    const member = request.permit('session.read')
    const concerned = await concerns(world, member, 'holding.hand-over', id)
    const { commitments, to, reason } = request.body
    checkNotToOneself(member, concerned, to.kind === 'people' ? to.people : [])
    const refs = await personRefs(db, to.kind === 'people' ? to.people : [])
    const language = languageOf(request)
    const results = []
    // One transaction each, one after the other: a refused one must not undo the rest.
    for (const [i, commitment] of commitments.entries()) {
      const person = to.kind === 'people' ? (to.people[i % to.people.length] ?? null) : null
      results.push(await attempt(commitment, person))
    }
    return { results }

    async function attempt(commitment: Id, person: Id | null) {
      try {
        const order = { from: id, to: person, reason, at: now() }
        await db.transaction().execute(trx => handOver(trx, member, commitment, order))
        const taker = person === null ? null : (refs.get(person) ?? null)
        return { id: commitment, ok: true, to: taker, code: null, detail: null }
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        const words = { ...commitmentCodes, ...organisationCodes }[error.code]
        return { id: commitment, ok: false, to: null, code: error.code, detail: words?.[language] ?? error.code }
      }
    }
  })
}

function sideOf(c: Commitment, person: Id): Static<typeof Holding>['side'] {
  if (c.supplier.person === person && presentCustomers(c).some(x => x.person === person)) return 'both'
  return c.supplier.person === person ? 'supplier' : 'customer'
}
