import { pick } from '../../seed/random.ts'
import { type Choice, type Choices, choose, type Deed, type Nothing, soon } from './deed.ts'
import type { Matter } from './matter.ts'
import { headOf, supplierOf } from './people.ts'
import type { Life } from '../life.ts'
import type { Random } from '../../seed/random.ts'

/** A request lies before the supplier. */
export function respond(life: Life, random: Random, m: Matter): Deed | Nothing {
  const twin = life.doubles.get(m.id)
  if (twin !== undefined) {
    life.doubles.delete(m.id)
    return {
      who: supplierOf(life, random, m),
      act: { kind: 'merge', into: twin, reason: '同一件事提了两次' },
      again: 2,
    }
  }
  return choose(choices, { life, random, m })
}

/** When it is to be delivered: most within what is left, some too late. */
export function deliveryIn({ life, random, m }: Parameters<Choice>[0], isOnTime = 0.87): number {
  const { now } = life.installation.clock
  const left = m.dueAt === null ? 16 : life.hours.between(now, m.dueAt)
  return random() < isOnTime ? left * (0.25 + 0.7 * random()) : left + soon(random, 0.5, 24)
}

const promise: Choice = about => {
  const { life, random, m } = about
  const { now } = life.installation.clock
  const who = supplierOf(life, random, m)
  if (m.service !== null)
    return { who, act: { kind: 'promise', words: '收到，按标准时间办。' }, again: deliveryIn(about) }
  const latest = m.neededBy ?? Number.POSITIVE_INFINITY
  const dueBy = Math.min(latest, life.hours.after(now, 6 + 40 * random()))
  return dueBy <= now
    ? {
        who,
        act: { kind: 'counter', offer: { dueBy: life.hours.after(now, 16), words: '时间已过，改到这时可以。' } },
        again: 3,
      }
    : { who, act: { kind: 'promise', dueBy }, again: life.hours.between(now, dueBy) * (0.3 + 0.8 * random()) }
}

const choices: Choices = [
  [68, promise],
  [
    7,
    ({ life, random, m }) => ({
      who: supplierOf(life, random, m),
      act: { kind: 'ask', question: '请补充型号和数量。' },
      again: soon(random, 0.5, 14),
    }),
  ],
  [
    9,
    ({ life, random, m }) => {
      const { now } = life.installation.clock
      const dueBy = life.hours.after(Math.max(now, m.dueAt ?? now), 4 + 30 * random())
      return {
        who: supplierOf(life, random, m),
        act: { kind: 'counter', offer: { dueBy, words: '手上任务满，晚几天可以吗？' } },
        again: soon(random, 0.5, 10),
      }
    },
  ],
  [
    4,
    ({ life, random, m }) => ({
      who: supplierOf(life, random, m),
      act: { kind: 'decline', reason: '不在本部门职责内' },
      again: 4,
    }),
  ],
  [
    3,
    ({ life, random, m }) => {
      const others = [...life.directory.parents.keys()].filter(
        unit =>
          unit !== m.supplier.unit &&
          !m.customers.some(x => x.unit === unit) &&
          (life.directory.members.get(unit) ?? []).length > 0,
      )
      const to = { unit: pick(random, others), person: null }
      return {
        who: supplierOf(life, random, m),
        act: { kind: 'transfer', to, reason: '应由该部门办理' },
        again: soon(random, 0.5, 6),
      }
    },
  ],
  [
    7,
    ({ life, random, m }) => {
      const members = (life.directory.members.get(m.supplier.unit) ?? []).filter(
        id => !life.away.has(id) && !m.customers.some(x => x.person === id) && id !== m.supplier.person,
      )
      const head = headOf(life, m.supplier.unit)
      if (members.length === 0 || head === null || life.away.has(head)) return null
      return { who: head, act: { kind: 'assign', person: pick(random, members) }, again: soon(random, 0.3, 4) }
    },
  ],
  [2, () => ({ waits: 14 })],
]
