import type { LocalDate } from '@huke/core/calendar'
import { seeded } from '../random.ts'
import { firstOfMonth } from './date.ts'
import type { DemoOrganisation, DemoPost } from './model.ts'
import { membershipsOf, numbered } from './people.ts'
import { type Plan, type PostPlan, readPlan } from './plan.ts'
import { headsOf, managersOf } from './reporting.ts'
import { roster } from './roster.ts'
import { datedUnits } from './units.ts'

/** The demo company as it stands on a day, with its last year of changes. The same day gives the same company. */
export function demoOrganisation(today: LocalDate): DemoOrganisation {
  const plan = readPlan()
  const random = seeded(plan.company.code)
  const units = datedUnits(plan, today)
  const entries = numbered(plan, roster(plan, units, today, random), random)
  const memberships = entries.flatMap(membershipsOf)
  const heads = headsOf(units, entries)
  return {
    company: plan.company,
    units,
    posts: plan.posts.map(postOf),
    people: entries.map(entry => entry.person),
    memberships,
    heads,
    managers: managersOf(units, heads, memberships, entries),
    reorganisations: reorganisationsOf(plan, today),
  }
}

function postOf(post: PostPlan): DemoPost {
  return {
    code: post.code,
    unit: post.unit,
    name: post.name.zh,
    nameEn: post.name.en,
    responsibilities: post.duties,
  }
}

function reorganisationsOf(plan: Plan, today: LocalDate): DemoOrganisation['reorganisations'] {
  return plan.reorganisations.map(({ code, monthsAgo, name, reason }) => {
    return { code, date: firstOfMonth(today, monthsAgo), name, reason }
  })
}
