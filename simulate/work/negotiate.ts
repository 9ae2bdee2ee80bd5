import type { Random } from '../../seed/random.ts'
import type { Life } from '../life.ts'
import { type Choice, type Choices, choose, type Deed, type Nothing, soon } from './deed.ts'
import type { Matter } from './matter.ts'
import { customerOf, supplierOf } from './people.ts'
import { deliveryIn } from './respond.ts'

/** An offer lies before one of the two. */
export const reply = (life: Life, random: Random, m: Matter): Deed | Nothing =>
  choose(m.ball === 'customer' ? asCustomer : asSupplier, { life, random, m })

/** A question lies before the customer; some never answer. */
export const answer = (life: Life, random: Random, m: Matter): Deed | Nothing => choose(answers, { life, random, m })

const agree =
  (who: (about: Parameters<Choice>[0]) => string | null): Choice =>
  about => ({ who: who(about), act: { kind: 'agree' }, again: deliveryIn(about) })

const counter =
  (who: (about: Parameters<Choice>[0]) => string | null): Choice =>
  about => ({
    who: who(about),
    act: {
      kind: 'counter',
      offer: {
        dueBy: about.life.hours.after(about.life.installation.clock.now, 12 + 20 * about.random()),
        words: '这个时间能接受。',
      },
    },
    again: soon(about.random, 0.5, 8),
  })

const decline =
  (who: (about: Parameters<Choice>[0]) => string | null): Choice =>
  about => ({ who: who(about), act: { kind: 'decline', reason: '来不及' }, again: soon(about.random, 0.5, 6) })

const customer = ({ life, random, m }: Parameters<Choice>[0]) => customerOf(life, random, m).who
const supplier = ({ life, random, m }: Parameters<Choice>[0]) => supplierOf(life, random, m)

const asCustomer: Choices = [
  [70, agree(customer)],
  [9, counter(customer)],
  [9, decline(customer)],
  [12, () => ({ waits: 24 })],
]
const asSupplier: Choices = [
  [74, agree(supplier)],
  [8, counter(supplier)],
  [14, decline(supplier)],
  [4, () => ({ waits: 24 })],
]

const answers: Choices = [
  [
    88,
    about => ({
      who: customer(about),
      act: { kind: 'answer', words: '两台，SR280。' },
      again: 1 + soon(about.random, 0, 6),
    }),
  ],
  [12, about => ({ who: supplier(about), act: { kind: 'close-unanswered', reason: '久未答复' }, again: 4 })],
]
