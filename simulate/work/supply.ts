import { pick, type Random } from '../../seed/random.ts'
import type { Life } from '../life.ts'
import { type Choice, type Choices, choose, type Deed, type Nothing, soon } from './deed.ts'
import type { Matter } from './matter.ts'
import { customerOf, headOf, supplierOf } from './people.ts'

/** What has been promised, or was returned, is to be delivered. */
export function supply(life: Life, random: Random, m: Matter): Deed | Nothing {
  if (m.openParts > 0) return { waits: 8 }
  return choose(choices, { life, random, m })
}

/** Somebody outside is waited for. */
export const resume = (life: Life, random: Random, m: Matter): Deed | Nothing => ({
  who: supplierOf(life, random, m),
  act: { kind: 'resume' },
  again: soon(random, 0.3, 3),
})

const deliver: Choice = ({ life, random, m }) => {
  const who = supplierOf(life, random, m)
  const [item] = m.openItems
  if (item !== undefined) return { who, act: { kind: 'check', item, done: true }, again: 0.1 }
  return { who, act: { kind: 'deliver', words: '办好了，请查收。' }, again: soon(random, 0.3, 12) }
}

const bySupplier =
  (act: (about: Parameters<Choice>[0]) => Deed['act'], again: readonly [number, number]): Choice =>
  about => ({
    who: supplierOf(about.life, about.random, about.m),
    act: act(about),
    again: soon(about.random, ...again),
  })

const later = ({ life, random, m }: Parameters<Choice>[0]): number =>
  life.hours.after(Math.max(life.installation.clock.now, m.dueAt ?? 0), 6 + 24 * random())

const choices: Choices = [
  [76, deliver],
  [
    3,
    bySupplier(
      ({ life, random }) => ({
        kind: 'hold',
        reason: '等厂家发货',
        thirdParty: '三一配件',
        until: life.hours.after(life.installation.clock.now, 4 + 20 * random()),
      }),
      [2, 30],
    ),
  ],
  [3, bySupplier(() => ({ kind: 'ask', question: '现场几点能停机？' }), [0.5, 14])],
  [
    2,
    bySupplier(
      about => ({ kind: 'renegotiate', offer: { dueBy: later(about), words: '缺件，需要改期。' } }),
      [0.5, 10],
    ),
  ],
  [
    2,
    about => ({
      who: customerOf(about.life, about.random, about.m).who,
      act: { kind: 'renegotiate', offer: { dueBy: later(about), words: '现场改期了，晚些要。' } },
      again: soon(about.random, 0.5, 8),
    }),
  ],
  [1, bySupplier(() => ({ kind: 'fail', reason: '停产，无货' }), [4, 8])],
  [
    2,
    about => {
      const { life, random, m } = about
      const others = [...life.directory.members].filter(
        ([unit, people]) => unit !== m.supplier.unit && people.length > 1,
      )
      const [unit] = pick(random, others)
      return {
        who: supplierOf(life, random, m),
        act: { kind: 'split', title: '其中一部分', words: '请协助', supplier: { unit, person: null } },
        again: 12,
      }
    },
  ],
  [
    2,
    ({ life, m }) => {
      const head = headOf(life, m.supplier.unit)
      if (head === null || m.priority === 'urgent') return null
      return {
        who: head,
        act: { kind: 'prioritise', priority: m.priority === 'high' ? 'urgent' : 'high', reason: '工地停工' },
        again: 1,
      }
    },
  ],
  [
    1.5,
    ({ life, random, m }) => {
      const { who, number } = customerOf(life, random, m)
      return {
        who,
        act: { kind: 'withdraw', reason: '不需要了', ...(m.customers.length > 1 ? { customer: number } : {}) },
        again: 4,
      }
    },
  ],
  [
    1.5,
    bySupplier(
      ({ life, random, m }) => {
        const others = [...life.directory.members.keys()].filter(
          u => u !== m.supplier.unit && !m.customers.some(x => x.unit === u),
        )
        return { kind: 'transfer', to: { unit: pick(random, others), person: null }, reason: '转相关部门' }
      },
      [0.5, 8],
    ),
  ],
  [
    3,
    bySupplier(
      ({ m }) => ({
        kind: 'comment',
        words: '进度正常。',
        mentions: m.customers[0]?.person ? [m.customers[0].person] : [],
      }),
      [0.5, 4],
    ),
  ],
  [
    1,
    about => ({
      who: customerOf(about.life, about.random, about.m).who,
      act: { kind: 'escalate', reason: '一直没有进展' },
      again: 2,
    }),
  ],
  [2, bySupplier(() => ({ kind: 'start' }), [0.5, 4])],
]
