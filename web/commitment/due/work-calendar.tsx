import { type Calendar, type CalendarDefinition, compileCalendar } from '@huke/core/calendar'
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { calendarQuery } from '../../calendar/index.ts'

const CalendarContext = createContext<Calendar | null>(null)

/** The calendar that a commitment or a service is measured in; what is open follows its newest version. */
export function WorkCalendar({ id, children }: { id: string; children: ReactNode }) {
  const { data } = useQuery(calendarQuery(id))
  const calendar = useMemo(
    () => (data ? compileCalendar(data.definition as unknown as CalendarDefinition) : null),
    [data],
  )
  return <CalendarContext value={calendar}>{children}</CalendarContext>
}

/** Null until it has been read: what takes it to be said is said in plain time till then. */
export const useWorkCalendar = (): Calendar | null => useContext(CalendarContext)
