import { pick, pickWeighted, type Random } from '../random.ts'
import type { NamePlan } from './plan.ts'

export interface PersonName {
  name: string
  nameEn: string
}

export type NameGiver = (gender: 'male' | 'female', age: number) => PersonName

/** In a company of this size the same given name rarely turns up more often. */
const sameGivenName = 3

/** Gives names nobody has yet: surname by how common it is, given name by gender and generation. */
export function nameGiver(plan: NamePlan, random: Random, taken: Set<string>): NameGiver {
  const surnames = plan.surnames.map(readSurname)
  const uses = new Map<string, number>()
  return (gender, age) => {
    for (;;) {
      const surname = pickWeighted(random, surnames, candidate => candidate.percent)
      const [given = '', pinyin = ''] = pick(random, plan.given[gender][generationOf(age)]).split(' ')
      const name = surname.han + given
      if (taken.has(name) || (uses.get(given) ?? 0) >= sameGivenName) continue
      taken.add(name)
      uses.set(given, (uses.get(given) ?? 0) + 1)
      return { name, nameEn: `${surname.pinyin} ${pinyin}` }
    }
  }
}

function generationOf(age: number): 'older' | 'middle' | 'younger' {
  if (age >= 48) return 'older'
  return age >= 33 ? 'middle' : 'younger'
}

function readSurname(text: string): { han: string; pinyin: string; percent: number } {
  const [han = '', pinyin = '', percent = ''] = text.split(' ')
  return { han, pinyin, percent: Number(percent) }
}
