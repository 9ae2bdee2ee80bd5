import { between, pick, type Random } from '../../seed/random.ts'
import { plusDays } from '../machine/calendar-days.ts'
import { type Department, type Employee, type Firm, membersOf, top } from './firm.ts'

/** Of the staff in a month, about as in a plant. */
const joins = 0.012
const leaves = 0.01
const moves = 0.008

/** What changes in a month, as personnel enters it before the file goes out. Those at the top stay. */
export function livesOn(firm: Firm, random: Random, today: string): void {
  for (const [code, { left }] of firm.people) if (left !== null && left < today) firm.people.delete(code)
  const some = (share: number) => Math.max(1, Math.round(firm.people.size * share * (0.7 + 0.6 * random())))
  for (let n = some(leaves); n > 0; n--) leave(firm, random, today)
  for (let n = some(moves); n > 0; n--) move(firm, random)
  for (let n = some(joins); n > 0; n--) {
    const employee = firm.hire(
      pick(
        random,
        [...firm.units.keys()].filter(code => code !== top),
      ),
      today,
    )
    firm.people.set(employee.code, employee)
  }
  changeHeads(firm, random)
  const post = pick(random, [...firm.posts.values()])
  post.name = post.name.endsWith('（主）') ? post.name.slice(0, -3) : `${post.name}（主）`
}

const movable = (firm: Firm): Employee[] => [...firm.people.values()].filter(p => p.unit !== top && p.left === null)

/** Half of them say so beforehand; the others are just not in the file any more. */
function leave(firm: Firm, random: Random, today: string): void {
  const who = pick(random, movable(firm))
  if (random() < 0.5) who.left = plusDays(today, between(random, 5, 25))
  else firm.people.delete(who.code)
}

function move(firm: Firm, random: Random): void {
  const who = pick(random, movable(firm))
  who.unit = pick(
    random,
    [...firm.units.keys()].filter(code => code !== top),
  )
}

/** Whoever left or moved away heads nothing; most places are filled, some stay empty, one changes anyway. */
function changeHeads(firm: Firm, random: Random): void {
  const changing = pick(
    random,
    [...firm.units.values()].filter(unit => unit.code !== top),
  )
  for (const unit of firm.units.values()) {
    const head = unit.head === null ? undefined : firm.people.get(unit.head)
    if (unit !== changing && head !== undefined && head.unit === unit.code && head.left === null) continue
    if (unit.code !== top) unit.head = successor(firm, random, unit)
  }
}

function successor(firm: Firm, random: Random, { code, head }: Department): string | null {
  const able = membersOf(firm, code).filter(p => p.left === null && p.code !== head)
  return able.length > 0 && random() < 0.85 ? pick(random, able).code : null
}
