import i18next from 'i18next'
import type { Language } from '../shared/index.ts'

/** A span as people read it: '22:00–次日 06:00', '02:30–06:00 next day'. */
export function spanWords([open = '', close = '']: readonly string[], language: Language): string {
  const isNight = open.startsWith('+')
  const next = (time: string) => i18next.t('calendar.next-day', { lng: language, time })
  if (isNight) return next(`${open.slice(1)}–${close}`)
  return passesMidnight([open, close]) ? `${open}–${next(close)}` : `${open}–${close}`
}

/** Whether a span ends on the next date, or begins there. */
export const passesMidnight = ([open = '', close = '']: readonly string[]): boolean =>
  open.startsWith('+') || (close !== '' && close <= open)

/** Whether what follows a span may begin after midnight. */
export const reachesMidnight = (span: readonly string[]): boolean => passesMidnight(span) || span[1] === '24:00'
