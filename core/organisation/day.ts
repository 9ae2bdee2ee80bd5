import { Temporal } from 'temporal-polyfill'
import type { LocalDate } from '../calendar/index.ts'

export const dayBefore = (day: LocalDate): LocalDate => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()

export const dayAfter = (day: LocalDate): LocalDate => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
