import { seeded } from '../seed/random.ts'
import { peopleGoAway } from './company/away.ts'
import { readDirectory } from './company/directory.ts'
import { importFile, openAccounts } from './company/found.ts'
import { confirmHistory, importHistory } from './company/histories.ts'
import { livesOn } from './company/months.ts'
import { dissolve, type Ended, planReorganisation } from './company/reorganise.ts'
import { count, type Life } from './life.ts'
import { dateOf, dayMs, hour, hourOf, instantOf, plusDays, weekdayOf } from './machine/calendar-days.ts'
import type { ByItself } from './machine/by-itself.ts'
import type { Progress } from './progress.ts'
import { askForSomething } from './work/ask.ts'
import { lookThrough } from './work/step.ts'

interface Frame {
  /** first days */
  readonly months: readonly string[]
  readonly start: number
  readonly end: number
  readonly matters: number
  readonly byItself: ByItself
  readonly monthEnds: () => Promise<void>
  readonly weekEnds: () => Promise<void>
  readonly tidy: () => void
  readonly tell: Progress
  /** ends it early */
  readonly stop: AbortSignal
}

const reorganised = '07'
const opensAtOnce = 0.9

/** Puts all that is to happen on the agenda, and lets it happen; between the deeds the product does what it does by itself. */
export async function liveThrough(life: Life, frame: Frame): Promise<{ ended: Ended }> {
  const { agenda, hours, random, firm, installation } = life
  const { clock } = installation
  const ended: Ended = new Set()
  let onTheDay: () => void = () => {}
  const note = (date: string, hourOfDay: number, deed: () => Promise<void>) =>
    agenda.note(instantOf(date) + hourOfDay * hour, deed)
  const firstWorkingDay = (month: string) => (hours.isWorkingDay(month) ? month : hours.workingDay(month, 1))

  for (const [i, month] of frame.months.entries()) {
    const day = firstWorkingDay(month)
    if (i === 0 || i === 1) note(hours.workingDay(day, 2), 19, () => sendHistory(life, i, frame.matters))
    if (month.slice(5, 7) === reorganised)
      note(plusDays(month, -14) < dateOf(frame.start) ? day : plusDays(month, -14), 6, async () => {
        const plan = await planReorganisation(life, seeded(`${life.seed} reorganised`), month)
        onTheDay = () => {
          plan.onTheDay()
          for (const code of plan.ended) ended.add(code)
        }
      })
    if (i > 0)
      note(day, 7, async () => {
        if (month.slice(5, 7) === reorganised) onTheDay()
        livesOn(firm, random, day)
        if (month.slice(5, 7) === '08') ended.add(dissolve(firm, random))
        await importFile(installation, firm, life.offices.administrator)
        count(life.done, 'personnel file')
        await openAccounts(installation, () => random() < opensAtOnce)
        note(plusDays(day, 6), 7, () => openAccounts(installation, () => true))
        life.directory = await readDirectory(installation)
      })
    if (i > 0) note(month, 0.3, frame.monthEnds)
  }

  const days = Array.from({ length: (frame.end - frame.start) / dayMs }, (_, i) => dateOf(frame.start + i * dayMs))
  const working = days.filter(hours.isWorkingDay)
  let asked = 0
  for (const [i, date] of working.entries()) {
    note(date, 7.5, async () => {
      life.directory = await readDirectory(installation)
      await peopleGoAway(life)
      await lookThrough(life)
      const until = Math.round((frame.matters * (i + 1)) / working.length)
      while (asked < until) {
        const nth = (asked += 1)
        agenda.note(hours.someTimeOn(date, random), () => askForSomething(life, nth))
      }
      frame.tidy()
      if (weekdayOf(clock.now) === 1) await frame.weekEnds()
      frame.tell({ date, share: (clock.now - frame.start) / (frame.end - frame.start), asked })
    })
  }

  for (let next = firstTick(clock.now); next < frame.end && !frame.stop.aborted; ) {
    const due = agenda.nextAt() ?? Number.POSITIVE_INFINITY
    clock.now = Math.max(clock.now, Math.min(due, next))
    if (due <= next) {
      await agenda.take()?.deed()
      await frame.byItself.quiet()
    } else {
      await frame.byItself.tick()
      next = tickAfter(next)
    }
  }
  if (!frame.stop.aborted) clock.now = frame.end - 60_000
  await frame.byItself.tick()
  await frame.byItself.tick()
  return { ended }
}

/** The second system's file comes a month after the first's. */
async function sendHistory(life: Life, nth: number, matters: number): Promise<void> {
  const cases = Math.max(20, Math.round(matters / 25))
  const source = nth === 0 ? 'jira' : 'zammad'
  const { installation, offices } = life
  const id = await importHistory(installation, offices.administrator, { source, seed: life.seed, cases })
  count(life.done, 'history file')
  life.agenda.note(installation.clock.now + 14 * hour, () => confirmHistory(installation, offices.administrator, id))
}

const firstTick = (now: number): number => Math.ceil(now / hour) * hour

/** Now and then while people are at work, and at midnight. */
function tickAfter(tick: number): number {
  let next = tick + hour
  while (!isTicking(next)) next += hour
  return next
}

const isTicking = (at: number): boolean => {
  const isWeekend = weekdayOf(at) === 0 || weekdayOf(at) === 6
  return (isWeekend ? [0] : [0, 9, 11, 14, 16, 18]).includes(hourOf(at))
}
