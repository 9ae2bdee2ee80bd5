import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { reachesMidnight, spanWords } from './span-words.ts'
import en from './texts.en.json'
import zh from './texts.zh.json'

beforeAll(async () => {
  await i18next.init({
    lng: 'zh',
    resources: { zh: { translation: { calendar: zh } }, en: { translation: { calendar: en } } },
    interpolation: { escapeValue: false },
  })
})

test('a span over midnight says that it ends on the next day', () => {
  expect(spanWords(['22:00', '06:00'], 'zh')).toBe('22:00–次日 06:00')
  expect(spanWords(['22:00', '06:00'], 'en')).toBe('22:00–06:00 next day')
  expect(spanWords(['+02:30', '06:00'], 'zh')).toBe('次日 02:30–06:00')
  expect(spanWords(['08:30', '12:00'], 'zh')).toBe('08:30–12:00')
  expect(spanWords(['00:00', '24:00'], 'en')).toBe('00:00–24:00')
})

test('only after hours that reach midnight may others begin on the next day', () => {
  const spans = [
    ['08:30', '12:00'],
    ['22:00', '24:00'],
    ['22:00', '02:00'],
    ['+02:30', '06:00'],
    ['22:00', ''],
  ]
  expect(spans.map(reachesMidnight)).toEqual([false, true, true, true, false])
})
