import { demoOrganisation } from '../../seed/demo/index.ts'
import { readPlan } from '../../seed/demo/plan.ts'
import { between, pick, pickWeighted, type Random } from '../../seed/random.ts'
import { type NameGiver, nameGiver } from './names.ts'

/** A unit as personnel keeps it. */
export interface Department {
  readonly code: string
  name: string
  readonly nameEn: string
  readonly kind: 'company' | 'department' | 'team'
  parent: string | null
  head: string | null
}

export interface Employee {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly email: string | null
  unit: string
  post: string | null
  readonly joined: string
  /** last day */
  left: string | null
}

export interface Post {
  readonly code: string
  name: string
  readonly duties: string
}

/** What personnel knows of the company; what it sends in as a file every month. */
export interface Firm {
  readonly units: Map<string, Department>
  readonly people: Map<string, Employee>
  readonly posts: Map<string, Post>
  /** names and numbers for who comes */
  hire(unit: string, joined: string): Employee
}

/** The code that the first visitor's organisation gets. */
export const top = 'ROOT'
/** So many people make a unit worth while. */
const perUnit = 16

/** A builder of heavy machines: the demo company's units and posts, with as many people as are asked for. */
export function foundFirm(random: Random, people: number, today: string): Firm {
  const demo = demoOrganisation(today)
  const there = demo.units.filter(unit => unit.to === null)
  const departments = there.filter(unit => unit.kind === 'department')
  const teams = there.filter(unit => unit.kind !== 'company' && unit.kind !== 'department')
  const room = Math.max(6, Math.round(people / perUnit) - departments.length)
  const kept = teams.filter(
    (_, i) =>
      Math.floor((i * room) / teams.length) !== Math.floor(((i + 1) * room) / teams.length) || room >= teams.length,
  )
  const units = new Map<string, Department>([
    [
      top,
      { code: top, name: demo.company.name, nameEn: demo.company.nameEn, kind: 'company', parent: null, head: null },
    ],
  ])
  for (const { code, name, nameEn, kind, parent } of [...departments, ...kept]) {
    const above = parent === null || parent === demo.company.code ? top : parent
    units.set(code, { code, name, nameEn, kind: kind === 'department' ? kind : 'team', parent: above, head: null })
  }
  const posts = new Map(demo.posts.map(p => [p.code, { code: p.code, name: p.name, duties: p.responsibilities.zh }]))
  const firm = { units, posts, people: new Map<string, Employee>(), hire: hiring(random, demo.posts) }
  for (const [i, unit] of seats(random, [...units.values()], people).entries()) {
    const employee = firm.hire(
      unit,
      `20${String(between(random, 8, 23)).padStart(2, '0')}-0${between(random, 1, 9)}-1${i % 10}`,
    )
    firm.people.set(employee.code, employee)
  }
  for (const unit of units.values()) unit.head = random() < 0.95 ? (membersOf(firm, unit.code)[0]?.code ?? null) : null
  ;(units.get(top) as Department).head = membersOf(firm, top)[1]?.code ?? null
  return firm
}

export const membersOf = ({ people }: Pick<Firm, 'people'>, unit: string): Employee[] =>
  [...people.values()].filter(p => p.unit === unit)

/** Five at the top, three in every unit, the others by how much work there is: most build machines. */
function seats(random: Random, units: readonly Department[], people: number): string[] {
  const least = units.flatMap(({ code }) => Array.from({ length: code === top ? 5 : 3 }, () => code))
  const weightOf = ({ code, kind }: Department) =>
    code === top ? 0.2 : (code.startsWith('prd-') ? 3 : 1) * (kind === 'team' ? 1 : 0.5)
  const others = Array.from(
    { length: Math.max(0, people - least.length) },
    () => pickWeighted(random, units, weightOf).code,
  )
  return [...least, ...others]
}

function hiring(random: Random, posts: readonly { readonly code: string; readonly unit: string }[]) {
  const giveName: NameGiver = nameGiver(readPlan().names, random)
  let hired = 0
  return (unit: string, joined: string): Employee => {
    hired += 1
    const code = `E${String(hired).padStart(5, '0')}`
    const fitting = posts.filter(post => unit.startsWith(post.unit))
    return {
      code,
      ...giveName(),
      email: random() < 0.95 ? `${code.toLowerCase()}@chuli.example` : null,
      unit,
      post: fitting.length > 0 ? pick(random, fitting).code : null,
      joined,
      left: null,
    }
  }
}
