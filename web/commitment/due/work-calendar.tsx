import { type Calendar, type CalendarDefinition, compileCalendar } from '@huke/core/calendar'
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Commitment } from '../../api/index.ts'
import { calendarQuery } from '../../calendar/index.ts'
import { termsOf } from '../terms-of.ts'

const CalendarContext = createContext<Calendar | null>(null)

/** The calendar that a commitment is measured in; open ones follow its newest version. */
export function WorkCalendar({ of: commitment, children }: { of: Commitment; children: ReactNode }) {
  const { data } = useQuery(calendarQuery(termsOf(commitment).calendar.id))
  const calendar = useMemo(
    () => (data ? compileCalendar(data.definition as unknown as CalendarDefinition) : null),
    [data],
  )
  return <CalendarContext value={calendar}>{children}</CalendarContext>
}

/** Null until it has been read: what takes it to be said is said in plain time till then. */
export const useWorkCalendar = (): Calendar | null => useContext(CalendarContext)
