import { pick, pickWeighted, type Random } from '../random.ts'
import type { Slots } from './story.ts'

/**
 * Fills the {slots} of texts and puts a digit for each #. One filler belongs to one piece of work: a slot has the same value in all its texts,
 * and machine, part and site come from one family, so that nobody orders tracks for a wheeled machine.
 */
export function filler(slots: Slots, random: Random): (text: string) => string {
  const family = pickWeighted(random, slots.families, candidate => candidate.weight)
  const choices: Record<string, string[]> = { ...slots.plain, ...family.slots }
  const chosen = new Map<string, string>()
  const fill = (text: string): string =>
    withDigits(text, random).replaceAll(/\{([^{}]+)\}/g, (_, slot: string) => valueOf(slot))
  const valueOf = (slot: string): string => {
    const words = choices[slot]
    if (!words) throw new RangeError(`no words for {${slot}} in story/slots.yaml`)
    const value = chosen.get(slot) ?? fill(pick(random, words))
    chosen.set(slot, value)
    return value
  }
  return fill
}

function withDigits(text: string, random: Random): string {
  return text.replaceAll('#', () => String(Math.floor(random() * 10)))
}
