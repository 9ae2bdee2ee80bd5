import type { Target } from '@huke/core/calendar'
import { useTranslation } from 'react-i18next'
import { duration, useLanguage } from '../../shared/index.ts'
import { gapTo, secondsBetween } from './gap.ts'
import { useWorkCalendar } from './work-calendar.tsx'

/** A stretch of time in the unit it is counted in: '5 小时工作时间'. */
export function useSaySpan(): (seconds: number, target: Target | null) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return (seconds, target) =>
    t(target?.kind === 'calendar-time' ? 'commitment.span.elapsed' : 'commitment.span.working', {
      time: duration(seconds, language),
    })
}

/** How much time there is from one instant to another; empty until the calendar is there. */
export function useSayUntil(): (from: number, to: number, target: Target | null) => string {
  const calendar = useWorkCalendar()
  const say = useSaySpan()
  return (from, to, target) => (calendar === null ? '' : say(secondsBetween(calendar, target, from, to), target))
}

export interface Held {
  readonly to: 'standard' | 'promise' | 'needed'
  readonly due: number
  readonly target: Target | null
}

/** How a date lies to what it is held against: '比标准晚 5 小时工作时间'; empty until the calendar is there. */
export function useSayGap(): (at: number, against: Held) => string {
  const { t } = useTranslation()
  const calendar = useWorkCalendar()
  const say = useSaySpan()
  return (at, { to, due, target }) => {
    if (calendar === null) return ''
    const { is, seconds } = gapTo(calendar, target, due, at)
    // After the closing: later, though nobody works between.
    if (is !== 'same' && seconds === 0) return t(`commitment.gap.${to}.${is}-closed`)
    return t(`commitment.gap.${to}.${is}`, { time: say(Math.max(seconds, 60), target) })
  }
}
