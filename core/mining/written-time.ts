import type { WallTime } from './local-time.ts'

/** A time as it stands in the text; `offset` in minutes east of UTC where the text states one. */
export type WrittenTime = WallTime & { readonly offset?: number }

export type TimeReader = (text: string) => WrittenTime | undefined

/** '7' after the point is 700 milliseconds, '788000' is 788. */
export function milliseconds(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'))
}

/** 'Z', '+08', '+0800', '+08:00' in minutes east of UTC. */
export function offsetMinutes(text: string): number {
  if (text === 'Z' || text === 'z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0)
  return text.startsWith('-') ? -minutes : minutes
}
