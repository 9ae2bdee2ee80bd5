import { pick, pickWeighted, seeded } from '../../seed/random.ts'
import type { Service } from '../company/found.ts'
import { fillIn } from '../company/forms.ts'
import { count, type Life } from '../life.ts'
import { dateOf, hour } from '../machine/calendar-days.ts'
import { lookAgain } from './step.ts'

const adHocShare = 0.16
const doubleShare = 0.015
const priorities = [
  ['normal', 80],
  ['high', 12],
  ['urgent', 5],
  ['low', 3],
] as const

/** Somebody asks for something: a service, or freely another unit for help. */
export async function askForSomething(life: Life, nth: number): Promise<void> {
  const random = seeded(`${life.seed} asked ${nth}`)
  const there = life.directory.able.filter(p => !life.away.has(p.id))
  const asker = pick(random, there)
  const body = random() < adHocShare ? adHoc(life, random, asker) : fromCatalogue(life, random, asker)
  if (body === null) return
  const { id } = await request(life, asker.id, body)
  if (id === null) return
  lookAgain(life, id, soonAnswered(random))
  if (random() < doubleShare)
    life.agenda.note(life.hours.after(life.installation.clock.now, 0.5), () => askAgain(life, random, asker, body, id))
}

const soonAnswered = (random: () => number): number => 0.1 + 5 * random() ** 2.5

type Asker = Life['directory']['able'][number]

async function request(life: Life, asker: string, body: object): Promise<{ id: string | null }> {
  const answer = await life.installation.ask(asker, 'POST', '/commitments', body)
  if (answer.status === 201) {
    count(life.done, 'request')
    return { id: answer.body.id }
  }
  count(life.refused, `request: ${answer.body?.code ?? answer.status}`)
  return { id: null }
}

/** A colleague asks for the very same. */
async function askAgain(life: Life, random: () => number, asker: Asker, body: object, first: string): Promise<void> {
  const colleagues = (life.directory.members.get(asker.unit) ?? []).filter(id => id !== asker.id && !life.away.has(id))
  if (colleagues.length === 0) return
  const { id } = await request(life, pick(random, colleagues), { ...body, unit: undefined, onBehalfOf: undefined })
  if (id === null) return
  life.doubles.set(id, first)
  lookAgain(life, id, 0.2)
}

function adHoc(life: Life, random: () => number, asker: Asker): object {
  const { now } = life.installation.clock
  const units = [...life.directory.parents.keys()].filter(unit => random() < 0.02 || unit !== asker.unit)
  const unit = pick(random, units)
  const members = (life.directory.members.get(unit) ?? []).filter(id => id !== asker.id && !life.away.has(id))
  return {
    supplier: { unit, person: members.length > 0 && random() < 0.3 ? pick(random, members) : null },
    title: pick(random, titles),
    words: '详见现场照片。',
    ...(random() < 0.4 ? { dueBy: life.hours.after(now, 8 + 60 * random()) } : {}),
    priority: pickWeighted(random, priorities, ([, weight]) => weight)[0],
  }
}

function fromCatalogue(life: Life, random: () => number, asker: Asker): object | null {
  const { directory, hours, installation } = life
  const line = unitsUp(life, asker.unit).map(unit => directory.codeOfUnit.get(unit) ?? '')
  const offered = life.services.filter(
    ({ definition }) => definition.eligible === 'everyone' || definition.eligible.some(code => line.includes(code)),
  )
  const service: Service = pick(random, offered)
  const colleagues = (directory.members.get(asker.unit) ?? []).filter(id => id !== asker.id)
  const now = installation.clock.now
  return {
    service: service.id,
    version: service.version,
    form: fillIn(service.definition.form, random, {
      person: asker.id,
      unit: asker.unit,
      date: dateOf(now + 200 * hour),
    }),
    words: pick(random, titles),
    priority: pickWeighted(random, priorities, ([, weight]) => weight)[0],
    ...(random() < 0.08 ? { dueBy: hours.after(now, 4 + 80 * random()) } : {}),
    ...(colleagues.length > 0 && random() < 0.03 ? { onBehalfOf: pick(random, colleagues) } : {}),
  }
}

function unitsUp(life: Life, unit: string): string[] {
  const line: string[] = []
  for (let here: string | null | undefined = unit; here; here = life.directory.parents.get(here)) line.push(here)
  return line
}

const titles = [
  '新员工电脑',
  '报销单退回了，帮忙看看',
  '旋挖钻机 SR280 液压泵漏油',
  '焊机送检',
  '图纸变更确认',
  '加急备件发货',
  '会议室投影',
  '供应商资质更新',
  '合同条款修改',
  '工装夹具改造',
  '客户现场派工',
  '排产调整',
  '来料检验加急',
  '月度费用分摊',
  '培训场地',
  '门禁权限',
]
