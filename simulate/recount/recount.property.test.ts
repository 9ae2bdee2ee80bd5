import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarDefinition, compileCalendar } from '../../core/calendar/index.ts'
import { type Calendars, decide, type Event } from '../../core/commitment/index.ts'
import { anyBeginning, anySteps, play } from '../../core/commitment/fixtures/random-loop.ts'
import { calendar } from '../../core/commitment/fixtures/terms.ts'
import { contributionsOf } from '../../core/scorecard/index.ts'
import { judge } from '../../core/scorecard/judged-run.ts'
import { dateOf } from '../machine/calendar-days.ts'
import { retell } from './course.ts'
import { type Moment, saidInTime } from './in-time.ts'
import { resultsOf } from './results.ts'
import { type Definition, workingTime } from './working-time.ts'

const [everyMoment, atTheEnd] = [400, 1500]
const monday = calendar.definition.weekly.mon ?? []
/** A week of holidays between two days off on which people work. */
const withMakeUpDays: CalendarDefinition = {
  ...calendar.definition,
  holidays: ['2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12'],
  overrides: { '2026-03-08': monday, '2026-03-14': monday },
}
/** A version is revised in days to come only; from this one on, whatever is otherwise is a correction. */
const revised = '2026-03-25'
const withOneMore = (definition: CalendarDefinition): CalendarDefinition => ({
  ...definition,
  holidays: [...definition.holidays, revised],
})
const isSound = (e: Event) => e.type !== 'recalendared' || dateOf(e.at) < revised

describe.each<[string, readonly CalendarDefinition[]]>([
  ['in ordinary weeks', [calendar.definition, withOneMore(calendar.definition)]],
  ['over holidays and make-up days', [withMakeUpDays, withOneMore(withMakeUpDays)]],
])('whatever happens %s, duplicates joining and calendars changing, product and recount agree', (_, versions) => {
  const compiled = versions.map(compileCalendar)
  const times = versions.map(definition => workingTime(definition as Definition, 2025, 2032))
  const calendars: Calendars = ({ version }) => compiled[version - 1] as (typeof compiled)[number]
  const recounted = (told: readonly Event[], until: number) =>
    resultsOf(retell(told as never), ({ version }) => times[version - 1] as (typeof times)[number], until)

  test('at every moment, open or closed: what was late, where it counts and in which month', () => {
    const seen = { open: 0, closed: 0, joined: 0 }
    fc.assert(
      fc.property(anyBeginning, anySteps, (beginning, steps) => {
        const { events } = play(beginning, steps, calendars)
        if (!events.every(isSound)) return
        const moments = saidInTime(events, calendars)
        for (const { told, now } of moments) {
          const theirs = recounted(told, now.lastEventAt)
          expect(shownOf(now, calendars)).toEqual(
            theirs.map(({ turn, result, place, at }) => ({ turn, result, place, day: dateOf(at) })),
          )
          if (theirs.some(one => one.result === 'late')) seen[now.closedAt === null ? 'open' : 'closed']++
          if (now.moved?.duplicate) seen.joined++
        }
      }),
      { numRuns: everyMoment },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20)
  })

  test('to the second on when a standard passed, and so after the calendar is corrected', () => {
    let [looked, corrected] = [0, 0]
    fc.assert(
      fc.property(anyBeginning, anySteps, fc.nat(400_000_000), (beginning, steps, later) => {
        const { events } = play(beginning, steps, calendars)
        if (!events.every(isSound)) return
        const last = saidInTime(events, calendars).at(-1) as Moment
        const after = correct(last, last.now.lastEventAt + later, calendars)
        if (after !== last) corrected++
        for (const moment of [last, after]) looked += compareDue(moment)
      }),
      { numRuns: atTheEnd },
    )
    expect(looked).toBeGreaterThan(20)
    expect(corrected).toBeGreaterThan(20)
  })

  /** How many standards were looked at that were not kept. */
  function compareDue({ told, now }: Moment): number {
    const theirs = recounted(told, now.lastEventAt)
    const missed = now.closings.flatMap((closing, i) => {
      const counted = theirs.find(one => one.turn === i + 1)
      const ours = closing.resolution === null ? null : judge(now, closing.resolution, calendars)
      if (counted === undefined || ours === null || closing.by === 'failure') return []
      expect(ours.result).toBe(counted.result)
      return ours.result === 'kept' ? [] : [Math.abs(ours.dueAt - counted.dueAt)]
    })
    for (const apart of missed) expect(apart).toBeLessThan(1000)
    return missed.length
  }
})

/** The results of the clock of delivery as the scorecard counts them. */
const shownOf = (c: Moment['now'], calendars: Calendars) =>
  contributionsOf(c, calendars, 'Asia/Shanghai').flatMap(({ part, day, counts }) => {
    const [measure, turn] = part.split('/')
    const key = Object.keys(counts).find(name => /(^|\/)on-time\.n$/.test(name))
    if (measure !== 'on-time' || key === undefined) return []
    const prefix = key.slice(0, -'on-time.n'.length)
    const isOne = (of: string) => counts[`${prefix}${of}.k`] === 1
    const result = isOne('on-time') ? 'kept' : isOne('later-as-agreed') ? 'later-as-agreed' : 'late'
    return [{ turn: Number(turn), result, place: prefix.split('/')[0] || 'main', day }]
  })

/** Days had been written down wrongly: the later version is what was true all the time. */
function correct(moment: Moment, at: number, calendars: Calendars): Moment {
  const { told, now } = moment
  const act = { kind: 'recalendar', calendar: { id: 'calendar-1', version: 2 }, reason: '录错了' } as const
  const actor = { person: null, capacities: ['system'] } as const
  const decision = decide(now, act, { at, actor, calendars, newIds: [], openParts: 0 })
  if (!decision.ok) return moment
  return saidInTime([...told, ...decision.events], calendars).at(-1) as Moment
}
