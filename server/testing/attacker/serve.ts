import { pick } from '../../../seed/random.ts'
import type { Company } from '../histories/company.ts'
import { employed } from '../histories/living.ts'

/** Where somebody's answer is awaited that won't be named. */
export interface Asked {
  readonly matter: string
  readonly person: string
}

/** Somebody orders one of the services whose answers aren't named, gets it and accepts it; null where they can't. */
export async function serve(company: Company): Promise<Asked | null> {
  const people = (await employed(company)).filter(p => p.able)
  const asker = pick(company.random, people)
  const { body } = await company.ask(asker.id, 'GET', '/services?limit=200')
  const services = ((body.items ?? []) as { id: string; code: string; version: number }[]).filter(
    service => !service.code.endsWith('by-hand'),
  )
  if (services.length === 0) return null
  const service = pick(company.random, services)
  const order = { service: service.id, version: service.version, form: {} }
  const made = await company.ask(asker.id, 'POST', '/commitments', order)
  if (made.status !== 201) return null
  const matter = made.body.id as string
  for (const kinds of [['promise'], ['deliver'], ['accept']])
    for (const person of [...people.filter(p => p.id !== asker.id), asker]) {
      const page = await company.ask(person.id, 'GET', `/commitments/${matter}`)
      const kind = kinds.find(one => page.body.openActs?.includes(one))
      if (kind === undefined || (kind === 'accept' && person.id !== asker.id)) continue
      await company.ask(person.id, 'POST', `/commitments/${matter}/acts`, { act: { kind } })
      break
    }
  const page = await company.ask(asker.id, 'GET', `/commitments/${matter}`)
  return page.body.openActs?.includes('evaluate') ? { matter, person: asker.id } : null
}

export async function answer(company: Company, { matter, person }: Asked, good: boolean): Promise<number> {
  const evaluation = { scale: 'good-bad', score: good ? 1 : 0, words: good ? '很好' : '太慢' }
  const { status } = await company.ask(person, 'POST', `/commitments/${matter}/acts`, {
    act: { kind: 'evaluate', evaluation },
  })
  return status
}
