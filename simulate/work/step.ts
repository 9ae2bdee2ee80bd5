import { sql } from 'kysely'
import { seeded } from '../../seed/random.ts'
import { count, type Life } from '../life.ts'
import { afterwards } from './afterwards.ts'
import type { Deed, Nothing } from './deed.ts'
import { judge } from './judge.ts'
import { type Matter, readMatter } from './matter.ts'
import { answer, reply } from './negotiate.ts'
import { respond } from './respond.ts'
import { resume, supply } from './supply.ts'

/** After so many refusals in a row it is left alone until somebody looks through what lies about. */
const patience = 6
const pageShare = 0.15

/** Notes that somebody will look at a matter in so many working hours. */
export function lookAgain(life: Life, matter: string, hours: number, tries = 0): void {
  if (life.pending.has(matter)) return
  life.pending.add(matter)
  life.agenda.note(life.hours.after(life.installation.clock.now, hours), () => step(life, matter, tries))
}

async function step(life: Life, id: string, tries: number): Promise<void> {
  life.pending.delete(id)
  const m = await readMatter(life.installation, id)
  // Chance belongs to the matter, so that one that goes another way leaves all the others as they were.
  const random = seeded(`${life.seed} ${m.number} ${life.installation.clock.now}`)
  if (m.closedAt !== null) return follow(life, m)
  const next = nextOf(life, random, m)
  if ('waits' in next) return lookAgain(life, id, next.waits)
  if (next.who !== null && random() < pageShare) await life.installation.ask(next.who, 'GET', `/commitments/${id}`)
  if (await does(life, m, next)) lookAgain(life, id, next.again)
  else if (tries < patience) lookAgain(life, id, 3 + 5 * random(), tries + 1)
}

function nextOf(life: Life, random: () => number, m: Matter): Deed | Nothing {
  if (m.held) return resume(life, random, m)
  if (m.waiting) return answer(life, random, m)
  switch (m.state) {
    case 'requested':
      return respond(life, random, m)
    case 'negotiating':
      return reply(life, random, m)
    case 'delivered':
      return judge(life, random, m)
    default:
      return supply(life, random, m)
  }
}

/** Whether it was done. */
async function does(life: Life, m: Matter, { who, act }: Deed): Promise<boolean> {
  if (who === null) {
    count(life.refused, `${act.kind}: nobody is there`)
    return false
  }
  const { status, body } = await life.installation.ask(who, 'POST', `/commitments/${m.id}/acts`, { act })
  if (status === 200) count(life.done, act.kind)
  else count(life.refused, `${act.kind}: ${body?.code ?? status}`)
  return status === 200
}

function follow(life: Life, m: Matter): void {
  const random = seeded(`${life.seed} ${m.number} after ${m.closedAt}`)
  for (const { in: hours, deed } of afterwards(life, random, m)) {
    life.agenda.note(life.hours.after(life.installation.clock.now, hours), async () => {
      const now = await readMatter(life.installation, m.id)
      if (!(await does(life, now, deed))) return
      if (deed.act.kind === 'reopen') lookAgain(life, m.id, 4)
      if (deed.act.kind === 'contest')
        life.agenda.note(life.hours.after(life.installation.clock.now, 10), () => settle(life, m, random()))
    })
  }
}

async function settle(life: Life, m: Matter, chance: number): Promise<void> {
  const act = { kind: 'settle-contest', outcome: chance < 0.5 ? 'upheld' : 'set-aside', reason: '查过记录' }
  await does(life, m, { who: life.offices.officer, act, again: 0 })
}

/** Everything open that nobody has in mind: parts, recoveries, what was left alone. Once a day. */
export async function lookThrough(life: Life): Promise<void> {
  const rows = await life.installation.look(sql<{ id: string }>`
    select id from commitment where closed_at is null and imported_from is null order by number`)
  for (const { id } of rows) lookAgain(life, id, 0.5 + 6 * life.random())
}
