import type { NamePlan } from '../../seed/demo/plan.ts'
import { pick, pickWeighted, type Random } from '../../seed/random.ts'

export type NameGiver = () => { readonly name: string; readonly nameEn: string }

/** Names as they occur: in a company of this size some bear the same one. */
export function nameGiver({ surnames, given }: NamePlan, random: Random): NameGiver {
  const families = surnames.map(text => {
    const [han = '', pinyin = '', percent = ''] = text.split(' ')
    return { han, pinyin, percent: Number(percent) }
  })
  const first = [given.male, given.female].flatMap(ages => Object.values(ages).flat())
  return () => {
    const family = pickWeighted(random, families, one => one.percent)
    const [han = '', pinyin = ''] = pick(random, first).split(' ')
    return { name: family.han + han, nameEn: `${family.pinyin} ${pinyin}` }
  }
}
