import { between, pick } from '../../seed/random.ts'
import { count, type Life } from '../life.ts'
import { dateOf, instantOf, plusDays } from '../machine/calendar-days.ts'

/** A morning's news of people: some are away for long, some lend their rights for a few days, some heads hand work over. */
export async function peopleGoAway(life: Life): Promise<void> {
  const { random, directory, offices, installation } = life
  const today = dateOf(installation.clock.now)
  const stay = new Set(Object.values(offices))
  const there = directory.able.filter(p => !life.away.has(p.id) && !stay.has(p.id))
  const times = (share: number) => Math.floor(there.length * share + random())
  for (let n = times(0.0008); n > 0; n--) await isAwayForLong(life, pick(random, there), today)
  for (let n = times(0.002); n > 0; n--) await lends(life, pick(random, there), today)
  for (let n = times(0.001); n > 0; n--) await handsOver(life, pick(random, there).id)
}

type Person = Life['directory']['able'][number]

async function isAwayForLong(life: Life, who: Person, today: string): Promise<void> {
  const days = between(life.random, 10, 70)
  const colleagues = (life.directory.members.get(who.unit) ?? []).filter(id => id !== who.id && !life.away.has(id))
  const to = colleagues.length > 0 && life.random() < 0.5 ? pick(life.random, colleagues) : null
  const body = { firstDay: today, lastDay: plusDays(today, days), to, reason: '长期病假' }
  const answer = await life.installation.ask(life.offices.officer, 'POST', `/people/${who.id}/absences`, body)
  if (answer.status !== 201) return count(life.refused, `absence: ${answer.body?.code}`)
  count(life.done, 'absence')
  life.away.add(who.id)
  life.agenda.note(instantOf(plusDays(today, days + 1)), async () => void life.away.delete(who.id))
}

async function lends(life: Life, who: Person, today: string): Promise<void> {
  const colleagues = life.directory.able.filter(p => p.unit === who.unit && p.id !== who.id)
  const to = pick(life.random, colleagues.length > 0 ? colleagues : life.directory.able.filter(p => p.id !== who.id))
  const lastDay = plusDays(today, between(life.random, 1, 9))
  const body = { to: to.id, firstDay: today, lastDay }
  const answer = await life.installation.ask(who.id, 'POST', '/delegations', body)
  count(answer.status === 201 ? life.done : life.refused, 'delegation')
  if (answer.status !== 201) return
  life.lent.set(who.id, to.id)
  life.agenda.note(instantOf(plusDays(lastDay, 1)), async () => void life.lent.delete(who.id))
}

async function handsOver(life: Life, who: string): Promise<void> {
  const { installation, offices, random, directory } = life
  const held = await installation.ask(offices.officer, 'GET', `/people/${who}/holdings?limit=20`)
  const commitments = (held.body.items as { id: string; side: string }[])
    .filter(x => x.side === 'supplier')
    .map(x => x.id)
  if (commitments.length === 0) return
  const unit = directory.able.find(p => p.id === who)?.unit ?? ''
  const colleagues = (directory.members.get(unit) ?? []).filter(id => id !== who && !life.away.has(id))
  const to =
    colleagues.length > 0 && random() < 0.7 ? { kind: 'people', people: colleagues.slice(0, 5) } : { kind: 'unit' }
  const answer = await installation.ask(offices.officer, 'POST', `/people/${who}/hand-over`, {
    commitments,
    to,
    reason: '工作交接',
  })
  count(answer.status === 200 ? life.done : life.refused, 'hand-over')
}
