import type { Target } from '../calendar/index.ts'
import type { Bilingual } from './bilingual.ts'

/**
 * A target in words.
 *
 *     describeTarget({ kind: 'working-days', days: 2 }, 'zh') // '2 个工作日'
 *     describeTarget({ kind: 'working-day-at', days: 1, time: '16:00' }, 'en') // 'by 16:00 on the next working day'
 */
export function describeTarget(target: Target, language: keyof Bilingual): string {
  return language === 'zh' ? inChinese(target) : inEnglish(target)
}

function inChinese(target: Target): string {
  switch (target.kind) {
    case 'working-time':
      return `${chineseTime(target.seconds)}工作时间`
    case 'calendar-time':
      return `${chineseTime(target.seconds)}（自然时间）`
    case 'working-days':
      return `${target.days} 个工作日`
    case 'end-of-working-day':
      return `${chineseDay(target.days)}下班前`
    case 'working-day-at':
      return `${chineseDay(target.days)} ${target.time} 前`
  }
}

const chineseDay = (days: number): string => ['当日', '下一工作日'][days] ?? `第 ${days} 个工作日`

function chineseTime(seconds: number): string {
  return parts(seconds)
    .map(([amount, unit]) => `${amount} ${{ hour: '小时', minute: '分钟', second: '秒' }[unit]}`)
    .join(' ')
}

function inEnglish(target: Target): string {
  switch (target.kind) {
    case 'working-time':
      return `${englishTime(target.seconds)} of working time`
    case 'calendar-time':
      return `${englishTime(target.seconds)}, day and night`
    case 'working-days':
      return counted(target.days, 'working day')
    case 'end-of-working-day':
      return `by the end of ${englishDay(target.days)}`
    case 'working-day-at':
      return `by ${target.time} on ${englishDay(target.days)}`
  }
}

const englishDay = (days: number): string =>
  ['the same day', 'the next working day'][days] ?? `the ${ordinal(days)} working day`

const englishTime = (seconds: number): string =>
  parts(seconds)
    .map(([amount, unit]) => counted(amount, unit))
    .join(' ')

const counted = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`

function ordinal(number: number): string {
  const teen = number % 100 >= 11 && number % 100 <= 13
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`
}

type Unit = 'hour' | 'minute' | 'second'

function parts(seconds: number): [amount: number, unit: Unit][] {
  const all: [number, Unit][] = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [Math.floor(seconds) % 60, 'second'],
  ]
  return all.filter(([amount]) => amount > 0)
}
