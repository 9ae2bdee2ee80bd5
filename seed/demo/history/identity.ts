import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Random, seeded } from '../../random.ts'

/** Of everything in the organisation, which was there before anything happened. */
const beginning: Instant = Date.UTC(2020, 0, 1)

export function demoUnitId(code: string): Id {
  return identity(beginning, seeded(`unit ${code}`))
}

export function demoPersonId(number: string): Id {
  return identity(beginning, seeded(`person ${number}`))
}

export function demoPostId(code: string): Id {
  return identity(beginning, seeded(`post ${code}`))
}

/** A UUIDv7 whose random part comes from the seed, so that a load begun anew makes the same. */
export function identity(at: Instant, random: Random): Id {
  const time = at.toString(16).padStart(12, '0')
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('')
  const variant = (8 + Math.floor(random() * 4)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-${variant}${digits(3)}-${digits(12)}`
}
