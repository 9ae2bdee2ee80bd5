import { calendarProblems, joinedNights } from '@huke/core/calendar'
import { useState } from 'react'
import type { Calendar } from '../api/index.ts'
import { type Definition, known, pastDays } from './use-change.ts'
import type { When } from './when-choice.tsx'
import { begunOn, dayAfter, definitionOf, holdingOn, type Week, weeksOf } from './weeks.ts'

/** The weeks of a calendar while they are edited: what would be saved, and what that means for days that are over. */
export function useWeekDraft(calendar: Calendar) {
  const original = weeksOf(calendar.definition)
  const tomorrow = dayAfter(calendar.today)
  const [weeks, setWeeks] = useState(original)
  const [chosen, choose] = useState(() => holdingOn(original, calendar.today))
  const [when, setWhen] = useState<When>({ kind: 'from', from: tomorrow, reason: '' })
  const whole = definitionOf(weeks)
  const isChanged = JSON.stringify(whole) !== JSON.stringify(definitionOf(original))
  const past = isChanged ? pastDays(calendar, whole) : null
  const begun = definitionOf(begunOn(weeks, original, chosen, when.from))
  const mayBegin = past !== null && weeks.length === original.length && pastDays(calendar, begun) === null
  return {
    weeks,
    chosen,
    week: weeks[chosen] as Week,
    choose,
    when: (mayBegin ? when : { ...when, kind: 'wrong' }) as When,
    setWhen,
    isChanged,
    past,
    /** null where other hours from a day on would still change days that are over */
    earliest: mayBegin ? tomorrow : null,
    news: past !== null && mayBegin && when.kind === 'from' ? begun : whole,
    whole,
    joined: joinedOf(calendar, whole),
    edit: (change: Partial<Week>) =>
      setWeeks(weeks.map((week, index) => (index === chosen ? { ...week, ...change } : week))),
    replace: (news: Pick<Definition, 'weekly' | 'recurringHolidays' | 'later'>) =>
      setWeeks(weeksOf({ ...calendar.definition, ...news })),
    add: () => {
      const last = weeks.at(-1) as Week
      const from = last.from === null || last.from < tomorrow ? tomorrow : dayAfter(last.from)
      setWeeks([...weeks, { ...last, from }])
      choose(weeks.length)
    },
    remove: () => {
      setWeeks(weeks.filter((_, index) => index !== chosen))
      choose(Math.max(0, chosen - 1))
    },
  }
}

/** The same weeks with night shifts as one span, where they were written as two; null where none was. */
function joinedOf(
  calendar: Calendar,
  news: Partial<Definition>,
): Pick<Definition, 'weekly' | 'recurringHolidays' | 'later'> | null {
  const whole = known({ ...calendar.definition, ...news })
  if (calendarProblems(whole).length > 0) return null
  const joined = joinedNights(whole)
  return joined === whole ? null : definitionOf(weeksOf(joined as unknown as Definition))
}
