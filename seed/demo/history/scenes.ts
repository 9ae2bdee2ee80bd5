import { readYaml } from '../../yaml.ts'

export type Situation =
  | 'unassigned'
  | 'fresh'
  | 'half-way'
  | 'begun'
  | 'late'
  | 'today'
  | 'asked'
  | 'negotiating'
  | 'held'
  | 'delivered'
  | 'returned'
  | 'to-evaluate'

/** Keys of people.yaml, the unit's head serving where nobody is named; a service, or a matter no service covers with the unit asked for it. */
export type Scene = { is: Situation; customer: string; server?: string } & (
  | { service: string; title?: string; words?: string }
  | { adHoc: string; words: string; unit: string }
)

export function readScenes(): Scene[] {
  return readYaml<Scene[]>(new URL('../story/scenes.yaml', import.meta.url))
}
