import { pick, type Random } from '../random.ts'
import { filler } from './fill.ts'
import type { DemoStory, ServiceStory } from './story.ts'

/** One piece of work as the story tells it: its texts agree about machine, part, customer and site. */
export interface Telling {
  title: string
  /** fills the {slots} of any other text of the same piece of work */
  fill: (text: string) => string
  /** what the customer writes into a text field of the service's form */
  textFor: (property: string) => string
  /** usual least and most of a number field */
  rangeFor: (property: string) => readonly [least: number, most: number]
}

export function tell(story: DemoStory, service: ServiceStory, random: Random): Telling {
  const fillSlots = filler(story.slots, random)
  const title = fillSlots(pick(random, service.titles))
  const detail = fillSlots(pick(random, service.details))
  const fill = (text: string) => fillSlots(text.replaceAll('{标题}', title).replaceAll('{说明}', detail))
  return {
    title,
    fill,
    textFor: property => fill(pick(random, entryFor(story.inputs, service, property))),
    rangeFor: property => entryFor(story.numbers, service, property),
  }
}

function entryFor<T>(entries: Record<string, T>, { service }: ServiceStory, property: string): T {
  const entry = entries[`${service}.${property}`] ?? entries[property]
  if (!entry) throw new RangeError(`nothing for ${service}.${property} in story/inputs.yaml or numbers.yaml`)
  return entry
}
