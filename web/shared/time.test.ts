import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import en from './texts.en.json'
import zh from './texts.zh.json'
import { dayNumber, duration, nearDate, nearTime, relativeTime } from './time.ts'

const shanghai = 'Asia/Shanghai'
const at = (text: string): number => Date.parse(text)
const now = at('2026-11-22T10:00:00+08:00')

beforeAll(async () => {
  await i18next.init({
    lng: 'zh',
    resources: { zh: { translation: { shared: zh } }, en: { translation: { shared: en } } },
    interpolation: { escapeValue: false },
  })
})

describe('a stretch of time', () => {
  test('is said in hours and minutes', () => {
    expect(duration(12_000, 'zh')).toBe('3 小时 20 分')
    expect(duration(12_000, 'en')).toBe('3 h 20 min')
  })
  test('rounds to minutes before it is split, so that no hour has sixty', () => {
    expect(duration(3599, 'zh')).toBe('1 小时')
  })
  test('loses its minutes from a day on', () => {
    expect(duration(26 * 3600 + 600, 'zh')).toBe('26 小时')
  })
  test('is never empty and never below nothing', () => {
    expect(duration(0, 'zh')).toBe('0 分')
    expect(duration(-90, 'zh')).toBe('0 分')
  })
})

describe('a near time', () => {
  test('is named by its day in the reader’s zone', () => {
    expect(nearTime(at('2026-11-23T11:10:00+08:00'), now, shanghai, 'zh')).toBe('明天 11:10')
    expect(nearTime(at('2026-11-22T16:00:00+08:00'), now, shanghai, 'en')).toBe('today 16:00')
  })
  test('changes its day with the zone', () => {
    const late = at('2026-11-22T23:30:00+08:00')
    expect(nearTime(late, now, shanghai, 'zh')).toBe('今天 23:30')
    expect(nearTime(late, now, 'Asia/Tokyo', 'zh')).toBe('明天 00:30')
  })
  test('names the weekday within a week and the date beyond, with the year when it is another', () => {
    expect(nearTime(at('2026-11-25T09:00:00+08:00'), now, shanghai, 'zh')).toBe('周三 09:00')
    expect(nearTime(at('2026-12-05T09:00:00+08:00'), now, shanghai, 'zh')).toBe('12月5日 09:00')
    expect(nearTime(at('2027-01-05T09:00:00+08:00'), now, shanghai, 'zh')).toContain('2027')
  })
})

test('a near day is named as a near time is, by the day that it is for the reader', () => {
  expect(nearDate('2026-11-23', now, shanghai, 'zh')).toBe('明天')
  expect(nearDate('2026-11-25', now, shanghai, 'en')).toBe('Wed')
  expect(nearDate('2026-12-05', now, shanghai, 'zh')).toBe('12月5日')
  expect(nearDate('2027-01-05', now, shanghai, 'zh')).toContain('2027')
  const lateEvening = at('2026-11-22T23:30:00+08:00')
  expect(nearDate('2026-11-23', lateEvening, shanghai, 'zh')).toBe('明天')
  expect(nearDate('2026-11-23', lateEvening, 'Asia/Tokyo', 'zh')).toBe('今天')
})

test('days are counted on the wall calendar, also where a clock is put back', () => {
  const zone = 'America/New_York'
  expect(dayNumber(at('2026-11-02T00:30:00-05:00'), zone) - dayNumber(at('2026-11-01T00:30:00-04:00'), zone)).toBe(1)
})

test('a moment ago is now', () => {
  expect(relativeTime(now - 20_000, now, 'en')).toBe('this minute')
  expect(relativeTime(now - 3 * 3_600_000, now, 'zh')).toBe('3小时前')
})
