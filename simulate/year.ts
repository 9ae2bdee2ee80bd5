import { seeded } from '../seed/random.ts'
import { complete } from './checks/complete.ts'
import type { Checked } from './checks/check.ts'
import { type Evidence, evidenceOf } from './checks/evidence.ts'
import { faults } from './checks/faults.ts'
import { watchMail } from './checks/mail.ts'
import { onTime } from './checks/on-time.ts'
import { orphans } from './checks/orphans.ts'
import { recounted } from './checks/recounted.ts'
import { untold } from './checks/untold.ts'
import { verified } from './checks/verified.ts'
import { chooseMail, foundCompany } from './company/found.ts'
import { foundFirm, top } from './company/firm.ts'
import { readDirectory } from './company/directory.ts'
import { agenda } from './machine/agenda.ts'
import { byItself } from './machine/by-itself.ts'
import { hour, instantOf, startOfMonth } from './machine/calendar-days.ts'
import { ownSeconds } from './machine/cpu.ts'
import { install } from './machine/installation.ts'
import { postOffice } from './machine/post-office.ts'
import type { Life } from './life.ts'
import { liveThrough } from './live-through.ts'
import type { Options } from './year-options.ts'
import type { Progress } from './progress.ts'
import { officeHours } from './work/hours.ts'

/** All its official days are known. */
const year = 2025
const sampleOfMonth = 150

export interface Report {
  readonly checks: readonly Checked[]
  readonly evidence: readonly Evidence[]
  readonly done: ReadonlyMap<string, number>
  readonly refused: ReadonlyMap<string, number>
  readonly seconds: Readonly<Record<'wall' | 'living' | 'own' | 'database', number | null>>
}

/**
 * A company lives through a year, or some months around July; then everything that was promised of it is looked at.
 * Stopped early, what was until then.
 */
export async function simulateYear(
  options: Options,
  tell: Progress,
  stop: AbortSignal = new AbortController().signal,
): Promise<Report> {
  const began = performance.now()
  const ownBefore = ownSeconds()
  const first = Math.max(1, 7 - Math.floor(options.months / 2))
  const months = Array.from({ length: options.months }, (_, i) => startOfMonth(year, first + i))
  const [start, end] = [instantOf(months[0] as string), instantOf(startOfMonth(year, first + options.months))]
  const random = seeded(options.seed)
  const firm = foundFirm(random, options.people, `${year}-01-01`)
  const installation = await install(start + hour)
  const office = await postOffice()
  try {
    const { offices, services } = await foundCompany(installation, firm, office.port)
    const life: Life = {
      installation,
      seed: options.seed,
      random,
      agenda: agenda(),
      hours: officeHours(),
      firm,
      offices,
      services,
      directory: await readDirectory(installation),
      away: new Set(),
      lent: new Map(),
      pending: new Set(),
      doubles: new Map(),
      done: new Map(),
      refused: new Map(),
    }
    const everybody = life.directory.able.map(p => p.id)
    await chooseMail(installation, everybody, random)
    const mail = watchMail(installation, office, offices.administrator)
    const monthly: Checked[] = []
    const monthEnds = async () => {
      const { name, ...rest } = await orphans(installation, sampleOfMonth)
      monthly.push({ ...rest, name: `${name} of a month` })
    }
    const itself = await byItself(installation)
    const { ended } = await liveThrough(life, {
      months,
      start,
      end,
      matters: options.matters,
      byItself: itself,
      tidy: office.tidy,
      monthEnds,
      weekEnds: mail.look,
      tell,
      stop,
    }).finally(itself.end)
    const living = (performance.now() - began) / 1000

    const directory = await readDirectory(installation)
    const about = { installation, reader: offices.auditor, unit: directory.unit(top), year }
    const retold = await recounted(installation, year)
    const checks: Checked[] = [
      summed(monthly),
      await orphans(installation),
      await untold(installation),
      await onTime({ ...about, months: months.map(m => m.slice(0, 7)) }, retold),
      await complete({ ...about, ended: [...ended].map(directory.unit) }, retold),
      await mail.check(),
      await verified(installation),
      await faults(installation),
    ]
    const seconds = {
      wall: (performance.now() - began) / 1000,
      living,
      own: ownSeconds() - ownBefore,
      database: await installation.databaseSeconds(),
    }
    const evidence = await evidenceOf(installation, checks)
    return { checks, evidence, done: life.done, refused: life.refused, seconds }
  } finally {
    await installation.close()
    await office.close()
  }
}

const summed = (monthly: readonly Checked[]): Checked => ({
  name: 'orphans, monthly sample',
  looked: monthly.reduce((sum, one) => sum + one.looked, 0),
  wrong: monthly.flatMap(one => one.wrong),
})
