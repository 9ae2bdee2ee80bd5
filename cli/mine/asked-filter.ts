import { timeParser } from '@huke/core/mining/log'
import type { LogFilter } from '@huke/core/mining/measure'
import type { Misused } from '../file/file-command.ts'

/** A filter whose times wait for a zone. */
export type AskedFilter = Omit<LogFilter, 'from' | 'until'> & { readonly from?: string; readonly until?: string }

export type FilterValues = {
  readonly only?: string[]
  readonly 'starts-with'?: string[]
  readonly 'ends-with'?: string[]
  readonly 'with-resource'?: string[]
  readonly 'with-group'?: string[]
  readonly from?: string
  readonly until?: string
  readonly 'longer-than'?: string
  readonly 'shorter-than'?: string
  readonly 'top-variants'?: string
}

/** Filters that were not asked for are absent. */
export function readFilter(values: FilterValues): AskedFilter | Misused {
  const least = optional(values['longer-than'], spanOf)
  const most = optional(values['shorter-than'], spanOf)
  const topVariants = optional(values['top-variants'], shareOf)
  if (least === null || most === null) return { misused: 'A span is such as 90m, 36h or 5d.' }
  if (topVariants === null || topVariants === 0) return { misused: '--top-variants is a share such as 80%.' }
  const { from, until } = values
  const wrong = [from, until].find(time => time !== undefined && instantOf(time, 'UTC') === null)
  if (wrong !== undefined) return { misused: `A time is such as 2026-01-31 or 2026-01-31T08:30, not ${wrong}.` }
  const filter = {
    activities: values.only,
    startsWith: values['starts-with'],
    endsWith: values['ends-with'],
    resources: values['with-resource'],
    groups: values['with-group'],
    from,
    until,
    least,
    most,
    topVariants,
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

export function filterIn({ from, until, ...rest }: AskedFilter, zone: string): LogFilter {
  return {
    ...rest,
    ...(from === undefined ? {} : { from: instantOf(from, zone) ?? 0 }),
    ...(until === undefined ? {} : { until: instantOf(until, zone) ?? 0 }),
  }
}

function optional<T>(text: string | undefined, read: (text: string) => T | null): T | null | undefined {
  return text === undefined ? undefined : read(text)
}

function instantOf(text: string, zone: string): number | null {
  const result = timeParser(['iso'], zone)(text)
  return typeof result === 'number' ? result : null
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

/** Seconds. */
function spanOf(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(text)
  return found ? Number(found[1]) * units[found[2]] : null
}

/** From 0 to 1, or in percent. */
export function shareOf(text: string): number | null {
  const share = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
  return text !== '' && share >= 0 && share <= 1 ? share : null
}
