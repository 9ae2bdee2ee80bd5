import type { ClockName } from '@huke/core/commitment'
import { oneLine } from './clean.ts'

/** The matter of a notice, as its reader may see it. */
export interface About {
  readonly id: string
  readonly number: string
  readonly supplier: string
  readonly customer: string
  /** by when the reader owes something */
  readonly due: { readonly clock: ClockName; readonly at: number } | null
}

/** A matter and its notices. */
export interface Section {
  readonly about: About | null
  readonly items: readonly { readonly sentence: string; readonly time: string; readonly words: string }[]
  readonly waits: boolean
  readonly due: string | null
  readonly link: string
}

/** Always in this order: who supplies, and for whom. */
export const pairOf = ({ number, supplier, customer }: About): string =>
  `${number} · ${oneLine(supplier, 60)} → ${oneLine(customer, 60)}`
