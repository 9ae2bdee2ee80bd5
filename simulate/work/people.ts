import { pick, type Random } from '../../seed/random.ts'
import type { Life } from '../life.ts'
import type { Matter } from './matter.ts'

/** So often somebody acts with the rights that were lent them. */
const standInShare = 0.5

/** Who does something for a unit: whoever is named and there, or stands in, else one of its people, else its head, else the next above. */
export function somebodyOf(
  life: Life,
  random: Random,
  { unit, person }: { readonly unit: string; readonly person: string | null },
  barred: readonly (string | null)[] = [],
): string | null {
  const { directory, away } = life
  const isFit = (id: string) => !away.has(id) && !barred.includes(id)
  const standIn = person === null ? undefined : life.lent.get(person)
  if (standIn !== undefined && isFit(standIn) && random() < standInShare) return standIn
  if (person !== null && isFit(person) && directory.able.some(p => p.id === person)) return person
  const members = (directory.members.get(unit) ?? []).filter(isFit)
  if (members.length > 0) return pick(random, members)
  for (let here: string | null | undefined = unit; here; here = directory.parents.get(here)) {
    const head = directory.heads.get(here)
    if (head !== undefined && isFit(head) && directory.able.some(p => p.id === head)) return head
  }
  return null
}

export const supplierOf = (life: Life, random: Random, m: Matter): string | null =>
  somebodyOf(
    life,
    random,
    m.supplier,
    m.customers.filter(x => x.leftAt === null).map(x => x.person),
  )

/** Who speaks for a customer: of several the one whose verdict is due, else the first. */
export function customerOf(life: Life, random: Random, m: Matter): { who: string | null; number: number } {
  const present = m.customers.filter(x => x.leftAt === null)
  const one = present.find(x => x.verdict === 'due') ?? present[0] ?? m.customers[0]
  if (one === undefined) return { who: null, number: 1 }
  const barred = one.verdict === 'due' ? [...m.servedBy, m.supplier.person] : []
  return { who: somebodyOf(life, random, one, barred), number: one.number }
}

export const headOf = (life: Life, unit: string): string | null => life.directory.heads.get(unit) ?? null
