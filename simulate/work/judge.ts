import type { Random } from '../../seed/random.ts'
import type { Life } from '../life.ts'
import { type Choice, type Choices, choose, type Deed, type Nothing, soon } from './deed.ts'
import type { Matter } from './matter.ts'
import { customerOf, supplierOf } from './people.ts'

/** A delivery lies before the customer. */
export const judge = (life: Life, random: Random, m: Matter): Deed | Nothing => choose(choices, { life, random, m })

/** Most are content; a scale of five is used from its upper end. */
export function opinion(random: Random, m: Matter) {
  const isBad = random() < (m.returned ? 0.3 : 0.06)
  const score =
    m.scale === 'good-bad'
      ? isBad
        ? 0
        : 1
      : isBad
        ? 1 + Math.floor(random() * 2)
        : random() < 0.6
          ? 5
          : random() < 0.8
            ? 4
            : 3
  return { score, scale: m.scale, ...(isBad ? { reasons: ['慢'], words: '等得太久' } : {}) }
}

const byCustomer =
  (act: (about: Parameters<Choice>[0]) => Deed['act'], again: readonly [number, number]): Choice =>
  about => {
    const { life, random, m } = about
    const { who, number } = customerOf(life, random, m)
    return {
      who,
      act: { ...act(about), ...(m.customers.length > 1 ? { customer: number } : {}) },
      again: soon(random, ...again),
    }
  }

const choices: Choices = [
  [42, byCustomer(({ random, m }) => ({ kind: 'accept', evaluation: opinion(random, m) }), [4, 30])],
  [26, byCustomer(() => ({ kind: 'accept', words: '谢谢' }), [4, 30])],
  [4, byCustomer(() => ({ kind: 'accept', deviation: '少一份资料，先收下', cause: 'process' }), [4, 30])],
  [9, byCustomer(() => ({ kind: 'return', reason: '型号不对', cause: 'execution' }), [1, 12])],
  [13, () => ({ waits: 32 })],
  [
    2,
    ({ life, random, m }) => ({
      who: supplierOf(life, random, m),
      act: { kind: 'take-back' },
      again: soon(random, 0.5, 6),
    }),
  ],
  [
    4,
    byCustomer(
      ({ m }) => (m.customers.length > 1 ? { kind: 'accept' } : { kind: 'comment', words: '先试两天。', mentions: [] }),
      [6, 14],
    ),
  ],
]
