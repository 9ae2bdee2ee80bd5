import { pickWeighted, type Random } from '../../seed/random.ts'
import type { Life } from '../life.ts'
import type { Matter } from './matter.ts'

/** One thing somebody does about a matter, and in how many working hours somebody looks at it again. */
export interface Deed {
  readonly who: string | null
  readonly act: { readonly kind: string; readonly [key: string]: unknown }
  readonly again: number
}

/** Somebody lets it lie for so many working hours. */
export interface Nothing {
  readonly waits: number
}

export type Choice = (about: { life: Life; random: Random; m: Matter }) => Deed | Nothing | null

type Weighted = readonly [weight: number, choice: Choice]
export type Choices = readonly [Weighted, ...Weighted[]]

/** By chance one of what may be done here; what is not possible gives way to the first. */
export function choose(choices: Choices, about: Parameters<Choice>[0]): Deed | Nothing {
  const [[, usual]] = choices
  const [, picked] = pickWeighted(about.random, choices, ([weight]) => weight)
  return picked(about) ?? usual(about) ?? { waits: 8 }
}

/** More often soon than late, between the two. */
export const soon = (random: Random, least: number, most: number): number => least + (most - least) * random() ** 2
