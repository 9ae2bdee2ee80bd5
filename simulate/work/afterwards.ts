import type { Random } from '../../seed/random.ts'
import type { Life } from '../life.ts'
import type { Deed } from './deed.ts'
import { opinion } from './judge.ts'
import type { Matter } from './matter.ts'
import { customerOf, supplierOf } from './people.ts'

/** What may follow once a matter is closed, each by its own chance; the hours are counted from its closing. */
export function afterwards(
  life: Life,
  random: Random,
  m: Matter,
): readonly { readonly in: number; readonly deed: Deed }[] {
  if (m.state !== 'accepted' && m.state !== 'failed') return []
  const customer = customerOf(life, random, m)
  const supplier = supplierOf(life, random, m)
  const whose = m.customers.length > 1 ? { customer: customer.number } : {}
  const maybe = (share: number, hours: number, deed: Omit<Deed, 'again'>) =>
    random() < share ? [{ in: hours * random(), deed: { ...deed, again: 0 } }] : []
  return [
    ...(m.evaluated
      ? []
      : maybe(0.25, 40, { who: customer.who, act: { kind: 'evaluate', evaluation: opinion(random, m), ...whose } })),
    ...maybe(0.2, 30, {
      who: supplier,
      act: { kind: 'evaluate-customer', evaluation: { score: m.scale === 'five' ? 4 : 1, scale: m.scale } },
    }),
    ...(m.state === 'accepted' && m.reopenDays > 0
      ? maybe(0.03, 16, { who: customer.who, act: { kind: 'reopen', reason: '又坏了', ...whose } })
      : []),
    ...(m.returned
      ? maybe(0.3, 20, {
          who: supplier,
          act: { kind: 'name-cause', about: { of: 'return', delivery: 1, customer: 1 }, cause: 'process' },
        })
      : []),
    ...(m.bad && m.isNamed
      ? maybe(0.4, 60, { who: supplier, act: { kind: 'contest', reason: '时间是客户定的' } })
      : []),
  ]
}
