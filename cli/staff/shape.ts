import type { Place } from '../file/unusable.ts'
import { secondsIn, shareIn } from './duration.ts'

type Fields = Readonly<Record<string, unknown>>

/** Reads a value of any shape and remembers where it is not what it should be; what is wrong stands as something harmless. */
export function shapeReader() {
  const problems: Place[] = []
  const wrong = (place: string, value: unknown, expected: string) => {
    problems.push({ place, value: typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'), expected })
  }
  const record = (value: unknown, place: string, keys: readonly string[]): Fields => {
    if (!isRecord(value)) {
      wrong(place, value, keys.join(', '))
      return {}
    }
    for (const key of Object.keys(value))
      if (!keys.includes(key)) wrong(`${place}.${key}`.replace(/^\./, ''), key, `one of ${keys.join(', ')}`)
    return value
  }
  const list = (value: unknown, place: string): readonly unknown[] => {
    if (Array.isArray(value)) return value
    wrong(place, value, 'a list')
    return []
  }
  const text = (value: unknown, place: string): string => {
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    wrong(place, value, 'a text')
    return ''
  }
  const number = (value: unknown, place: string, otherwise?: number): number => {
    if (typeof value === 'number') return value
    if (value === undefined && otherwise !== undefined) return otherwise
    wrong(place, value, 'a number')
    return 1
  }
  const duration = (value: unknown, place: string): number => {
    const seconds = typeof value === 'string' ? secondsIn(value) : null
    if (seconds === null) wrong(place, value, 'a time such as 20m or 1h 30m')
    return seconds ?? 1
  }
  const share = (value: unknown, place: string, otherwise: number): number => {
    if (value === undefined) return otherwise
    const found = typeof value === 'number' ? value : typeof value === 'string' ? shareIn(value) : null
    if (found === null) wrong(place, value, 'a share such as 0.9 or 90%')
    return found ?? otherwise
  }
  return { problems, wrong, record, list, text, number, duration, share }
}

export type ShapeReader = ReturnType<typeof shapeReader>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
