import i18next from 'i18next'
import type { Language } from './language.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB')

/** '3 小时前', 'in 2 days'. */
export function relativeTime(at: number, now: number, language: Language): string {
  const words = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' })
  const gap = at - now
  const size = Math.abs(gap)
  if (size < minute) return words.format(0, 'minute')
  if (size < hour) return words.format(Math.trunc(gap / minute), 'minute')
  if (size < day) return words.format(Math.trunc(gap / hour), 'hour')
  if (size < 45 * day) return words.format(Math.round(gap / day), 'day')
  return words.format(Math.round(gap / (30.44 * day)), 'month')
}

/** The whole of it, for those who want to know exactly: '2026年11月23日星期一 11:10:00'. */
export const exactTime = (at: number, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeStyle: 'medium', timeZone: zone }).format(at)

/** As people say a near time: '今天 16:00', 'tomorrow 11:10', '周三 09:00', '3月5日 11:10'. */
export function nearTime(at: number, now: number, zone: string, language: Language): string {
  const clock = format(at, zone, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const days = dayNumber(at, zone) - dayNumber(now, zone)
  return `${nearDay(at, now, days, zone, language)} ${clock}`
}

/** As people say a near day: '今天', 'tomorrow', '周三', '3月5日'. The date is local and knows no zone. */
export function nearDate(date: string, now: number, zone: string, language: Language): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  const today = Date.parse(`${localDate(now, zone)}T00:00:00Z`)
  return nearDay(at, today, Math.round((at - today) / day), 'UTC', language)
}

function nearDay(at: number, now: number, days: number, zone: string, language: Language): string {
  if (Math.abs(days) <= 1) {
    return new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(days, 'day')
  }
  if (days > 1 && days < 7) return format(at, zone, language, { weekday: 'short' })
  const year = format(at, zone, language, { year: 'numeric' })
  const sameYear = year === format(now, zone, language, { year: 'numeric' })
  return format(at, zone, language, {
    month: 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' as const }),
  })
}

/** A local date 'YYYY-MM-DD' in words, which knows no zone. */
export const dateWords = (date: string, language: Language): string =>
  format(Date.parse(`${date}T00:00:00Z`), 'UTC', language, { year: 'numeric', month: 'short', day: 'numeric' })

/** Days since 1970 on the wall calendar of the zone. */
export function dayNumber(at: number, zone: string): number {
  return Math.round(Date.parse(`${localDate(at, zone)}T00:00:00Z`) / day)
}

/** 'YYYY-MM-DD' on the wall calendar of the zone. */
export const localDate = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at)

export const format = (at: number, zone: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, ...options }).format(at)

/** A stretch of time: '3 小时 20 分', '26 h'. Long ones lose their minutes, which nobody reads. */
export function duration(seconds: number, language: Language): string {
  const minutes = Math.max(0, Math.round(seconds / 60))
  const hours = Math.floor(minutes / 60)
  const rest = hours >= 24 ? 0 : minutes % 60
  const said = [
    ...(hours > 0 ? [i18next.t('shared.hours', { lng: language, value: hours })] : []),
    ...(rest > 0 || hours === 0 ? [i18next.t('shared.minutes', { lng: language, value: rest })] : []),
  ]
  return said.join(' ')
}

/** Days and tenths of a day, for what takes many. */
export const daysWords = (seconds: number, language: Language): string =>
  i18next.t('shared.days', { lng: language, value: (seconds / 86_400).toFixed(1) })
