const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }
const PART = String.raw`(\d+(?:\.\d+)?) ?(s|m|h)`
const whole = new RegExp(`^${PART}(?: ?${PART}){0,2}$`)

/** Seconds in a text such as `20s`, `3m`, `1h 30m` or `1.5h`; null if it is none. */
export function secondsIn(text: string): number | null {
  const plain = text.trim().toLowerCase()
  if (!whole.test(plain)) return null
  let seconds = 0
  for (const [, amount, unit] of plain.matchAll(new RegExp(PART, 'g'))) seconds += Number(amount) * UNITS[unit]
  return seconds
}

/** A time for people: seconds below two minutes, minutes below two hours, else hours. */
export function timeText(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'without end'
  if (seconds < 120) return `${short(seconds)} s`
  return seconds < 7200 ? `${short(seconds / 60)} min` : `${short(seconds / 3600)} h`
}

const short = (value: number): number => Number(value.toFixed(1))

/** A share written as 0.8 or 80%; null if it is neither. */
export function shareIn(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim())
  if (!found) return null
  const share = Number(found[1]) / (found[2] ? 100 : 1)
  return share <= 1 ? share : null
}

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
